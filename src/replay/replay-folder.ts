// Replays an export folder: the one way in which audits of files and backtests read a shop's past.
import type { ExportFolder } from '../adapters/amazon/export/index.ts';
import { detectors } from '../detectors/all.ts';
import type { Overrides } from '../detectors/run.ts';
import { type DayNumber, dayMs, type Instant, localDay } from '../domain/clock.ts';
import type { AuditedPart } from '../domain/reports/audit.ts';
import type { Change } from '../domain/shop/change.ts';
import { stepMs } from '../watch/step.ts';
import { folderTidings } from './folder-tidings.ts';
import { marketHistory } from './market-history.ts';
import { createReplay, type Replayed } from './replay.ts';

export interface ReplayFolderOptions {
  readonly newId: () => string;
  readonly stepMs?: number;
  /** The time that is judged; what lies before only teaches, what lies after is not read. Default: all that was seen. */
  readonly from?: Instant | null;
  readonly to?: Instant | null;
  readonly overrides?: Overrides;
}

export interface DayActivity {
  readonly orders: number;
  readonly added: number;
}

export interface ReplayedFolder extends Replayed {
  readonly from: Instant;
  readonly to: Instant;
  /** By local day. */
  readonly activity: ReadonlyMap<DayNumber, DayActivity>;
  readonly parts: readonly AuditedPart[];
  readonly counts: { readonly listings: number; readonly activeListings: number; readonly orders: number };
}

/** Of a folder that shows the shop but once, so much of the time before is judged: as at a first look at an account. */
const lookBackMs = 30 * dayMs;

export async function replayFolder(folder: ExportFolder, options: ReplayFolderOptions): Promise<ReplayedFolder> {
  const { account, planned } = folder;
  const opened = await folderTidings(folder);
  const to = Math.min(options.to ?? opened.until, opened.until);
  const from = options.from ?? Math.min(opened.watchedFrom, to - lookBackMs);
  const replay = createReplay({
    account,
    detectors,
    newId: options.newId,
    marketAt: marketHistory(folder.offers, folder.items),
    stepMs: options.stepMs ?? stepMs,
    from,
    parts: opened.parts,
    knownSince: opened.mailsSince,
    planned,
    ...(options.overrides && { overrides: options.overrides }),
  });
  const activity = new Map<DayNumber, DayActivity>();
  for await (const tidings of opened.tidings) {
    if (tidings.at > to) break;
    const changes = (tidings.changes ?? []).filter(({ occurredAt }) => occurredAt >= opened.knownFrom);
    if (changes.length === 0 && !tidings.seen) continue;
    replay.take({ ...tidings, changes });
    for (const change of changes) countActivity(activity, change, account.timeZone);
  }
  const { listings, orders } = opened.state;
  return {
    ...replay.end(to),
    from,
    to,
    activity,
    parts: [...opened.read.values()],
    counts: {
      listings: listings.length,
      activeListings: listings.filter(({ status }) => status === 'active').length,
      orders: orders.size,
    },
  };
}

function countActivity(activity: Map<DayNumber, DayActivity>, change: Change, timeZone: string): void {
  const [orders, added] = [change.kind === 'order-placed' ? 1 : 0, change.kind === 'listing-added' ? 1 : 0];
  if (orders + added === 0) return;
  const day = localDay(change.occurredAt, timeZone);
  const known = activity.get(day);
  activity.set(day, { orders: (known?.orders ?? 0) + orders, added: (known?.added ?? 0) + added });
}
