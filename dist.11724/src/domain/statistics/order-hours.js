// Order hours: how a shop's orders spread over the hours of its week. One small table, learned day by day as days settle, in
// which what is months old fades; so that an hour can be held against its own hour and no look counts orders again.
import { hourMs, localDay, localHour } from '../clock.js';
const weekHours = 168;
export const noOrderHours = [];
/** After so many days a count weighs half. */
const halfLifeDays = 56;
const fading = 0.5 ** (1 / halfLifeDays);
/** The next day has come: everything fades a little. */
function fade(week, days) {
    if (week.length === 0 || days <= 0)
        return week;
    const factor = fading ** days;
    return week.map((count) => rounded(count * factor));
}
/** Adds one day's orders by hour. */
function learnDay(week, day, byHour) {
    const counts = week.length === 0 ? new Array(weekHours).fill(0) : [...week];
    const first = (((day % 7) + 7) % 7) * 24;
    for (const [hour, count] of Object.entries(byHour)) {
        const slot = first + Number(hour);
        counts[slot] = rounded((counts[slot] ?? 0) + count);
    }
    return counts;
}
/** Kept short: it is stored with every look. */
const rounded = (count) => Math.round(count * 100) / 100;
export const sumOf = (week) => week.reduce((sum, count) => sum + count, 0);
/**
 * The share of a week's orders that usually falls into the hours before a moment. Every hour counts as if it had had
 * `prior` orders more, so that an empty one is unlikely and not impossible.
 */
export function shareBefore(week, sum, moment, hours, timeZone, prior = 1) {
    let share = 0;
    for (let k = 0; k < hours; k++) {
        // The middle of each hour that lies whole before the moment.
        const at = moment - (k + 0.5) * hourMs;
        const slot = (((localDay(at, timeZone) % 7) + 7) % 7) * 24 + localHour(at, timeZone);
        share += ((week[slot] ?? 0) + prior) / (sum + weekHours * prior);
    }
    return share;
}
/** An hour of a day is learned this many days later: orders show late, and a suspicion needs time to rise. */
const settledDays = 3;
/**
 * At the turn of a day what was known fades, and days that have settled are taken in and forget their own hours. Suspect
 * days wait until they are trusted or forgotten.
 */
export function settle({ orderHours = noOrderHours, lastDay, suspectDays }, days, today) {
    if (lastDay === null || lastDay >= today)
        return orderHours;
    let week = fade(orderHours, today - lastDay);
    const foreign = new Set(suspectDays);
    for (const [key, counts] of Object.entries(days)) {
        const day = Number(key);
        const { ordersByHour, ...others } = counts;
        if (!ordersByHour || day > today - settledDays || foreign.has(day))
            continue;
        week = learnDay(week, day, ordersByHour);
        days[day] = others;
    }
    return week;
}
//# sourceMappingURL=order-hours.js.map