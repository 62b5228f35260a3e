// Which parts of an account are due to be pulled, and how often each is. Pure.
import { dayMs, hourMs, type Instant, minuteMs } from '../domain/clock.ts';
import type { FaultKind } from '../domain/errors.ts';
import type { Account } from '../domain/shop/account.ts';
import { firstSightMs } from '../domain/statistics/baseline.ts';
import { optionalParts, type Part, type PullRun, partsOf, pulledParts, type Sight } from '../domain/watch/coverage.ts';
import type { PullFault } from '../domain/watch/observed.ts';
import { isPastLeft } from '../domain/watch/past-read.ts';

export type Intervals = Readonly<Record<Part, number>>;
type Runs = Partial<Record<Part, PullRun>>;

/** How often each part is pulled unless the settings say otherwise; within Amazon's rates (searchOrders: once in 180 s). */
export const everyMs: Intervals = {
  'new-listings': 3 * minuteMs,
  listings: dayMs,
  orders: 3 * minuteMs,
  profile: 15 * minuteMs,
  payouts: 15 * minuteMs,
  // On demand: they cost nothing while there is no new ASIN.
  offers: minuteMs,
  catalogue: hourMs,
  // Besides, a mailbox rings when mail comes (watch-mailboxes.ts).
  notices: 3 * minuteMs,
  // Amazon itself works them out anew once a day or so.
  performance: 6 * hourMs,
  feedback: 6 * hourMs,
  'foreign-reports': 10 * minuteMs,
};

/** Pulled when there is something to look up, not by the clock. */
export const onDemand: ReadonlySet<Part> = new Set(['offers', 'catalogue']);

/**
 * What was not seen whole is asked for again after this long at the most: a broken connection must not cost the daily
 * walk. Not sooner, since a report that failed (FATAL) should rest for half an hour (amzn docs#2803).
 */
const againMs = hourMs;
/**
 * What rings (mail that came, a notification of Amazon's) is answered at once, and a flood of rings by a pull each so
 * often: a burst of listings shows its first at once, and what makes it one some seconds later. Amazon gives five calls a
 * second for listings; for orders twenty ahead, and then one in three minutes.
 */
const answerMs: Partial<Record<Part, number>> = { notices: 5_000, 'new-listings': 3_000, orders: 30_000 };
/** What isn't there (no mailbox, not offered in this region) is looked for at this pace: it may be added. */
const absentMs = 10 * minuteMs;
/** So much later than it should have been, a part has been left behind by its schedule. */
const lateMs = 5 * minuteMs;

/** By which faults, and of which parts by none, a pull that saw nothing says that there is nothing. */
export const absentBy: { readonly faults: readonly FaultKind[]; readonly withoutFault: readonly Part[] } = {
  faults: ['not-available-in-region'],
  withoutFault: optionalParts,
};

/** Is there nothing to pull (no mailbox, not offered in this region), rather than something that can't be seen? */
export function isAbsent({ part, coverage, fault }: Sight): boolean {
  if (coverage.state !== 'missing') return false;
  const { faults, withoutFault } = absentBy;
  return fault === undefined ? withoutFault.includes(part) : faults.includes(fault);
}

/** Rows that can't be read, and a report for which Amazon says to have no data, are no other in an hour. */
function isSettled({ part, coverage, fault, badRows }: PullRun): boolean {
  if (coverage.state !== 'partial' || fault !== undefined || coverage.fewer !== undefined) return false;
  return part === 'feedback' || (part === 'listings' && badRows.length > 0);
}

/** Does it end well before its past is read? */
const isNextPortion = ({ fault, coverage }: PullRun) => fault === undefined && isPastLeft(coverage.past);

const isReadSince = ({ coverage }: PullRun, at: Instant) =>
  Object.values(coverage.past?.reached ?? {}).every((reached) => reached <= at);

/** How long a part rests after its newest pull began. */
export function restMs(part: Part, run: PullRun | undefined, every: Intervals = everyMs): number {
  if (run === undefined || run.coverage.state === 'complete' || isSettled(run)) return every[part];
  // Its own retryAt says when.
  if (run.fault === 'report-pending' || isNextPortion(run)) return 0;
  return isAbsent(run) ? Math.max(every[part], absentMs) : Math.min(every[part], againMs);
}

/** When the part is due again. */
function dueAt(run: PullRun, every: Intervals): Instant {
  return Math.max(run.startedAt + restMs(run.part, run, every), run.retryAt ?? Number.NEGATIVE_INFINITY);
}

/** Parts of the account that are due, in the order in which they should be pulled. */
export function dueParts(
  account: Pick<Account, 'isMailOnly'>,
  runs: Runs,
  now: Instant,
  every: Intervals = everyMs,
): Part[] {
  return pulledParts(account).filter((part) => {
    const last = runs[part];
    return last === undefined || now >= dueAt(last, every);
  });
}

