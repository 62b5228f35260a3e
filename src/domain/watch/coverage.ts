// Coverage: which parts of the account were seen, how well and when. What was not seen is never "no change".
import type { Instant } from '../clock.ts';
import type { FaultKind } from '../errors.ts';
import type { Account } from '../shop/account.ts';
import type { PastRead } from './past-read.ts';

/**
 * A part is a slice of the account that is pulled alone.
 * `notices` are Amazon's mails in the owner's mailbox; `performance` is Amazon's judgement of the account, `feedback`
 * the buyers'. Both are reports that take a while, so they come late; `foreign-reports` are those with data of buyers that
 * anybody asked for.
 * `new-listings` is the fast path by created date; `listings` the whole walk, which alone can show removals.
 */
export const parts = [
  'new-listings',
  'listings',
  'orders',
  'profile',
  'payouts',
  'offers',
  'catalogue',
  'notices',
  'performance',
  'feedback',
  'foreign-reports',
] as const;
export type Part = (typeof parts)[number];

/** Which may not be there at all (no mailbox is watched; not every application is shown them): nothing to mend. */
export const optionalParts: readonly Part[] = ['notices', 'foreign-reports'];

/** Of which mails tell without the API, as things happen and never the whole. */
export const partsByMail = ['new-listings', 'orders', 'payouts'] as const satisfies readonly Part[];

/** The parts that an account is watched by; the others are outside of it. */
export function partsOf({ isMailOnly }: Pick<Account, 'isMailOnly'>): readonly Part[] {
  return isMailOnly ? [...partsByMail, 'notices'] : parts;
}

/** Those that are asked for. Without the API it is the mails, read as `notices`, that tell of the rest. */
export function pulledParts({ isMailOnly }: Pick<Account, 'isMailOnly'>): readonly Part[] {
  return isMailOnly ? ['notices'] : parts;
}

export type CoverageState = 'complete' | 'partial' | 'missing';

export interface PartCoverage {
  readonly state: CoverageState;
  /**
   * Why it isn't complete, in words for the owner (English; a key of the message catalogue where there is one). Of a
   * complete one what there is to know besides, such as titles that came damaged.
   */
  readonly reason: string | null;
  /** Up to when it was seen. */
  readonly asOf: Instant | null;
  /** Where pulls are recorded and the newest saw less than an earlier one: since when, and why. */
  readonly setback?: Setback;
  /** It shows suspiciously fewer rows than the pull before, which is why it is no more than partial. */
  readonly fewer?: { readonly rows: number; readonly before: number };
  /** Up to when it was seen beyond a gap at `asOf` that is still to be filled: what is newest comes first. */
  readonly aheadTo?: Instant;
  /** How far the past of its mailboxes was read, which is read besides what comes. */
  readonly past?: PastRead;
  /** By how much this computer's clock went ahead of Amazon's, from half a minute on (behind: negative). */
  readonly skewMs?: number;
}

/** A part that was once seen better than now. */
export interface Setback {
  /** What went wrong at the newest pull; null where an answer was merely short. */
  readonly fault: FaultKind | null;
  /** When the first pull that saw less ended, and the newest. Between them it was tried and not seen. */
  readonly since: Instant;
  readonly at: Instant;
  /** Since when it went wrong in this one way, where it began in another. */
  readonly faultSince?: Instant;
}

/** No part of this account, which is watched without it: that is no blindness, and no "nothing was there". */
export interface Outside extends Omit<PartCoverage, 'state'> {
  readonly state: 'outside';
}

export type Coverage = Readonly<Record<Part, PartCoverage | Outside>>;

/** Was any of it seen? */
export function isSighted({ state }: Pick<Coverage[Part], 'state'>): boolean {
  return state === 'complete' || state === 'partial';
}

/** Why nothing is known of a part that no pull has tried. */
export const notPulledYet = 'not pulled yet';

/** Was it looked at, so that what is there was seen? What only mails tell of is heard of where Amazon writes of it. */
export function isLookedAt(part: Coverage[Part]): boolean {
  return isSighted(part) && part.reason !== toldByMail;
}

/** Nothing seen yet. */
export function noCoverage(reason = notPulledYet): Readonly<Record<Part, PartCoverage>> {
  const missing: PartCoverage = { state: 'missing', reason, asOf: null };
  return Object.fromEntries(parts.map((part) => [part, missing])) as Record<Part, PartCoverage>;
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
  /** What went wrong, if anything did. */
  readonly fault?: FaultKind;
  /** Not to be pulled again before this: what Amazon asked for, or our back-off at its faults. */
  readonly retryAt?: Instant;
}

/** What of a pull tells how fresh its part is. */
export interface Sight extends Pick<PullRun, 'part' | 'startedAt' | 'finishedAt' | 'fault' | 'retryAt'> {
  readonly coverage: Pick<PartCoverage, 'state' | 'reason' | 'asOf' | 'aheadTo'>;
}

export interface Sights {
  /** The newest pull of each part ... */
  readonly runs: Partial<Readonly<Record<Part, Sight>>>;
  /** ... and the newest that saw anything. */
  readonly seen: Partial<Readonly<Record<Part, Sight>>>;
}

export interface BadRow {
  /** null for what has no lines: an answer in JSON. */
  readonly line: number | null;
  readonly reason: string;
}

/** Why a part is outside; known to the messages in both languages. */
const notPart = 'not part of this account';
/** Why nothing is ever seen whole without the API. */
export const toldByMail = 'only what Amazon’s mails tell of it';

const outside: Outside = { state: 'outside', reason: notPart, asOf: null };

/** What is no part of the account, as coverage. */
export function outsideOf(account: Pick<Account, 'isMailOnly'>): Partial<Coverage> {
  const own = partsOf(account);
  return Object.fromEntries(parts.filter((part) => !own.includes(part)).map((part) => [part, outside]));
}

/**
 * Coverage from the newest pull of each part.
 * @param worse when the first pull ended that saw less than one before it, for parts where the newest still does
 */
export function coverageOf(
  account: Pick<Account, 'isMailOnly'>,
  runs: Partial<Record<Part, PullRun>>,
  worse: Partial<Record<Part, Pick<Setback, 'since' | 'faultSince'>>> = {},
): Coverage {
  const own = partsOf(account);
  const seen = parts.map((part): [Part, Coverage[Part]] => {
    const run = runs[part];
    if (!own.includes(part)) return [part, outside];
    if (run === undefined) return [part, { state: 'missing', reason: notPulledYet, asOf: null }];
    const times = worse[part];
    const { coverage, fault = null, finishedAt } = run;
    return [part, times === undefined ? coverage : { ...coverage, setback: { fault, at: finishedAt, ...times } }];
  });
  return Object.fromEntries(seen) as Coverage;
}
