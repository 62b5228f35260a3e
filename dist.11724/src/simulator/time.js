export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;
// See random.ts.
const { floor } = Math;
const offsets = new Map();
const formats = new Map();
/** Offset from UTC in ms; the zones of our stores change on full hours only, so it is kept by the hour. */
export function offsetOf(at, zone) {
    const known = offsets.get(zone) ?? new Map();
    offsets.set(zone, known);
    const slot = floor(at / hour);
    let offset = known.get(slot);
    if (offset === undefined) {
        let format = formats.get(zone);
        if (!format) {
            format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
            formats.set(zone, format);
        }
        offset = Date.parse(`${format.format(slot * hour).replace(' ', 'T')}Z`) - slot * hour;
        known.set(slot, offset);
    }
    return offset;
}
/** Wall-clock time of a zone as if it were UTC. */
export function wallOf(at, zone) {
    return at + offsetOf(at, zone);
}
/** The moment of a wall-clock time. */
export function fromWall(wall, zone) {
    return wall - offsetOf(wall - offsetOf(wall, zone), zone);
}
/** The first local midnight at or after a moment. */
export function nextMidnight(at, zone) {
    return fromWall(Math.ceil(wallOf(at, zone) / day) * day, zone);
}
/** The last local midnight at or before a moment. */
export function lastMidnight(at, zone) {
    return fromWall(floor(wallOf(at, zone) / day) * day, zone);
}
/** 0 (Sunday) to 6, and 0 to 23, on the wall. */
export function weekdayAndHour(at, zone) {
    const wall = new Date(wallOf(at, zone));
    return [wall.getUTCDay(), wall.getUTCHours()];
}
/** `2026-11-22T03:04:05Z`. */
export function iso(at) {
    return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
/** `2026-11-22T03:04:05+00:00`, as the orders reports write it. */
export function isoWithOffset(at) {
    return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}
//# sourceMappingURL=time.js.map