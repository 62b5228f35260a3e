const iso = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)$/i;
/** The moment, or null for any other text, an impossible date (31 February) or one without an offset. */
export function parseIsoInstant(text) {
    const match = iso.exec(text);
    if (!match)
        return null;
    const [, year, month, day, hour, minute, second = '0', fraction = '0', zone = 'Z'] = match;
    const local = utcOf(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
    if (local === null)
        return null;
    return local + Math.floor(Number(`0.${fraction}`) * 1000) - offsetMs(zone);
}
/** UTC ms of a calendar date and wall-clock time; null where the calendar or the clock has no such one. */
export function utcOf(year, month, day, hour, minute, second) {
    if (year < 1995 || year > 2199 || hour > 23 || minute > 59 || second > 59)
        return null;
    const at = Date.UTC(year, month - 1, day, hour, minute, second);
    const date = new Date(at);
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null;
}
function offsetMs(zone) {
    if (zone === 'Z' || zone === 'z')
        return 0;
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
    return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
//# sourceMappingURL=iso-instant.js.map