// foreign-reports/<time>.json: answers of getReports.
import { normaliseForeignReports } from '../normalise/foreign-reports.ts';
import { type AnswerFolder, answerSnapshots } from './answer-snapshot.ts';
import type { ExportSnapshot } from './export-folder.ts';

export function foreignReportSnapshots(
  folder: Pick<AnswerFolder, 'path' | 'marketplaceId' | 'leftOut'>,
): Promise<ExportSnapshot[]> {
  return answerSnapshots({ ...folder, name: 'foreign-reports', endings: ['json', 'txt'] }, (json, _at, leave) => {
    const { value, lost } = normaliseForeignReports(json);
    for (const place of lost) leave(place);
    return [['foreign-reports', { value: { foreignReports: value.reports }, lost }]];
  });
}
