// feedback/*.txt: seller feedback reports, overlapping as they may, merged into one history without buyers.
import type { LeftOut } from '../../../domain/audit.ts';
import type { Feedback } from '../../../domain/feedback.ts';
import { readFeedbackReport } from '../reports/index.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { bytesOf, type FolderFile, filesIn, reasonOf } from './folder-file.ts';
import { leaveOutRows } from './left-out.ts';

/** One snapshot of all feedback, as of the newest date in it; none when no file holds any. */
export async function feedbackSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const byOrder = new Map<string, Feedback>();
  for (const file of await filesIn(folder, 'feedback')) {
    try {
      for (const one of await readFile(file, marketplaceId, leftOut)) byOrder.set(one.orderId, one);
    } catch (error) {
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
        const coverage = { state: 'complete' as const, reason: null, asOf: at };
        return { coverage, calls: 0, rows: feedback.length, badRows: [], fault: null };
      },
    },
  ];
}

async function readFile(file: FolderFile, marketplaceId: string, leftOut: LeftOut[]): Promise<Feedback[]> {
  const found: Feedback[] = [];
  const reader = readFeedbackReport(bytesOf(file), { marketplaceId, charset: null });
  for (;;) {
    const next = await reader.next();
    if (next.done) {
      leaveOutRows(leftOut, file.name, next.value);
      return found;
    }
    found.push(...next.value);
  }
}
