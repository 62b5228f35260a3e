// Pull: asks Amazon for one part of one account and has it observed. A fault is recorded as coverage, never as change.
import type { PullRequest, SellerSource } from '../adapters/amazon/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, dayMs, type Instant, minuteMs, secondMs } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { firstSightMs } from '../domain/statistics/baseline.ts';
import { type Part, type PartCoverage, type PullRun, partsByMail, toldByMail } from '../domain/watch/coverage.ts';
import type { Observed, PullFault, PullSummary, Waiting } from '../domain/watch/observed.ts';
import { isPastLeft } from '../domain/watch/past-read.ts';
import { noticeOverlapMs } from '../mailboxes/notice-source.ts';
import { observe, type Pulled } from './observe.ts';
import { retryAt } from './schedule.ts';

export interface PullDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/** Amazon's lists lag a little: each pull looks again at the last minutes of the one before. */
const overlapMs = 10 * minuteMs;
const noticeBackfillMs = 30 * dayMs;
/** Without API access the mails are all there is to tell what is usual, and whether it has already happened. */
const mailOnlyBackfillMs = 400 * dayMs;
/** Between two portions of a mailbox's past, so that no provider feels pressed. */
const portionRestMs = 5 * secondMs;
/** What was done to older listings is asked for this often, however often the new ones are; the overlap is longer. */
const alteredEveryMs = 3 * minuteMs;
/** Feedback is dated by the day, and shows a while later. */
const feedbackOverlapMs = 7 * dayMs;
/** New listings whose market is looked up. */
const marketLookbackMs = 30 * dayMs;
/** How old a market price may be before it is looked up again. */
const marketStaleMs = dayMs;
/** ASINs looked up in one pull, the newest first: some minutes at Amazon's pace, so that a burst is judged as it grows. */
const marketLimit = 200;
/** Known to the messages in both languages. */
const marketCut = 'only the newest new listings were compared; the others follow';
/** Things read before the transaction opens: waiting for Amazon's pace holds no lock. */
const readAheadLimit = 20_000;

export interface PullResult {
  readonly run: PullRun;
  readonly fault: PullFault | null;
}

/**
 * Pulls one part; without API access what the mails tell of is seen with them. Amazon's faults are in the result (and in the recorded run); a database error or an abort throws,
 * and then nothing of the pull is kept.
 */
export async function pullPart(
  deps: PullDeps,
  account: Account,
  source: SellerSource,
  part: Part,
  signal?: AbortSignal,
  onWait?: (waiting: Waiting) => void,
): Promise<PullResult> {
  const result = await pullOnePart(deps, account, source, part, signal, onWait);
  if (account.isMailOnly && part === 'notices')
    for (const told of partsByMail) await deps.store.recordRun(account.id, toldBy(result.run, told));
  return result;
}

/** Mails tell of things as they happen: that is never the whole. */
function toldBy({ coverage, ...run }: PullRun, part: Part): PullRun {
  const { past, ...seen } = coverage;
  const isWhole = coverage.state === 'complete' || (run.fault === undefined && isPastLeft(past));
  const told = isWhole ? { ...seen, state: 'partial' as const, reason: toldByMail } : seen;
  return { ...run, part, coverage: told, badRows: [] };
}

async function pullOnePart(
  { store, clock }: PullDeps,
  account: Account,
  source: SellerSource,
  part: Part,
  signal?: AbortSignal,
  onWait?: (waiting: Waiting) => void,
): Promise<PullResult> {
  const startedAt = clock.now();
  const previous = (await store.lastRuns(account.id))[part];
  const { request, isCut = false } = await requestFor(store, account, part, startedAt);
  const { first, rest } = await readAhead(source.pull(request, signal, onWait));

  let summary: PullSummary;
  const finish = (said: PullSummary): PullRun => {
    summary = said;
    const { rows, calls, badRows, fault } = said;
    const coverage: PartCoverage =
      isCut && said.coverage.state === 'complete'
        ? { ...said.coverage, state: 'partial', reason: marketCut }
        : said.coverage;
    const finishedAt = clock.now();
    // Where what is new is seen, it goes on at its own pace.
    const againAt =
      fault === null && isPastLeft(coverage.past)
        ? finishedAt + portionRestMs
        : coverage.aheadTo === undefined
          ? retryAt(account.id, part, fault, finishedAt, previous)
          : undefined;
    return {
      ...{ part, startedAt, finishedAt, coverage, rows, calls, badRows },
      ...(fault && { fault: fault.kind }),
      ...(againAt !== undefined && { retryAt: againAt }),
    };
  };
  if (first.length === 0 && rest.done && rest.summary.coverage.state === 'missing') {
    const run = finish(rest.summary);
    await store.recordRun(account.id, run);
    return { run, fault: rest.summary.fault };
  }
  const run = await store.observe(account.id, async (state) =>
    finish(await observe(state, part, account.marketplaceIds, resume(first, rest), startedAt)),
  );
  // biome-ignore lint/style/noNonNullAssertion: observe() has called finish()
  return { run, fault: summary!.fault };
}

