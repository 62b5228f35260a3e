// The language that stories are written in: a shop, what its people do and when, and what must be noticed by when.
// Times are wall-clock times of the shop's own zone, counted from day 0.
import { day as dayMs, minute } from './time.js';
/** `day(1).at('02:10')`. */
export function day(n) {
    return {
        at(time) {
            const [h = 0, m = 0] = time.split(':').map(Number);
            return n * dayMs + (h * 60 + m) * minute;
        },
    };
}
export const minutes = (n) => n * minute;
export const days = (n) => n * dayMs;
//# sourceMappingURL=story.js.map