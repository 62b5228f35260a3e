// Tracking numbers as Yamato gives them out (eleven digits and what they leave when divided by seven), and as liars do.
import { hash } from '../random.js';
const elevenDigits = (words) => String(hash(...words, 'parcel'))
    .padStart(11, '4')
    .slice(-11);
/** One that its carrier could have given out. */
export function realNumber(...words) {
    const digits = elevenDigits(words);
    return `${digits}${Number(digits) % 7}`;
}
/** One that looks right and has a wrong check digit. */
export function madeUpNumber(...words) {
    const digits = elevenDigits(words);
    return `${digits}${(Number(digits) % 7) + 2}`;
}
//# sourceMappingURL=tracking.js.map