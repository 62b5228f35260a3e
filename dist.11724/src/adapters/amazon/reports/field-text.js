// Text out of reports, made safe to keep: no control characters, no endless titles. What looks odd but is text
// (right-to-left marks, zero-width letters, HTML) stays as data: it is evidence, and escaped wherever it is shown.
import { titleLimit } from '../../../domain/shop/listing.js';
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for; PostgreSQL takes no NUL.
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;
/** Amazon allows 40 characters; a longer one is someone's attack or a damaged row. */
export const skuLimit = 200;
/** Without control characters; a run of them counts as one space. */
export function cleanText(text) {
    return text.search(controls) === -1 ? text : text.replaceAll(controls, ' ').trim();
}
/** The same, cut to `titleLimit` characters (code points, so that no emoji is cut in half). */
export function cleanTitle(text) {
    const clean = cleanText(text);
    return clean.length <= titleLimit ? clean : [...clean.slice(0, titleLimit * 2)].slice(0, titleLimit).join('');
}
//# sourceMappingURL=field-text.js.map