/** Parts that their own schedule has left behind, for the sweep: never pulled, to be tried again, or late. */
export function overdueParts(
  account: Pick<Account, 'isMailOnly'>,
  runs: Runs,
  now: Instant,
  every: Intervals = everyMs,
): Part[] {
  return dueParts(account, runs, now, every).filter((part) => {
    const last = runs[part];
    if (last === undefined || last.retryAt !== undefined) return true;
    if (onDemand.has(part)) return last.coverage.state !== 'complete';
    return now >= dueAt(last, every) + Math.min(restMs(part, last, every) / 2, lateMs);
  });
}

/**
 * Whether a job that says "pull now" should: about when the part is due, so that jobs asked for twice pull once; and
 * never before what Amazon or our back-off asked for.
 */
export function mayPull(part: Part, last: PullRun | undefined, now: Instant, every: Intervals = everyMs): boolean {
  if (last === undefined) return true;
  if (now < (last.retryAt ?? Number.NEGATIVE_INFINITY)) return false;
  return onDemand.has(part) || last.retryAt !== undefined || now - last.startedAt >= restMs(part, last, every) / 2;
}

/**
 * When the part may be pulled because something rang: never before what Amazon or our back-off asked for, and not so soon
 * after the pull before that a flood would be answered one by one.
 */
export function answerAt(part: Part, last: PullRun | undefined, every: Intervals = everyMs): Instant {
  if (last === undefined) return Number.NEGATIVE_INFINITY;
  const restMs = onDemand.has(part) ? 0 : (answerMs[part] ?? every[part] / 2);
  return Math.max(last.startedAt + restMs, last.retryAt ?? Number.NEGATIVE_INFINITY);
}

/** A place within the interval that is always the same for this account and part, so that a thousand don't meet. */
export function placeMs(accountId: string, part: Part, intervalMs: number): number {
  return 1 + Math.floor(chanceOf(`${accountId}/${part}`) * (intervalMs - 1));
}

/** These pass by themselves, mostly soon. */
const passing: ReadonlySet<FaultKind> = new Set(['network', 'provider-fault']);
const passingCapMs = 15 * minuteMs;
const capMs = hourMs;

/**
 * When to try again after a fault: what Amazon asked for, else twice as long as the last wait, give or take a quarter by
 * account. Undefined where there was no fault, or none that anything would change.
 */
export function retryAt(
  accountId: string,
  part: Part,
  fault: PullFault | null,
  finishedAt: Instant,
  previous: PullRun | undefined,
): Instant | undefined {
  if (fault === null || fault.kind === 'not-available-in-region') return undefined;
  const firstMs = Math.min(everyMs[part], againMs);
  if (fault.kind === 'report-pending') return finishedAt + (fault.retryAfterMs ?? firstMs);
  if (fault.kind === 'throttled') return finishedAt + (fault.retryAfterMs ?? firstMs);
  const limitMs = Math.max(firstMs, passing.has(fault.kind) ? passingCapMs : capMs);
  const lastMs = previous?.retryAt === undefined ? null : previous.retryAt - previous.finishedAt;
  const waitMs = lastMs === null ? firstMs : Math.min(Math.max(2 * lastMs, firstMs), limitMs);
  return finishedAt + Math.round(waitMs * (0.75 + chanceOf(`${accountId}/${part}/${finishedAt}`) / 2));
}

/** Parts without which a first judgement would take what comes later for news. */
const groundParts: readonly Part[] = ['new-listings', 'listings', 'orders', 'profile'];
/** A first walk that takes longer than this isn't waited for. */
const groundMs = 30 * minuteMs;

/** Has enough been asked for to judge? Until then a look would take the shop's past for what is new. */
export function isGroundLaid(account: Pick<Account, 'isMailOnly'>, runs: Runs, now: Instant): boolean {
  const firstAt = Math.min(...Object.values(runs).map(({ startedAt }) => startedAt));
  const isIn = (part: Part) => runs[part] !== undefined && runs[part].fault !== 'report-pending';
  const own = partsOf(account);
  // Mails are read newest first: those that are still to come only tell what was usual long ago.
  const isRead =
    runs.notices === undefined || !isNextPortion(runs.notices) || isReadSince(runs.notices, now - firstSightMs);
  return (isRead && groundParts.filter((part) => own.includes(part)).every(isIn)) || now - firstAt >= groundMs;
}

/** 0 to 1, the same for the same words (FNV-1a). */
function chanceOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words.charCodeAt(i), 0x01000193) >>> 0;
  // the low bits of short words are poorly mixed
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}
