// performance/<time>.json: account health reports, one snapshot a file.
import type { LeftOut } from '../../../domain/reports/audit.ts';
import { normalisePerformance } from '../normalise/performance.ts';
import { legacyCharsetOf } from '../reports/charset.ts';
import { answerSnapshot } from './answer-snapshot.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { filesIn, jsonOf, reasonOf, stampOf } from './folder-file.ts';

export async function performanceSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const snapshots: ExportSnapshot[] = [];
  for (const file of await filesIn(folder, 'performance')) {
    try {
      const stamp = stampOf(file.name, ['json', 'txt']);
      if (!stamp) throw new Error('its name is not the time at which it was seen, such as 20260301T000000Z.json');
      const json = await jsonOf(file, legacyCharsetOf(marketplaceId));
      const { value: facts, lost } = normalisePerformance(json, stamp.at, [marketplaceId]);
      if (facts.length === 0) throw new Error(lost[0] ?? 'it says nothing of this marketplace');
      for (const place of lost) leftOut.push({ file: file.name, line: null, reason: place });
      snapshots.push(answerSnapshot('performance', { value: { facts }, lost }, stamp.at));
    } catch (error) {
      leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    }
  }
  return snapshots;
}
