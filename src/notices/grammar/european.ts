// Splitting a sentence of a language with spaces: at marks, at words that begin a clause, and at "and" between two
// predicates but not between two things.
import type { Part } from './lexicon.ts';

export interface Joints {
  /** Before each word that begins a clause. */
  readonly connective: RegExp;
  readonly coordinator: RegExp;
  readonly conditional: RegExp;
  readonly predicate: RegExp;
  /** A clause that begins so hangs on the one before. */
  readonly dependent: RegExp;
}

export function splitAt(
  sentence: string,
  { connective, coordinator, conditional, predicate, dependent }: Joints,
): Part[] {
  let isConditional = false;
  return sentence.split(/[,;:()[\]|]\s*|\s[-–—]+\s|—/u).flatMap((stretch) => {
    // "If you think, that someone changed it": a condition holds for what hangs on it.
    isConditional = isConditional && dependent.test(stretch.trim());
    return stretch
      .split(connective)
      .flatMap((one) => coordinated(one, coordinator, predicate))
      .map((one) => one.trim())
      .filter((text) => text !== '')
      .map((text) => {
        isConditional ||= conditional.test(text);
        return { text, isConditional };
      });
  });
}

/** "Your phone and e-mail were changed" is one clause, "you changed it and we sent a code" are two. */
function coordinated(clause: string, coordinator: RegExp, predicate: RegExp): string[] {
  const out: string[] = [];
  for (const one of clause.split(coordinator)) {
    const before = out.at(-1);
    if (before !== undefined && !(predicate.test(before) && predicate.test(one)))
      out[out.length - 1] = `${before} ${one}`;
    else out.push(one);
  }
  return out;
}
