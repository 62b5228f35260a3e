// performance/<time>.json: account health reports.
import { normalisePerformance } from '../normalise/performance.ts';
import { type AnswerFolder, answerSnapshots } from './answer-snapshot.ts';
import type { ExportSnapshot } from './export-folder.ts';

export function performanceSnapshots(
  folder: Pick<AnswerFolder, 'path' | 'marketplaceId' | 'leftOut'>,
): Promise<ExportSnapshot[]> {
  return answerSnapshots({ ...folder, name: 'performance', endings: ['json', 'txt'] }, (json, at, leave) => {
    const { value: facts, lost } = normalisePerformance(json, at, [folder.marketplaceId]);
    if (facts.length === 0) throw new Error(lost[0] ?? 'it says nothing of this marketplace');
    for (const place of lost) leave(place);
    return [['performance', { value: { facts }, lost }]];
  });
}
