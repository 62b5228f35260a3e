// listings/<time>.txt: each a listing report as it was downloaded, one snapshot a file.
import type { LeftOut } from '../../../domain/audit.ts';
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
/** More bad rows than this share, and what is missing may be there. */
const badShare = 0.01;

/** Finds the reports and looks at the start of each; those that are no reports are left out. */
export async function listingSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const snapshots: ExportSnapshot[] = [];
  const before = { rows: 0 };
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
  before: { rows: number },
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
  const reason = failure ?? (isPartial ? 'the file says by its name that it is partial' : doubtOf(end, before.rows));
  if (reason === null) before.rows = end.rows;
  const coverage: PartCoverage = { state: reason === null ? 'complete' : 'partial', reason, asOf: at };
  return { coverage, calls: 0, rows: end.rows, badRows: end.badRows, fault: null };
}

/** Why a report that was read to its end is not the whole shop all the same; null when nothing speaks against it. */
function doubtOf({ rows, badRowCount }: ReportEnd, rowsBefore: number): string | null {
  if (badRowCount > rows * badShare) return `${badRowCount} of ${rows} rows could not be read`;
  if (rows < rowsBefore * suspiciousShare && rowsBefore - rows >= suspiciousRows)
    return `only ${rows} rows where the report before had ${rowsBefore}`;
  return null;
}
