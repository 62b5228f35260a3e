// Coverage: which parts of the account were seen, how well and when. What was not seen is never "no change".
import type { Instant } from './clock.ts';

/**
 * A part is a slice of the account that is pulled alone.
 * `new-listings` is the fast path by created date; `listings` the whole walk, which alone can show removals.
 */
export const parts = ['new-listings', 'listings', 'orders', 'profile', 'payouts', 'offers', 'catalogue'] as const;
export type Part = (typeof parts)[number];

export type CoverageState = 'complete' | 'partial' | 'missing';

export interface PartCoverage {
  readonly state: CoverageState;
  /** Why it isn't complete, in words for the owner (English; a key of the message catalogue where there is one). */
  readonly reason: string | null;
  /** Up to when it was seen. */
  readonly asOf: Instant | null;
}

export type Coverage = Readonly<Record<Part, PartCoverage>>;

/** Nothing seen yet. */
export function noCoverage(reason = 'not pulled yet'): Coverage {
  const missing: PartCoverage = { state: 'missing', reason, asOf: null };
  return Object.fromEntries(parts.map((part) => [part, missing])) as unknown as Coverage;
}

/** What one pull of one part saw. */
export interface PullRun {
  readonly part: Part;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly coverage: PartCoverage;
  /** Rows or objects read. */
  readonly rows: number;
  readonly calls: number;
  /** Rows that could not be read, kept aside with their line numbers. */
  readonly badRows: readonly BadRow[];
}

export interface BadRow {
  readonly line: number;
  readonly reason: string;
}

/** Coverage from the newest pull of each part; `unpulled` says why a part has none. */
export function coverageOf(runs: Partial<Record<Part, PullRun>>, unpulled?: string): Coverage {
  const coverage = { ...noCoverage(unpulled) };
  for (const run of Object.values(runs)) coverage[run.part] = run.coverage;
  return coverage;
}
