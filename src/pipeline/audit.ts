// Audit: pulls everything of one account now, looks, and says what was found and what could not be seen.
import type { SellerSource } from '../adapters/amazon/port.ts';
import type { Account } from '../domain/account.ts';
import { type AuditReport, auditedAccount, auditResult } from '../domain/audit.ts';
import { type Part, type PullRun, parts } from '../domain/coverage.ts';
import type { Incident } from '../domain/incident.ts';
import { rankOf } from '../domain/severity.ts';
import { notSeenIn } from '../incidents/not-seen.ts';
import { asked } from '../incidents/questions.ts';
import { firstLookMs, type LookDeps, lookAt } from './look.ts';
import { pullPart } from './pull.ts';

export interface AuditProgress {
  /** Called before each part and once when all are in. */
  readonly onPart: (part: Part) => void;
  readonly onPulled: (run: PullRun) => void;
}

/** Audits an account. Each part is kept as soon as it is in, so an interrupted audit loses nothing. */
export async function auditAccount(
  deps: LookDeps,
  account: Account,
  source: SellerSource,
  progress: AuditProgress,
  signal?: AbortSignal,
): Promise<AuditReport> {
  const startedAt = deps.clock.now();
  const runs: PullRun[] = [];
  for (const part of parts) {
    progress.onPart(part);
    runs.push(await pullWhole(deps, account, source, part, signal));
    progress.onPulled(runs.at(-1) as PullRun);
  }
  await lookAt(deps, account.id);
  const finishedAt = deps.clock.now();
  const incidents = await deps.store.listIncidents(account.id);
  return {
    version: 1,
    account: auditedAccount(account),
    source: 'amazon',
    startedAt,
    finishedAt,
    parts: runs.map(({ part, coverage, rows, calls, badRows }) => ({ part, coverage, rows, calls, badRows })),
    counts: await deps.store.counts(account.id),
    incidents: worthSaying(incidents, finishedAt - firstLookMs),
    verdicts: await deps.store.lastVerdicts(account.id),
    notSeen: notSeenIn(account.region),
    questions: asked(await deps.store.listAnswers(account.id), finishedAt),
    leftOut: [],
  };
}

/** At the most so many pulls of one part: a thousand ASINs take ten minutes at Amazon's pace. */
const pullLimit = 5;

/** Pulls a part; one that can only be had in portions again while there is more, as one run. */
async function pullWhole(
  deps: LookDeps,
  account: Account,
  source: SellerSource,
  part: Part,
  signal?: AbortSignal,
): Promise<PullRun> {
  let { run } = await pullPart(deps, account, source, part, signal);
  const isPortioned = part === 'offers' || part === 'catalogue';
  for (let pulls = 1; isPortioned && run.coverage.state === 'partial' && run.rows > 0 && pulls < pullLimit; pulls++) {
    const next = (await pullPart(deps, account, source, part, signal)).run;
    run = { ...next, startedAt: run.startedAt, rows: run.rows + next.rows, calls: run.calls + next.calls };
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
