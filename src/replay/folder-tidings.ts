// From the files of an export folder to what became known when. A file tells of its own moment and nothing sooner; only
// the first of a kind also tells of the time before it, by the dates in it, as a first look at an account does.
import type { ExportFolder, ExportSnapshot } from '../adapters/amazon/export/index.ts';
import { dayMs, type Instant } from '../domain/clock.ts';
import type { AuditedPart } from '../domain/reports/audit.ts';
import { type Change, effectiveAt } from '../domain/shop/change.ts';
import type { Order } from '../domain/shop/order.ts';
import { oldestMail } from '../domain/statistics/mail-days.ts';
import { type Part, type PartCoverage, partsByMail, toldByMail } from '../domain/watch/coverage.ts';
import { observe } from '../watch/observe.ts';
import { MemoryState } from './memory-state.ts';
import type { Tidings } from './replay.ts';

export interface FolderTidings {
  /** From when on the shop was really watched: what is dated before only teaches what is usual. */
  readonly watchedFrom: Instant;
  /** Of a folder of mails alone: since when. Days without an order are quiet ones, as far as the mails go back. */
  readonly mailsSince: Instant | null;
  /** What is dated before was not seen whole: it doesn't even teach what is usual. */
  readonly knownFrom: Instant;
  /** The newest moment in the folder. */
  readonly until: Instant;
  readonly parts: ReadonlySet<Part>;
  /** In the order of time. Reads files as it goes: a folder of years takes no more memory than the shop. */
  readonly tidings: AsyncIterable<Tidings>;
  /** What was read of each part, as far as it was read. */
  readonly read: ReadonlyMap<Part, AuditedPart>;
  readonly state: MemoryState;
}

const rebuilt: PartCoverage = {
  state: 'partial',
  reason: 'rebuilt from the dates in the first file',
  asOf: Number.POSITIVE_INFINITY,
};
const byMail: PartCoverage = { state: 'partial', reason: toldByMail, asOf: Number.POSITIVE_INFINITY };
const always = Number.NEGATIVE_INFINITY;
const isMarket = ({ part }: ExportSnapshot) => part === 'offers' || part === 'catalogue';

/** Opens a folder for a replay. Reads orders and the first file of each kind at once, the others while going on. */
export async function folderTidings(folder: ExportFolder): Promise<FolderTidings> {
  const state = new MemoryState();
  const read = new Map<Part, AuditedPart>();
  const early: Tidings[] = [];
  const later: ExportSnapshot[] = [];
  const begun = new Set<Part>();
  const firstOrders: Order[] = [];
  const [marketplaceId = ''] = folder.account.marketplaceIds;
  let watchedFrom = Number.POSITIVE_INFINITY;
  let watchedSince = Number.POSITIVE_INFINITY;
  let until = Number.NEGATIVE_INFINITY;
  let mailsSince: Instant | null = null;
  const files = new Set(folder.snapshots.map(({ part }) => part));
  const hasFiles = (part: Part) => files.has(part) || (part === 'new-listings' && files.has('listings'));

  for (const snapshot of folder.snapshots) {
    const { part, at } = snapshot;
    if (isMarket(snapshot)) {
      await take(snapshot, folder, state, read);
      continue;
    }
    if (part === 'orders' || part === 'feedback' || part === 'notices') {
      // Such a file doesn't say what time it covers: where it shows none, there is taken to have been none.
      begun.add(part);
      const { coverage, changes } = await take(snapshot, folder, state, read);
      early.push({ at: always, seen: { part, coverage: { ...coverage, asOf: Number.POSITIVE_INFINITY } } });
      for (const change of changes) early.push({ at: effectiveAt(change), changes: [change] });
      if (part === 'notices') {
        until = Math.max(until, at);
        // Of what there are no files, the mails are what tells.
        for (const told of partsByMail.filter((one) => !hasFiles(one))) {
          begun.add(told);
          early.push({ at: always, seen: { part: told, coverage: byMail } });
        }
        if (!hasFiles('orders')) mailsSince = oldestMail(changes);
      }
      if (changes.length === 0 || part !== 'orders') continue;
      firstOrders.push(...earliestOrders(state));
      watchedFrom = Math.min(watchedFrom, earliestOf(changes));
      until = Math.max(until, at);
      continue;
    }
    watchedFrom = Math.min(watchedFrom, at);
    watchedSince = Math.min(watchedSince, at);
    until = Math.max(until, at);
    const isFirst = !begun.has(part) || (part === 'listings' && !state.hasWalked(marketplaceId));
    if (!isFirst) {
      later.push(snapshot);
      continue;
    }
    begun.add(part);
    const { coverage, changes } = await take(snapshot, folder, state, read);
    for (const change of changes) early.push({ at: effectiveAt(change), changes: [change] });
    early.push({ at, seen: { part, coverage } });
  }
  const marketParts = marketTidings(folder, early);
  if (begun.has('listings')) early.push({ at: always, seen: { part: 'listings', coverage: rebuilt } });
  early.sort((a, b) => a.at - b.at || 0);
  return {
    watchedFrom,
    mailsSince,
    knownFrom: knownFrom(firstOrders, watchedSince, state),
    until,
    parts: new Set([...begun, ...marketParts]),
    read,
    state,
    tidings: inOrder(early, later, (snapshot) => take(snapshot, folder, state, read)),
  };
}

