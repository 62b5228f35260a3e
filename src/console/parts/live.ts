// Live pages: tells open pages that something has changed, so that they read themselves anew. One question a second to the
// database for all of them, whichever process made the change; what a page shows it reads as anyone does, past the guard.
import { streamSSE } from 'hono/streaming';
import { type App, createSystemClock } from '../../app.ts';
import { minuteMs, secondMs } from '../../domain/clock.ts';
import { visitorOf } from '../entering/visitor.ts';
import type { Ask } from '../env.tsx';

/** `trouble`: the database doesn't answer. `minute`: nothing may have happened, but times go on. */
type News = 'changed' | 'trouble' | 'minute';
type Tell = (news: News, revision: string) => void;

const roundsAMinute = minuteMs / secondMs;
/** Pages that one process keeps up to date; more read themselves anew only when they are opened. */
const mostPages = 1000;
/** ... and of them one person's, in all their browsers: nobody keeps the others from theirs. */
export const mostOfOne = 50;

export interface Live {
  /** The stream for one page. */
  follow(context: Ask): Response | Promise<Response>;
}

export function createLive(app: App): Live {
  const pages = new Set<Tell>();
  const ofOne = new Map<string, number>();
  const { sleep } = createSystemClock();
  let isWatching = false;
  // by the computer's own time: a story's clock may stand still, and readers don't
  const watch = async () => {
    let last: string | null = null;
    for (let round = 1; pages.size > 0; round++) {
      const revision = await app.store.consoleRevision().catch(() => null);
      const news = revision === null ? 'trouble' : round % roundsAMinute === 0 ? 'minute' : 'changed';
      if (revision !== last || news === 'minute') for (const tell of pages) tell(news, revision ?? '');
      last = revision;
      await sleep(secondMs);
    }
  };
  const join = (tell: Tell) => {
    pages.add(tell);
    if (isWatching) return;
    isWatching = true;
    void watch().finally(() => {
      isWatching = false;
    });
  };

  return {
    follow(context) {
      const {
        visitor,
        app: { store },
      } = context.var;
      const who = visitor.personId ?? visitor.session;
      if (pages.size >= mostPages || (ofOne.get(who) ?? 0) >= mostOfOne) return context.text('', 503);
      let seen = context.req.query('since') ?? '';
      // a proxy that gathers what it is sent would hold everything back
      context.header('x-accel-buffering', 'no');
      return streamSSE(context, async (stream) => {
        const gone = new AbortController();
        stream.onAbort(() => gone.abort());
        const say = (event: News | 'out', data: string) => stream.writeSSE({ event, data }).catch(() => gone.abort());
        const tell: Tell = (news, ofAll) => {
          if (visitor.clients === null || news === 'trouble') return tellIt(news, ofAll);
          // what happens in the shops of others is no news here, nor how much of it
          void store.consoleRevision().then(
            (own) => tellIt(news, own),
            () => tellIt('trouble', ''),
          );
        };
        const tellIt: Tell = (news, revision) => {
          if (news === 'changed' && revision === seen) return;
          seen = revision;
          void say(news, revision);
          if (news === 'minute') void lookWho();
        };
        // who has left, or was idle for too long, learns nothing more
        const lookWho = async () => {
          const still = await visitorOf(app, context, { isNoted: false }).catch(() => undefined);
          if (still !== null) return;
          await say('out', '');
          gone.abort();
        };
        ofOne.set(who, (ofOne.get(who) ?? 0) + 1);
        await stream.write('retry: 3000\n\n');
        join(tell);
        await new Promise<void>((resolve) => {
          if (gone.signal.aborted) resolve();
          gone.signal.addEventListener('abort', () => resolve(), { once: true });
        });
        pages.delete(tell);
        const left = (ofOne.get(who) ?? 1) - 1;
        if (left > 0) ofOne.set(who, left);
        else ofOne.delete(who);
      });
    },
  };
}
