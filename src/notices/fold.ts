// Folds text to what the eye takes it for, so that "Аmаz0n" with Cyrillic letters and digits reads as "amazon".
import { toLatin } from './confusables.ts';

/** What is drawn like a Latin letter without standing among Unicode's confusables, in small; those seen in names. */
const lookalikes: Readonly<Record<string, string>> = {
  ...{ в: 'b', ё: 'e', ї: 'i', к: 'k', м: 'm', н: 'h', т: 't', п: 'n', з: '3', ʼ: "'", λ: 'a', δ: 'a', ξ: 'e', ʌ: 'a' },
  ...{ β: 'b', ε: 'e', η: 'n', κ: 'k', μ: 'u', τ: 't', υ: 'u', χ: 'x', ω: 'w', ζ: 'z', ս: 'u', '∀': 'a', '₳': 'a' },
  ...{
    ℓ: 'l',
    ꭺ: 'a',
    ꮓ: 'z',
    ᴧ: 'a',
    '△': 'a',
    '∆': 'a',
    ᗋ: 'a',
    ᝪ: 'o',
    ᗩ: 'a',
    ᗝ: 'o',
    ᘔ: 'z',
    ᑎ: 'n',
    卂: 'a',
    爪: 'm',
    乙: 'z',
    ㄖ: 'o',
    几: 'n',
    ʍ: 'm',
    '₥': 'm',
    '₦': 'n',
    ᐱ: 'a',
    '⊙': 'o',
    '●': 'o',
  },
};

const digits: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  '2': 'z',
};

/** Drawn as nothing; put inside words to break a search. */
const invisible = /[\p{Cf}\p{Cc}\p{Mn}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** More marks on one letter than Unicode lets a text have that is to be normalised (UAX 15, stream-safe). */
const piledMarks = /(\p{M}{30})\p{M}+/gu;

/** Nothing in it folds but its case. */
const plain = /^[\x20-\x7e]*$/;

/** The same with kana, ideographs, wide letters and their marks as a mail in Japanese is written: nothing in it joins another. */
const plainJapanese =
  /^[\t\n\r\x20-\x7e\u2500-\u25ff\u3000-\u3029\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uff01-\uff5e\uffe5]*$/;

/** What of these is narrow, or nothing, when it is folded. */
const wide = /[\t\n\r\u3000\uff01-\uff5e\uffe5]/g;

function narrow(char: string): string {
  if (char < ' ') return '';
  if (char === '\u3000') return ' ';
  return char === '\uffe5' ? '\u00a5' : String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}

/** Two Arabic phrases that Unicode writes out in 18 and 8 letters; of all others the longest comes to 6. */
const phrases = /[\ufdfa\ufdfb]/g;

/**
 * Width, ligatures and case evened out; what can't be seen removed. Japanese stays as it is. At most 7 times as long as
 * it was.
 */
export function fold(text: string): string {
  if (plainJapanese.test(text)) return text.replace(wide, narrow).toLowerCase();
  return text
    .replace(phrases, ' ')
    .replace(piledMarks, '$1')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(invisible, (c) => (/[\u3099\u309a]/.test(c) ? c : ''))
    .normalize('NFC');
}

const drawnAlike = new RegExp(`[${Object.keys(lookalikes).join('')}]`, 'gu');

/** A mail's text is asked for by a dozen patterns, one after the other: what the last long ones folded to is kept. */
const lastLong = new Map<string, string>();
const [longFrom, lastLongLimit] = [200, 8];

/** The same with foreign letters replaced by the Latin ones that they are drawn like. */
export function skeleton(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  const known = lastLong.get(text);
  if (known !== undefined) return known;
  const folded = fold(toLatin(text)).replace(drawnAlike, (char) => lookalikes[char] ?? char);
  if (text.length < longFrom) return folded;
  if (lastLong.size >= lastLongLimit) lastLong.delete(lastLong.keys().next().value ?? '');
  lastLong.set(text, folded);
  return folded;
}

/** The same for names of hosts and mailboxes, where digits and pairs of letters stand for letters as well. */
export function nameSkeleton(text: string): string {
  let out = '';
  for (const char of skeleton(text)) out += digits[char] ?? char;
  return out
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl(?=o)/g, 'd');
}

const scripts = { latin: /\p{Script=Latin}/u, cyrillic: /\p{Script=Cyrillic}/u, greek: /\p{Script=Greek}/u } as const;

/** Words that mix Latin with Cyrillic or Greek letters, which no language does. */
export function mixedScriptWords(text: string, limit = 3): string[] {
  const found = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]{2,40}/gu)) {
    if (!scripts.latin.test(word)) continue;
    // µ and Ω stand beside Latin letters in units.
    if (scripts.cyrillic.test(word) || (scripts.greek.test(word) && !/[µμΩω]/.test(word))) found.add(word);
    if (found.size === limit) break;
  }
  return [...found];
}

/** Edits (insert, delete, replace, swap neighbours) from one short word to another; `limit` + 1 when more. */
export function distance(a: string, b: string, limit = 2): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? limit + 1;
}
