// Audits a folder of exported reports: replays it and says what stands at its end.
import type { ExportFolder } from '../adapters/amazon/export/index.ts';
import { type AuditReport, auditedAccount } from '../domain/reports/audit.ts';
import { notSeenIn } from '../incidents/not-seen.ts';
import { asked } from '../incidents/questions.ts';
import { replayFolder } from '../replay/replay-folder.ts';
import { worthSaying } from './audit.ts';

/** The same steps as live over what the files tell, and the report of an audit on what came of them. */
export async function auditFolder(folder: ExportFolder, newId: () => string): Promise<AuditReport> {
  const { account } = folder;
  const replayed = await replayFolder(folder, { newId });
  const incidents = replayed.incidents.map(({ incident }) => incident);
  return {
    version: 1,
    account: auditedAccount(account),
    source: 'folder',
    startedAt: replayed.from,
    finishedAt: replayed.to,
    parts: replayed.parts,
    counts: replayed.counts,
    incidents: worthSaying(incidents, Number.NEGATIVE_INFINITY),
    verdicts: replayed.verdicts,
    notSeen: notSeenIn(account),
    questions: asked([], replayed.to),
    leftOut: folder.leftOut,
  };
}