/** Enough to tell what was sold first. */
const firstOrderCount = 5;
const quietMs = 7 * dayMs;
const freshMs = 30 * dayMs;

function earliestOrders({ orders }: MemoryState): Order[] {
  return [...orders.values()].sort((a, b) => a.purchasedAt - b.purchasedAt).slice(0, firstOrderCount);
}

/**
 * Order reports begin where their owner let them begin, so that there are none before says nothing: unless the files
 * show that the shop had been silent when the first order came, or what was first sold had just been put on sale.
 */
function knownFrom(firstOrders: readonly Order[], watchedSince: Instant, { listings }: MemoryState): Instant {
  const firstAt = firstOrders[0]?.purchasedAt;
  if (firstAt === undefined || firstAt - watchedSince >= quietMs) return always;
  const openedAt = new Map(listings.map((listing) => [listing.sku, listing.openedAt]));
  const isOfFresh = ({ items, purchasedAt }: Order) =>
    items.length > 0 && items.every(({ sku }) => purchasedAt - (openedAt.get(sku) ?? 0) < freshMs);
  return firstOrders.every(isOfFresh) ? always : Math.min(firstAt, watchedSince);
}

function earliestOf(changes: readonly Change[]): Instant {
  return changes.reduce((earliest, change) => Math.min(earliest, effectiveAt(change)), Number.POSITIVE_INFINITY);
}

interface Taken {
  readonly coverage: PartCoverage;
  readonly changes: readonly Change[];
}

async function take(
  { part, at, read: open }: ExportSnapshot,
  { account }: ExportFolder,
  state: MemoryState,
  read: Map<Part, AuditedPart>,
): Promise<Taken> {
  const { coverage, rows, calls, badRows } = await observe(state, part, account.marketplaceIds, open(), at);
  const before = read.get(part);
  read.set(part, {
    part,
    coverage,
    calls,
    rows: (before?.rows ?? 0) + rows,
    badRows: before ? [...before.badRows, ...badRows] : badRows,
  });
  return { coverage, changes: state.takeChanges() };
}

/** From when on the market was known. */
function marketTidings({ offers, items, snapshots }: ExportFolder, into: Tidings[]): Part[] {
  const parts: Part[] = [];
  const complete = (asOf: Instant): PartCoverage => ({ state: 'complete', reason: null, asOf });
  const isThere = (part: Part) => snapshots.some((snapshot) => snapshot.part === part);
  if (isThere('offers')) {
    parts.push('offers');
    if (offers.some(({ isUndated }) => isUndated))
      into.push({ at: always, seen: { part: 'offers', coverage: complete(Number.POSITIVE_INFINITY) } });
    else
      for (const at of new Set(offers.map(({ seenAt }) => seenAt)))
        into.push({ at, seen: { part: 'offers', coverage: complete(at) } });
  }
  if (isThere('catalogue') && items.length > 0) {
    parts.push('catalogue');
    into.push({ at: always, seen: { part: 'catalogue', coverage: complete(Number.POSITIVE_INFINITY) } });
  }
  return parts;
}

async function* inOrder(
  early: readonly Tidings[],
  later: readonly ExportSnapshot[],
  takeOne: (snapshot: ExportSnapshot) => Promise<Taken>,
): AsyncGenerator<Tidings> {
  let next = 0;
  for (const snapshot of later) {
    for (; next < early.length && (early[next] as Tidings).at <= snapshot.at; next++) yield early[next] as Tidings;
    const { coverage, changes } = await takeOne(snapshot);
    yield { at: snapshot.at, changes, seen: { part: snapshot.part, coverage } };
  }
  yield* early.slice(next);
}
