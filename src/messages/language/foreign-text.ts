// Text that a stranger may have written (listing titles, store names, server replies), made harmless to look at.
// HTML is escaped by React and ICU never sees it; this is about what the eye and the mail reader would make of it.

/** Graphemes shown of a foreign text unless the caller says otherwise. */
export const foreignTextLimit = 70;

/** Longer input is cut before any work is done on it: one grapheme can't honestly need more than this many units. */
const unitsPerGrapheme = 30;

/** Line breaks, tabs, and letters that are drawn as nothing (Hangul fillers, Braille blank). */
const blanks = /[\p{Cc}\p{Z}\u115f\u1160\u2800\u3164\uffa0]+/gu;
/** Zero-width, bidi controls, soft hyphens, tags, lone surrogates, private and unassigned code points. */
const unseen = /[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
/** Marks piled on one letter beyond what any language writes. */
const piledMarks = /(\p{M}{3})\p{M}+/gu;
/** Letters written from right to left: Hebrew, Arabic and their kin, with presentation forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Nothing to take out, and each character is a grapheme: ASCII, Latin, kana without loose sound marks, Han, fullwidth
 * forms. Nearly every title is so, and to segment one takes a hundred times as long.
 */
const plainLetter = String.raw`[\x21-\x7e\xa1-\xac\xae-\u024f\u2010-\u2027\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff60]`;
const plain = new RegExp(`^${plainLetter}*(?: ${plainLetter}+)*$`);

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As telephone numbers are written, in the digits of any script: `0120-999-373`, `090-12345678`, `+81312345678`, `(800) 555-0199`, `1-800-CALL-NOW`. */
const telephone = (() => {
  const gap = '[-‐–－ー.／/\\s()（）]{1,2}';
  const fromHere = `[(（]?[0０٠۰]\\p{Nd}{0,4}(?:${gap}\\p{Nd}{1,8}){0,3}${gap}\\p{Nd}{2,8}`;
  const fromAbroad = `[+＋]\\p{Nd}{1,14}(?:${gap}\\p{Nd}{1,8}){0,4}`;
  const inAmerica = `[(（]?\\p{Nd}{3}${gap}\\p{Nd}{3}${gap}\\p{Nd}{4}`;
  const inLetters = `(?:1${gap})?8\\d\\d${gap}[A-Z\\d]{3,4}(?:${gap})?[A-Z\\d]{3,4}`;
  return new RegExp(
    `(?<![\\p{L}\\p{Nd}-])(?:${[fromAbroad, fromHere, inAmerica, inLetters].join('|')})(?![\\p{L}\\p{Nd}-])`,
    'gu',
  );
})();
/** Fewer than in any number that can be called from abroad: dates have eight. */
const fewestDigits = 9;

function breakTelephone(number: string): string {
  const digits = number.match(/[\p{Nd}A-Z]/gu)?.length ?? 0;
  if (digits < fewestDigits) return number;
  return number.replace(/^[+＋]/, '[$&]').replace(/(?<=[\p{Nd}A-Z])[-‐–－ー.／/\s()（）]+(?=[\p{Nd}A-Z])/gu, '[$&]');
}

/** What opens something when it is clicked, other than a page. */
const scheme =
  /\b(tel|sms|mailto|callto|facetime|skype|whatsapp|line|tg|intent|file|javascript|vbscript|data):(?=\S)/gi;
const ipAddress = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?=[/:])/g;

/**
 * Breaks what a mail reader or a phone would turn into a link (`https://a.example` to `https[:]//a[.]example`,
 * `0120-999-373` to `0120[-]999[-]373`), and what would run if it were typed as it stands there: a command of ours.
 */
function defang(text: string): string {
  return text
    .replace(telephone, breakTelephone)
    .replace(/:\/\//g, '[:]//')
    .replace(scheme, '$1[:]')
    .replace(/\\\\(?=\S)/g, '[\\\\]')
    .replace(ipAddress, (address) => address.replaceAll('.', '[.]'))
    .replace(/(?<=[\p{L}\p{N}-])[.\u3002\uff0e\uff61](?=[\p{L}]{2})/gu, '[.]')
    .replace(/\b(rusuban|npx)(?=\s+\S)/gi, '[$1]');
}

/**
 * One line of at most `limit` graphemes, without control, zero-width or direction characters. Right-to-left text is
 * isolated (U+2068 ... U+2069) so that it can't turn its neighbours around. May be empty.
 */
export function cleanText(text: string, limit = foreignTextLimit): string {
  if (text.length <= limit && plain.test(text)) return text.trim();
  const start = text.slice(0, limit * unitsPerGrapheme);
  const line = start.replace(unseen, '').replace(blanks, ' ').replace(piledMarks, '$1').trim();
  const graphemes = firstGraphemes(line, limit + 1);
  const isCut = graphemes.length > limit || start.length < text.length;
  const shown =
    graphemes
      .slice(0, isCut ? limit - 1 : limit)
      .join('')
      .trimEnd() + (isCut ? '…' : '');
  return rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
}

function firstGraphemes(line: string, most: number): string[] {
  if (plain.test(line)) return [...line.slice(0, most)];
  const graphemes: string[] = [];
  for (const { segment } of segmenter.segment(line)) if (graphemes.push(segment) >= most) break;
  return graphemes;
}

/** The same, with links broken: for whatever can come from a stranger. */
export function cleanForeignText(text: string, limit = foreignTextLimit): string {
  return defang(cleanText(text, limit));
}
