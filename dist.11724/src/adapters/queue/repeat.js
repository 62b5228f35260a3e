// Work that comes round by itself: each account's pulls, the sweep that looks for what was left behind, the heartbeat.
import { isDeepStrictEqual } from 'node:util';
/** So late, the next job of a schedule has been lost: no worker has a queue that long behind it. */
const lostAfter = 3;
/** Schedules that are set at once: enough not to wait for each answer, few enough for a small pool. */
const atOnce = 50;
/** Sets one schedule, if it isn't set already. Without an offset the first job comes at once. */
export async function repeat(queue, repeated, now) {
    await set(queue, repeated, await queue.getJobScheduler(repeated.id), now);
}
/** Makes the schedules of a queue these and no others; what is right already is left alone. */
export async function keepRepeated(queue, wanted, now) {
    const known = new Map((await queue.getJobSchedulers(0, -1)).map((scheduler) => [scheduler.key, scheduler]));
    const ids = new Set(wanted.map(({ id }) => id));
    const changes = [
        ...[...known.keys()].filter((id) => !ids.has(id)).map((id) => () => queue.removeJobScheduler(id)),
        ...wanted.map((repeated) => () => set(queue, repeated, known.get(repeated.id), now)),
    ];
    for (let i = 0; i < changes.length; i += atOnce) {
        await Promise.all(changes.slice(i, i + atOnce).map((change) => change()));
    }
}
async function set(queue, repeated, known, now) {
    const { id, rhythm, name, data, opts } = repeated;
    // PostgreSQL gives back the keys of what a job holds in another order
    if (known && isSame(known, rhythm) && isDeepStrictEqual(known.template?.data, data)) {
        const every = 'everyMs' in rhythm ? rhythm.everyMs : null;
        if (every === null || known.next === undefined || now - known.next < lostAfter * every)
            return;
    }
    // On PostgreSQL, BullMQ 6.7 keeps the place within the old interval when the interval changes: from an hour to
    // five minutes, the next job would come up to an hour later.
    if (known)
        await queue.removeJobScheduler(id);
    const options = 'everyMs' in rhythm
        ? { every: rhythm.everyMs, ...(rhythm.offsetMs !== undefined && { offset: rhythm.offsetMs }) }
        : { pattern: rhythm.pattern, tz: rhythm.timeZone };
    await queue.upsertJobScheduler(id, options, { name, data, ...(opts && { opts }) });
}
function isSame(known, rhythm) {
    if ('pattern' in rhythm)
        return known.pattern === rhythm.pattern && known.tz === rhythm.timeZone;
    // without a wish, BullMQ gives it the place of its first job
    return known.every === rhythm.everyMs && (rhythm.offsetMs === undefined || known.offset === rhythm.offsetMs);
}
//# sourceMappingURL=repeat.js.map