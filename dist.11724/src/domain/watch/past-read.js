/** Is there something left to read? */
export function isPastLeft(past) {
    return past !== undefined && Object.values(past.reached).some((at) => at > past.from);
}
/** The share that was read by `now`, 0 to 1; of several mailboxes that of the one that is furthest behind. */
export function pastShare({ from, reached }, now) {
    const newest = Math.max(...Object.values(reached), from);
    return now <= from ? 1 : Math.min(1, (now - newest) / (now - from));
}
//# sourceMappingURL=past-read.js.map