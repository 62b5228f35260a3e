// Is another title another thing, or the same words damaged on the way? Reports come in one charset today and another
// tomorrow, and what a charset lacks becomes `?`: none of that is something that anybody did to a listing.
import { hasMishap, withoutLacking } from '../text/charset-mishap.js';
import { titleLimit } from './listing.js';
export function compareTitles(before, after) {
    if (before === after)
        return 'same';
    // A listing is merged and compared in a row, and to find out takes some tenths of a millisecond.
    if (last.before !== before || last.after !== after)
        last = { before, after, verdict: judge(before, after) };
    return last.verdict;
}
let last = { before: '', after: '', verdict: 'same' };
function judge(before, after) {
    const [a, b] = [fold(before), fold(after)];
    if (a === b)
        return 'same';
    if (isDestroyed(before) || isDestroyed(after))
        return 'unknown';
    // Plain ASCII without a mark of loss can't be damaged, and nothing damages it.
    if (isAscii(before) && isAscii(after) && !hasMark.test(before) && !hasMark.test(after))
        return 'other';
    const isAfter = hasBecome(before, after);
    if (isAfter && !looksDamaged(before))
        return 'after-damaged';
    if (hasBecome(after, before))
        return 'before-damaged';
    return isAfter ? 'after-damaged' : 'other';
}
/** The title to keep of what was known and what is seen now: never the damaged one. */
export function titleToKeep(before, seen) {
    if (before === '' || seen === '')
        return before || seen;
    const verdict = compareTitles(before, seen);
    if (verdict === 'unknown')
        return isDestroyed(before) ? seen : before;
    return verdict === 'other' || verdict === 'before-damaged' ? seen : before;
}
/** Does it hold marks of letters that were lost, or letters such as `Ã©` and `ã‚¢` that UTF-8 makes when taken for Cp1252? */
export function looksDamaged(title) {
    if (title.includes('\ufffd') || title.includes('??'))
        return true;
    return utf8AsLatin.test(title);
}
const utf8AsLatin = /[\u00c2-\u00c5\u00ce-\u00d1\u00d7-\u00d9][\u0080-\u00bf\u0152-\u0178\u2018-\u2026\u2030\u20ac]|[\u00e0-\u00ef][\u0080-\u00bf\u0152-\u02dc\u2013-\u203a\u20ac\u2122]{2}/;
const hasMark = /[\ufffd?]/;
const marks = /[\ufffd?]+/g;
function isAscii(title) {
    return /^[\p{ASCII}]*$/u.test(title);
}
/** Nothing is left of it but marks of loss. */
function isDestroyed(title) {
    return hasMark.test(title) && !/[\p{L}\p{N}]/u.test(title);
}
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** One form of what charsets, and those who convert them, take for the same. */
function fold(title) {
    return withoutVariants(title)
        .normalize('NFKD')
        .replaceAll(/[\u0300-\u036f]/g, '')
        .normalize('NFC');
}
/** The same with accents, since those letters can be lost. */
function withoutVariants(title) {
    return (title
        .replaceAll(/&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,5}));/g, (all, name, code) => name ? (entities[name] ?? all) : String.fromCodePoint(Number(code)))
        .replaceAll('\uff1f', '\u00bf')
        // Some decoders have letters of nobody's for what others give up.
        .replaceAll(/[\ue000-\uf8ff]/g, '\ufffd')
        .replaceAll(/[\u301c\u3030\uff5e\u223c\u02dc\u203e\uffe3]/g, '~')
        .replaceAll(/[\u2018\u2019\u201a\u2032\u00b4\u0060]/g, "'")
        .replaceAll(/[\u201c\u201d\u201e\u2033]/g, '"')
        .replaceAll(/[\u00a5\uffe5\uff3c]/g, '\\')
        .replaceAll(/[\u2016\u2225\u00a6\uffe4]/g, '|')
        .replaceAll(/[\u2022\u30fb\uff65\u00b7]/g, '·')
        .normalize('NFKC')
        .replaceAll(/[\u2010-\u2015\u2212\u30fc\u2500\u2501]/g, '-')
        .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ''));
}
/** Is `seen` what is left of `title`: letters lost, letters dropped, or a charset taken for another? */
function hasBecome(title, seen) {
    if (isAscii(title))
        return false;
    const rest = withoutVariants(seen);
    if (hasMark.test(rest) && fits(rest, withoutVariants(title)))
        return true;
    if (isMostOf(rest, withoutVariants(title)) && withoutLacking(title).some((left) => fold(left) === fold(seen)))
        return true;
    const [bones, start] = [skeleton(seen), firstLetters(seen)];
    if (bones === '')
        return false;
    const isCut = [...seen].length >= titleLimit;
    return hasMishap(title, seen, (result) => {
        const whole = skeleton(result);
        const all = withoutVariants(result);
        if (hasMark.test(rest) ? whole === bones || fits(rest, all) : !hasMark.test(all) && whole === bones)
            return true;
        return (isSlight(all) && fits(all, rest)) || (isCut && whole.startsWith(bones));
    }, (head) => {
        // The head may end within a letter.
        const first = firstLetters(head).slice(0, -2);
        return first.startsWith(start) || start.startsWith(first);
    });
}
/** Half of the letters at the least, in their order. */
function isMostOf(rest, whole) {
    if (rest.length < 3 || rest.length >= whole.length || rest.length * 2 < whole.length)
        return false;
    let next = 0;
    for (const letter of whole)
        if (letter === rest[next])
            next++;
    return next === rest.length;
}
/** What is left of a text without all that may have been lost: marks, control characters, spaces. */
function skeleton(text) {
    return fold(text).replaceAll(marks, '');
}
/** Does it lack so little that the rest of it tells one title from another? */
function isSlight(text) {
    return (text.match(/[\ufffd?]/g) ?? []).length * 8 <= text.length;
}
/** The first letters, none after a loss. */
function firstLetters(text) {
    return text.replaceAll(blank, '').split(hasLoss, 1)[0]?.slice(0, 16) ?? '';
}
const hasLoss = /[\ufffd\ue000-\uf8ff?]/;
const blank = /[\s\p{Cc}]+/gu;
/** A letter that was lost is one to four marks; a mark that swallowed its neighbours is up to three letters. */
const marksOfLetter = 4;
const swallowed = 2;
/**
 * Is `rest` the same as `whole` with runs of letters beyond ASCII lost? A run of marks stands for about as many letters,
 * one at least of them beyond ASCII; two of ASCII may have gone with them.
 */
function fits(rest, whole) {
    let ends = new Set([0]);
    let from = 0;
    const literal = (text) => {
        ends = new Set([...ends].filter((end) => whole.startsWith(text, end)).map((end) => end + text.length));
    };
    for (const { 0: run, index } of rest.matchAll(marks)) {
        literal(rest.slice(from, index));
        ends = new Set([...ends].flatMap((end) => stretches(whole, end, run)));
        if (ends.size === 0)
            return false;
        from = index + run.length;
    }
    literal(rest.slice(from));
    return ends.has(whole.length);
}
/** Where a run of marks that begins at `start` may end. */
function stretches(whole, start, run) {
    const found = [];
    if (whole.startsWith(run, start))
        found.push(start + run.length);
    let [plain, lost] = [0, 0];
    for (let end = start + 1; end <= Math.min(whole.length, start + run.length + swallowed); end++) {
        if (whole.charCodeAt(end - 1) > 0x7f)
            lost++;
        else
            plain++;
        if (plain > swallowed)
            break;
        if (lost > 0 && lost * marksOfLetter >= run.length)
            found.push(end);
    }
    return found;
}
//# sourceMappingURL=title-damage.js.map