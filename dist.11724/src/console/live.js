// Live pages: tells open pages that something has changed, so that they read themselves anew. One question a second to the
// database for all of them, whichever process made the change; what a page shows it reads as anyone does, past the guard.
import { streamSSE } from 'hono/streaming';
import { createSystemClock } from '../app.js';
import { minuteMs, secondMs } from '../domain/clock.js';
import { visitorOf } from './visitor.js';
const roundsAMinute = minuteMs / secondMs;
/** Pages that one process keeps up to date; more read themselves anew only when they are opened. */
const mostPages = 1000;
export function createLive(app) {
    const pages = new Set();
    const { sleep } = createSystemClock();
    let isWatching = false;
    // by the computer's own time: a story's clock may stand still, and readers don't
    const watch = async () => {
        let last = null;
        for (let round = 1; pages.size > 0; round++) {
            const revision = await app.store.consoleRevision().catch(() => null);
            const news = revision === null ? 'trouble' : round % roundsAMinute === 0 ? 'minute' : 'changed';
            if (revision !== last || news === 'minute')
                for (const tell of pages)
                    tell(news, revision ?? '');
            last = revision;
            await sleep(secondMs);
        }
    };
    const join = (tell) => {
        pages.add(tell);
        if (isWatching)
            return;
        isWatching = true;
        void watch().finally(() => {
            isWatching = false;
        });
    };
    return {
        follow(context) {
            if (pages.size >= mostPages)
                return context.text('', 503);
            let seen = context.req.query('since') ?? '';
            // a proxy that gathers what it is sent would hold everything back
            context.header('x-accel-buffering', 'no');
            return streamSSE(context, async (stream) => {
                const gone = new AbortController();
                stream.onAbort(() => gone.abort());
                const say = (event, data) => stream.writeSSE({ event, data }).catch(() => gone.abort());
                const tell = (news, revision) => {
                    if (news === 'changed' && revision === seen)
                        return;
                    seen = revision;
                    void say(news, revision);
                    if (news === 'minute')
                        void lookWho();
                };
                // who has left, or was idle for too long, learns nothing more
                const lookWho = async () => {
                    const visitor = await visitorOf(app, context, { isNoted: false }).catch(() => undefined);
                    if (visitor !== null)
                        return;
                    await say('out', '');
                    gone.abort();
                };
                await stream.write('retry: 3000\n\n');
                join(tell);
                await new Promise((resolve) => {
                    if (gone.signal.aborted)
                        resolve();
                    gone.signal.addEventListener('abort', () => resolve(), { once: true });
                });
                pages.delete(tell);
            });
        },
    };
}
//# sourceMappingURL=live.js.map