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
  /** Up to the auxiliary of a clause, which the next may leave out: "was verified and added". */
  readonly auxiliary: RegExp;
  /** It does: a participle, and no auxiliary or subject of its own. */
  readonly elliptic: RegExp;
}

/** "A new user, Mallory, was added". */
const apposition =
  /,\s(?!(?:[^,]*\s)?(?:was|were|is|are|has|have|you|we|if|when|that|which|who|wurden?|ist|sind|hat|haben|sie|wir|wenn|falls|das|die|der)\s)[^,.;:]{1,40},(?=\s(?:was|were|has|have|wurden?|hat|ist)\s)/gu;

const relative = /^(?:that|which|who|whom)\s(?:was|were|has|have|is|are|had)\b/u;

export function splitAt(
  sentence: string,
  { connective, coordinator, conditional, predicate, dependent, auxiliary, elliptic }: Joints,
): Part[] {
  let isConditional = false;
  return sentence
    .replace(apposition, '')
    .split(/[,;:()[\]|]\s*|\s[-–—]+\s|—/u)
    .flatMap((stretch) => {
      // "If you think, that someone changed it": a condition holds for what hangs on it.
      isConditional = isConditional && dependent.test(stretch.trim());
      return stretch
        .split(connective)
        .flatMap((one) => coordinated(one, { coordinator, predicate, auxiliary, elliptic }))
        .map((one) => one.trim())
        .filter((text) => text !== '')
        .map((text, i) => {
          isConditional ||= conditional.test(text);
          return { text, isConditional, isRelative: i > 0 && relative.test(text) };
        });
    });
}

/** "Your phone and e-mail were changed" is one clause, "you changed it and we sent a code" are two. */
function coordinated(
  clause: string,
  { coordinator, predicate, auxiliary, elliptic }: Pick<Joints, 'coordinator' | 'predicate' | 'auxiliary' | 'elliptic'>,
): string[] {
  const out: string[] = [];
  for (const one of clause.split(coordinator)) {
    const before = out.at(-1);
    if (before !== undefined && !(predicate.test(before) && predicate.test(one)))
      out[out.length - 1] = `${before} ${one}`;
    else out.push(completed(one, auxiliary.exec(before ?? '')?.[0], elliptic));
  }
  return out;
}

/** With the auxiliary that it shares with the clause before it. */
const completed = (clause: string, shared: string | undefined, elliptic: RegExp) =>
  shared === undefined ? clause : clause.replace(elliptic, `${shared}$1`);
