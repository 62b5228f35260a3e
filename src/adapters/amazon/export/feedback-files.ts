// feedback/*.txt: seller feedback reports, overlapping as they may, merged into one history without buyers.
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { Feedback } from '../../../domain/shop/feedback.ts';
import { type ReportEnd, readFeedbackReport } from '../reports/index.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { bytesOf, type FolderFile, filesIn, reasonOf } from './folder-file.ts';
import { leaveOutRows, unreadReason } from './left-out.ts';

/** One snapshot of all feedback, as of the newest date in it; none when no file holds any. */
export async function feedbackSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const byOrder = new Map<string, Feedback>();
  const read = { rows: 0, bad: 0, files: 0 };
  for (const file of await filesIn(folder, 'feedback')) {
    try {
      const { found, end } = await readFile(file, marketplaceId);
      for (const one of found) byOrder.set(one.orderId, one);
      leaveOutRows(leftOut, file.name, end);
      read.rows += end.rows;
      read.bad += end.badRowCount;
    } catch (error) {
      read.files++;
      leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    }
  }
  if (byOrder.size === 0) return [];
  const feedback = [...byOrder.values()].sort((a, b) => a.at - b.at);
  const at = feedback.at(-1)?.at ?? 0;
  return [
    {
      at,
      part: 'feedback',
      isPartial: false,
      async *read() {
        yield { feedback };
        const reason = unreadReason(read);
        const coverage = { state: reason === null ? ('complete' as const) : ('partial' as const), reason, asOf: at };
        return { coverage, calls: 0, rows: feedback.length, badRows: [], fault: null };
      },
    },
  ];
}

async function readFile(file: FolderFile, marketplaceId: string): Promise<{ found: Feedback[]; end: ReportEnd }> {
  const found: Feedback[] = [];
  const reader = readFeedbackReport(bytesOf(file), { marketplaceId, charset: null });
  for (;;) {
    const next = await reader.next();
    if (next.done) return { found, end: next.value };
    found.push(...next.value);
  }
}