interface Wanted {
  readonly request: PullRequest;
  /** There is more to ask for than one pull should. */
  readonly isCut?: boolean;
}

async function requestFor(store: Store, account: Account, part: Part, now: Instant): Promise<Wanted> {
  const runs = await store.lastRuns(account.id, { isSeen: true });
  const last = runs[part];
  const since = last?.coverage.asOf ? last.coverage.asOf - overlapMs : null;
  switch (part) {
    case 'profile':
    case 'performance':
      return { request: { part } };
    case 'listings':
      if (last?.coverage.fewer)
        return { request: { part, previousRows: last.coverage.fewer.before, doubtedRows: last.rows } };
      return { request: { part, previousRows: last?.rows ?? null } };
    case 'new-listings': {
      const turnOf = (at: Instant) => Math.floor(at / alteredEveryMs);
      const isNewAlone = last?.coverage.asOf != null && turnOf(last.coverage.asOf) === turnOf(now);
      return { request: { part, since: since ?? now - marketLookbackMs, ...(isNewAlone && { isNewAlone }) } };
    }
    case 'orders':
      if (last?.coverage.aheadTo !== undefined)
        return { request: { part, since: since ?? 0, isBackfill: true, newSince: last.coverage.aheadTo - overlapMs } };
      return { request: { part, since: since ?? now - firstSightMs, isBackfill: since === null } };
    case 'notices': {
      const { asOf = null, past: before } = last?.coverage ?? {};
      // Mails can come late or be found late in a folder; those seen before are told by their keys.
      const since = asOf === null ? null : asOf - noticeOverlapMs;
      if (!account.isMailOnly) return { request: { part, since: since ?? now - noticeBackfillMs } };
      const reached = before?.reached ?? {};
      const past = { from: now - mailOnlyBackfillMs, reached };
      return { request: { part, since: since ?? now - noticeOverlapMs, past } };
    }
    case 'feedback':
      // A feedback that was seen before is told by its order.
      return {
        request: {
          part,
          // What was doubted is asked for again whole.
          since:
            last?.coverage.state === 'complete' && last.coverage.asOf !== null
              ? last.coverage.asOf - feedbackOverlapMs
              : now - firstSightMs,
          hasOrders: (await store.counts(account.id)).orders > 0,
        },
      };
    case 'payouts':
      return { request: { part, since: now - firstSightMs } };
    case 'foreign-reports':
      return { request: { part, since: since ?? now - firstSightMs } };
    case 'offers':
    case 'catalogue': {
      const asins = await unseenAsins(store, account.id, part, now, marketLimit + 1);
      return { request: { part, asins: asins.slice(0, marketLimit) }, isCut: asins.length > marketLimit };
    }
  }
}

/** ASINs of new listings whose market isn't known, or no longer; the newest first. */
export function unseenAsins(store: Store, accountId: string, part: 'offers' | 'catalogue', now: Instant, limit = 1) {
  return store.unseenAsins(accountId, part, now - marketLookbackMs, now - marketStaleMs, limit);
}

type Rest = { readonly done: true; readonly summary: PullSummary } | { readonly done: false; readonly more: Pulled };

/** Reads until the pull ends or enough is in hand that a transaction is worth opening. */
async function readAhead(pulled: Pulled): Promise<{ first: Observed[]; rest: Rest }> {
  const first: Observed[] = [];
  let size = 0;
  while (size < readAheadLimit) {
    const next = await pulled.next();
    if (next.done) return { first, rest: { done: true, summary: next.value } };
    first.push(next.value);
    size += sizeOf(next.value);
  }
  return { first, rest: { done: false, more: pulled } };
}

function sizeOf(batch: Observed): number {
  return Object.values(batch).reduce((sum, things) => sum + things.length, 0);
}

async function* resume(first: readonly Observed[], rest: Rest): AsyncGenerator<Observed, PullSummary, undefined> {
  yield* first;
  if (rest.done) return rest.summary;
  try {
    for (;;) {
      const next = await rest.more.next();
      if (next.done) return next.value;
      yield next.value;
    }
  } finally {
    await rest.more.return?.();
  }
}
