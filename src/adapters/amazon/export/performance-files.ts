// performance/<time>.json: account health reports, one snapshot a file.
import type { LeftOut } from '../../../domain/audit.ts';
import { normalisePerformance } from '../normalise/performance.ts';
import { legacyCharsetOf } from '../reports/charset.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { factsSnapshot } from './facts-snapshot.ts';
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
      const all = normalisePerformance(await jsonOf(file, legacyCharsetOf(marketplaceId)), stamp.at);
      const facts = all.filter((fact) => fact.marketplaceId === marketplaceId);
      if (facts.length === 0) throw new Error('it says nothing of this marketplace');
      snapshots.push(factsSnapshot('performance', facts, stamp.at));
    } catch (error) {
      leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    }
  }
  return snapshots;
}
