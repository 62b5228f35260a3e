// What of an incident is still so: a foreign listing on sale, a stranger's account that is paid.
import type { Part } from './coverage.ts';
import type { Evidence } from './evidence.ts';

/** One thing that is still as the stranger left it. */
export interface StandingRow {
  readonly detector: string;
  readonly row: Evidence;
}

export interface Standing {
  /** True only when all that can be seen of it was looked at lately, and none of it stands. */
  readonly isBack: boolean;
  /** What still stands, each thing once. */
  readonly standing: readonly StandingRow[];
  /** How many things were looked at. */
  readonly judged: number;
  /** Parts that would have to be seen, and weren't lately. */
  readonly unseen: readonly Part[];
  /** Things that no API shows (who may sign in, the address that Amazon writes to): only the owner can tell. */
  readonly unseeable: readonly Evidence[];
}
