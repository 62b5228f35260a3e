// What is kept of a subject that was not understood: its shape. Only words that mails about an account are made of stand
// in it, so that no name, number, address or title can.
import { fold } from './fold.ts';
import { gap, withoutQuotations } from './grammar/cut.ts';
import { knownWords } from './subject-words.ts';

/** Stands for whatever was left out. */
export const leftOut = '…';
const longest = 120;
const words = new Intl.Segmenter('ja', { granularity: 'word' });
const known = new Set([...knownWords].map(fold));

/** The shape of a subject: "…様のアカウントに…が追加されました". */
export function shapeOf(subject: string): string {
  const parts = [...words.segment(fold(withoutQuotations(subject.slice(0, 500)).replaceAll(leftOut, gap)))].map(
    ({ segment, isWordLike }) => {
      if (isWordLike) return known.has(segment) ? segment : leftOut;
      return /^[\s:,.!?、。・【】[\]()-]$/u.test(segment) ? segment : segment.includes(gap) ? leftOut : '';
    },
  );
  return parts
    .join('')
    .replace(/…(?:[\s.,・-]*…)+/gu, leftOut)
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longest);
}
