// foreign-reports/<time>.json: answers of getReports, one snapshot a file.
import type { LeftOut } from '../../../domain/reports/audit.ts';
import { normaliseForeignReports } from '../normalise/foreign-reports.ts';
import { legacyCharsetOf } from '../reports/charset.ts';
import { answerSnapshot } from './answer-snapshot.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { filesIn, jsonOf, reasonOf, stampOf } from './folder-file.ts';

export async function foreignReportSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const snapshots: ExportSnapshot[] = [];
  for (const file of await filesIn(folder, 'foreign-reports')) {
    try {
      const stamp = stampOf(file.name, ['json', 'txt']);
      if (!stamp) throw new Error('its name is not the time at which it was seen, such as 20260301T000000Z.json');
      const { value, lost } = normaliseForeignReports(await jsonOf(file, legacyCharsetOf(marketplaceId)));
      for (const place of lost) leftOut.push({ file: file.name, line: null, reason: place });
      snapshots.push(answerSnapshot('foreign-reports', { value: { foreignReports: value.reports }, lost }, stamp.at));
    } catch (error) {
      leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    }
  }
  return snapshots;
}
