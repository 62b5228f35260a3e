// listings/<time>.txt: each a listing report as it was downloaded, one snapshot a file.
import type { LeftOut } from '../../../domain/audit.ts';
import { hourMs, type Instant } from '../../../domain/clock.ts';
import type { PartCoverage } from '../../../domain/coverage.ts';
import type { Observed, PullSummary } from '../../../domain/observed.ts';
import { type ReportEnd, readListingReport } from '../reports/index.ts';
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
/** More bad rows than this share, and what is missing may be there. */
const badShare = 0.01;

/** Finds the reports and looks at the start of each; those that are no reports are left out. */
export async function listingSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const snapshots: ExportSnapshot[] = [];
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
      leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    }
  }
  return snapshots;
}

const emptyEnd: ReportEnd = { rows: 0, badRows: [], badRowCount: 0, notes: [], noteCount: 0, charset: '' };

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
      : (badnessOf(end) ?? (isFewer ? fewerThan(end, before) : null)));
  const coverage: PartCoverage = {
    state: reason === null ? 'complete' : 'partial',
    reason,
    asOf: at,
    ...(isFewer && { fewer: { rows: end.rows, before: before.rows } }),
  };
  if (reason === null) before.rows = end.rows;
  if (!isFewer && !isKnownPartial) before.doubted = null;
  else if (isFewer && !agrees(end.rows, before)) before.doubted = { rows: end.rows, since: at };
  return { coverage, calls: 0, rows: end.rows, badRows: end.badRows, fault: null };
}

/** What the files before this one had. */
interface Before {
  rows: number;
  /** What files since then showed, where that was doubted. */
  doubted: { rows: number; since: Instant } | null;
}

/** Why a report that was read to its end may lack rows that are there; null when nothing speaks for it. */
function badnessOf({ rows, badRowCount }: ReportEnd): string | null {
  return badRowCount > rows * badShare ? `${badRowCount} of ${rows} rows could not be read` : null;
}

/** What files show alike for some days is believed: then the shop did shrink. */
function isSuspiciouslyFew(rows: number, at: Instant, before: Before): boolean {
  if (rows >= before.rows * suspiciousShare || before.rows - rows < suspiciousRows) return false;
  return !(agrees(rows, before) && at - (before.doubted?.since ?? at) >= believedMs);
}

function agrees(rows: number, { doubted }: Before): boolean {
  return doubted !== null && Math.abs(rows - doubted.rows) <= doubted.rows * agreeingShare;
}

const fewerThan = ({ rows }: ReportEnd, before: Before) =>
  `only ${rows} rows where the report before had ${before.rows}`;
