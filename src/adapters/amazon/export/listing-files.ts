// listings/<time>.txt: each a listing report as it was downloaded, one snapshot a file.

import { hourMs, type Instant } from '../../../domain/clock.ts';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { PartCoverage } from '../../../domain/watch/coverage.ts';
import type { Observed, PullSummary } from '../../../domain/watch/observed.ts';
import { badShare, type ReportEnd, readListingReport } from '../reports/index.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { bytesOf, type FolderFile, filesIn, reasonOf, stampOf } from './folder-file.ts';
import { leaveOutRows } from './left-out.ts';

/** A walk that shows less than this share of the one before was cut off (Amazon has served 115 rows of 3,388) ... */
const suspiciousShare = 0.5;
/** ... and this many fewer: half of a handful can go in a day. */
const suspiciousRows = 20;
/** Files whose numbers of rows differ by this share at most say the same. */
const agreeingShare = 0.1;
const believedMs = 60 * hourMs;

/** Finds the reports and looks at the start of each; those that are no reports are left out. */
export async function listingSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const snapshots: ExportSnapshot[] = [];
  const refused: ExportSnapshot[] = [];
  const before: Before = { rows: 0, doubted: null };
  for (const file of await filesIn(folder, 'listings')) {
    const stamp = stampOf(file.name, ['txt', 'tsv']);
    try {
      if (!stamp) throw new Error('its name is not the time of its download, such as 20260301T000000Z.txt');
      const probe = readListingReport(bytesOf(file), { marketplaceId, charset: null });
      await probe.next();
      await probe.return(emptyEnd);
      const { at, isPartial } = stamp;
      snapshots.push({
        at,
        isPartial,
        part: 'listings',
        read: () => readSnapshot(file, marketplaceId, stamp, before, leftOut),
      });
    } catch (error) {
      const reason = reasonOf(error);
      leftOut.push({ file: file.name, line: null, reason });
      if (stamp) refused.push(refusedSnapshot(stamp.at, snapshots.at(-1)?.at ?? null, `${file.name}: ${reason}`));
    }
  }
  return snapshots.length === 0 ? [] : [...snapshots, ...refused];
}

/** A file that was left out whole: from its time on the shop isn't seen in full, though files before it stand. */
function refusedSnapshot(at: Instant, asOf: Instant | null, reason: string): ExportSnapshot {
  return {
    at,
    isPartial: true,
    part: 'listings',
    // biome-ignore lint/correctness/useYield: there is nothing in it
    async *read() {
      return { coverage: { state: 'partial', reason, asOf }, calls: 0, rows: 0, badRows: [], fault: null };
    },
  };
}

const emptyEnd: ReportEnd = { rows: 0, badRows: [], badRowCount: 0, notes: [], noteCount: 0, remarks: [], charset: '' };

async function* readSnapshot(
  file: FolderFile,
  marketplaceId: string,
  { at, isPartial }: { at: number; isPartial: boolean },
  before: Before,
  leftOut: LeftOut[],
): AsyncGenerator<Observed, PullSummary, undefined> {
  let end = emptyEnd;
  let failure: string | null = null;
  const reader = readListingReport(bytesOf(file), { marketplaceId, charset: null });
  try {
    for (;;) {
      const next = await reader.next();
      if (next.done) {
        end = next.value;
        break;
      }
      yield { listings: next.value };
    }
  } catch (error) {
    failure = reasonOf(error);
    leftOut.push({ file: file.name, line: null, reason: failure });
  } finally {
    await reader.return(end);
  }
  leaveOutRows(leftOut, file.name, end);
  const isKnownPartial = failure !== null || isPartial;
  const isFewer = !isKnownPartial && isSuspiciouslyFew(end.rows, at, before);
  const reason =
    failure ??
    (isPartial
      ? 'the file says by its name that it is partial'
      : isFewer
        ? fewerThan(end, before)
        : (emptinessOf(end) ?? badnessOf(end)));
  const said = [reason, ...end.remarks].filter((words) => words !== null);
  const isToEnd = !isKnownPartial && !isFewer && end.rows > 0 && end.badRowCount <= end.rows * badShare;
  const coverage: PartCoverage = {
    state: reason === null ? 'complete' : 'partial',
    reason: said.length === 0 ? null : said.join('; '),
    asOf: at,
    ...(isFewer && { fewer: { rows: end.rows, before: before.rows } }),
  };
  if (isToEnd) before.rows = end.rows;
  if (!isFewer && !isKnownPartial) before.doubted = null;
  else if (isFewer && !agrees(end.rows, before)) before.doubted = { rows: end.rows, since: at };
  const unread = isToEnd ? { unread: end.badRowCount } : {};
  return { coverage, calls: 0, rows: end.rows, badRows: end.badRows, fault: null, ...unread };
}

/** What the files before this one had. */
interface Before {
  rows: number;
  /** What files since then showed, where that was doubted. */
  doubted: { rows: number; since: Instant } | null;
}

/** Why a report that was read to its end isn't all of it; null when nothing speaks for it. */
function badnessOf({ rows, badRowCount }: ReportEnd): string | null {
  return badRowCount > 0 ? `${badRowCount} of ${rows} rows could not be read` : null;
}

/** Amazon has made reports of nothing but their header for days, of shops that sold on (models#1385). */
function emptinessOf({ rows }: ReportEnd): string | null {
  return rows === 0 ? 'it has no row but its header, which alone is not believed' : null;
}

/** What files show alike for some days is believed: then the shop did shrink. Nothing at all never is. */
function isSuspiciouslyFew(rows: number, at: Instant, before: Before): boolean {
  if (rows === 0 && before.rows > 0) return true;
  if (rows >= before.rows * suspiciousShare || before.rows - rows < suspiciousRows) return false;
  return !(agrees(rows, before) && at - (before.doubted?.since ?? at) >= believedMs);
}

function agrees(rows: number, { doubted }: Before): boolean {
  return doubted !== null && Math.abs(rows - doubted.rows) <= doubted.rows * agreeingShare;
}

const fewerThan = ({ rows }: ReportEnd, before: Before) =>
  `only ${rows} rows where the report before had ${before.rows}`;
