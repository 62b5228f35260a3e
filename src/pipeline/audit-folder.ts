// Audits a folder of exported reports: the same state, changes, steps and detectors as live, in memory.
import type { ExportFolder } from '../adapters/amazon/export/index.ts';
import { detectors } from '../detectors/all.ts';
import { type AuditedPart, type AuditReport, auditedAccount } from '../domain/audit.ts';
import { newBaseline } from '../domain/baseline.ts';
import { effectiveAt } from '../domain/change.ts';
import { dayMs, type Instant } from '../domain/clock.ts';
import { coverageOf, type Part, type PullRun } from '../domain/coverage.ts';
import { notSeenIn } from '../incidents/not-seen.ts';
import { questions } from '../incidents/questions.ts';
import { worthSaying } from './audit.ts';
import { MemoryState, marketOf } from './memory-state.ts';
import { observe } from './observe.ts';
import { walk } from './walk.ts';

/** What is known first only teaches what is usual; of a long export that is four weeks, of a short one nothing. */
const warmUpMs = 28 * dayMs;

/** Reads the folder's snapshots in the order of their times and walks through what they tell. */
export async function auditFolder(folder: ExportFolder, newId: () => string): Promise<AuditReport> {
  const { account } = folder;
  const state = new MemoryState();
  const runs: Partial<Record<Part, PullRun>> = {};
  const read = new Map<Part, AuditedPart>();
  for (const snapshot of folder.snapshots) {
    const { part, at } = snapshot;
    const summary = await observe(state, part, account.marketplaceIds, snapshot.read(), at);
    const { coverage, rows, calls, badRows } = summary;
    runs[part] = { part, startedAt: at, finishedAt: at, coverage, rows, calls, badRows };
    const before = read.get(part);
    read.set(part, {
      part,
      coverage,
      calls,
      rows: (before?.rows ?? 0) + rows,
      badRows: [...(before?.badRows ?? []), ...badRows],
    });
  }

  const times = [...state.changes.map(effectiveAt), ...folder.snapshots.map(({ at }) => at)];
  const [startedAt, finishedAt] = times.reduce<[Instant, Instant]>(
    ([first, last], at) => [Math.min(first, at), Math.max(last, at)],
    [Number.POSITIVE_INFINITY, 0],
  );
  const coverage = coverageOf(runs, 'not in the folder');
  const result = walk(
    { baseline: newBaseline(account.timeZone), recent: [], incidents: [] },
    {
      account,
      pending: state.changes,
      lookedAt: null,
      now: finishedAt,
      detectFrom: finishedAt - startedAt > 2 * warmUpMs ? startedAt + warmUpMs : startedAt,
      coverage,
      market: marketOf(folder.offers, folder.items),
      detectors,
      newId,
    },
  );
  const { listings } = state;
  return {
    version: 1,
    account: auditedAccount(account),
    source: 'folder',
    startedAt,
    finishedAt,
    parts: [...read.values()],
    counts: {
      listings: listings.length,
      activeListings: listings.filter(({ status }) => status === 'active').length,
      orders: state.orders.size,
    },
    incidents: worthSaying(result.touched, Number.NEGATIVE_INFINITY),
    verdicts: result.verdicts,
    notSeen: notSeenIn(account.region),
    questions,
    leftOut: folder.leftOut,
  };
}
