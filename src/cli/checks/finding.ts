// What a check of the installation found: well, or what is wrong and how to mend it.

export interface Finding {
  readonly check: string;
  readonly isGood: boolean;
  readonly detail: string;
  readonly mend: string | null;
}

export const good = (check: string, detail: string): Finding => ({ check, isGood: true, detail, mend: null });
/** Well enough, and could be better. */
export const advise = (check: string, detail: string, mend: string): Finding => ({ check, isGood: true, detail, mend });
export const bad = (check: string, detail: string, mend: string): Finding => ({ check, isGood: false, detail, mend });
