// Audit: pulls everything of one account now, looks, and says what was found and what could not be seen.
import type { SellerSource } from '../adapters/amazon/port.ts';
import { type Instant, minuteMs } from '../domain/clock.ts';
import { type AuditReport, auditedAccount, auditResult } from '../domain/reports/audit.ts';
import type { WaitingPart } from '../domain/reports/audit-run.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Part, type PullRun, partsOf, pulledParts } from '../domain/watch/coverage.ts';
import type { Incident } from '../domain/watch/incident.ts';
import type { Waiting } from '../domain/watch/observed.ts';
import { isPastLeft, type PastRead } from '../domain/watch/past-read.ts';
import { rankOf } from '../domain/watch/severity.ts';
import { notSeenIn } from '../incidents/not-seen.ts';
import { asked as askedQuestions } from '../incidents/questions.ts';
import { firstLookMs, type LookDeps, lookAt } from '../watch/look.ts';
import { pullPart } from '../watch/pull.ts';
import { onDemand } from '../watch/schedule.ts';

export interface AuditProgress {
  /** Called as each part begins. Several are under way at once. */
  readonly onPart: (part: Part) => void;
  /** Called as each part is in. */
  readonly onPulled: (run: PullRun) => void;
  /** Called after each portion of a mailbox's past. */
  readonly onPast?: (past: PastRead) => void;
  /** Called when a part waits for something that takes a while. */
  readonly onWait?: (waiting: WaitingPart) => void;
}

/** Reports that stay in Amazon's queue for longer are left there: the next pull, or the next audit, picks them up. */
const patienceMs = 45 * minuteMs;

/**
 * Audits an account, its parts side by side as far as Amazon's pace allows. Each part is kept as soon as it is in, so an
 * interrupted audit loses nothing.
 */
export async function auditAccount(
  deps: LookDeps,
  account: Account,
  source: SellerSource,
  progress: AuditProgress,
  signal?: AbortSignal,
): Promise<AuditReport> {
  const startedAt = deps.clock.now();
  const runs = new Map<Part, PullRun>();
  const failed = new AbortController();
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const pullAll = async (some: readonly Part[]) => {
    const pulls = some.map(async (part) => {
      progress.onPart(part);
      const until = startedAt + patienceMs;
      const onWait = (waiting: Waiting) =>
        progress.onWait?.({ ...waiting, part, until: waiting.for === 'report' ? until : waiting.until });
      const onPast = (past: PastRead) => progress.onPast?.(past);
      const run = await pullWhole(deps, account, source, part, { until, signal: either, onWait, onPast });
      runs.set(part, run);
      progress.onPulled(run);
    });
    // One that fails by our own fault ends the others, and none is left running.
    await Promise.all(pulls.map((pull) => pull.catch((error: unknown) => failed.abort(error))));
    either.throwIfAborted();
  };
  const asked = pulledParts(account);
  await pullAll(asked.filter((part) => !onDemand.has(part)));
  // Looked up for what the others brought.
  await pullAll(asked.filter((part) => onDemand.has(part)));
  // What another part told of.
  const told = await deps.store.lastRuns(account.id);
  const own = partsOf(account).map((part) => runs.get(part) ?? told[part]);
  await lookAt(deps, account.id);
  const finishedAt = deps.clock.now();
  const incidents = await deps.store.listIncidents(account.id);
  return {
    version: 1,
    account: auditedAccount(account),
    source: 'amazon',
    startedAt,
    finishedAt,
    parts: own
      .flatMap((run) => run ?? [])
      .map(({ part, coverage, rows, calls, badRows }) => ({ part, coverage, rows, calls, badRows })),
    counts: await deps.store.counts(account.id),
    incidents: worthSaying(incidents, finishedAt - firstLookMs),
    verdicts: await deps.store.lastVerdicts(account.id),
    notSeen: notSeenIn(account),
    questions: askedQuestions(await deps.store.listAnswers(account.id), finishedAt),
    leftOut: [],
  };
}

/** At the most so many pulls of one part: a thousand ASINs take ten minutes at Amazon's pace. */
const pullLimit = 5;

interface Patience {
  /** Until when a report is waited for. */
  readonly until: Instant;
  readonly signal: AbortSignal;
  readonly onWait: (waiting: Waiting) => void;
  readonly onPast: (past: PastRead) => void;
}

/** Pulls a part as one run: again while its report is being made, or while there is more of one that comes in portions. */
async function pullWhole(
  deps: LookDeps,
  account: Account,
  source: SellerSource,
  part: Part,
  { until, signal, onWait, onPast }: Patience,
): Promise<PullRun> {
  const isPortioned = part === 'offers' || part === 'catalogue';
  let { run, fault } = await pullPart(deps, account, source, part, signal, onWait);
  const again = async (rows: number) => {
    const before = run;
    ({ run, fault } = await pullPart(deps, account, source, part, signal, onWait));
    run = { ...run, startedAt: before.startedAt, rows: rows + run.rows, calls: before.calls + run.calls };
  };
  for (;;) {
    const { past } = run.coverage;
    if (past !== undefined) onPast(past);
    if (fault !== null || !isPastLeft(past)) break;
    await again(run.rows);
  }
  for (let pulls = 1; isPortioned && run.coverage.state === 'partial' && run.rows > 0 && pulls < pullLimit; pulls++)
    await again(run.rows);
  while (fault?.kind === 'report-pending') {
    const restMs = fault.retryAfterMs ?? minuteMs;
    if (deps.clock.now() + restMs > until) break;
    onWait({ for: 'report', until });
    await deps.clock.sleep(restMs, signal);
    await again(0);
  }
  return run;
}

/** Open ones whatever their age, and what else there was since; the worst first, then the newest. */
export function worthSaying(incidents: readonly Incident[], since: number): Incident[] {
  return incidents
    .filter(({ status, updatedAt }) => status === 'open' || status === 'acknowledged' || updatedAt >= since)
    .sort((a, b) => rankOf(b.severity) - rankOf(a.severity) || b.updatedAt - a.updatedAt);
}

const exitCodes = { clean: 0, findings: 1, blind: 2 } as const;

/** 0 nothing found, 1 something found (`low` or worse), 2 nothing could be seen. */
export function auditExitCode(report: AuditReport): 0 | 1 | 2 {
  return exitCodes[auditResult(report)];
}
