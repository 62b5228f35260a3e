// What a check of the installation found: well, or what is wrong and how to mend it. In every language: the doctor says
// it in the reader's, and its JSON in English.
import type { Advice } from '../../domain/errors.ts';
import type { Text } from '../../domain/text/text.ts';

export interface Finding {
  readonly check: Text;
  readonly isGood: boolean;
  readonly detail: Text;
  readonly mend: Text | null;
}

export const good = (check: Text, detail: Text): Finding => ({ check, isGood: true, detail, mend: null });
/** Well enough, and could be better. */
export const advise = (check: Text, detail: Text, mend: Text): Finding => ({ check, isGood: true, detail, mend });
export const bad = (check: Text, detail: Text, mend: Text): Finding => ({ check, isGood: false, detail, mend });
export const failed = (check: Text, { what, hint }: Advice): Finding => bad(check, what, hint);
