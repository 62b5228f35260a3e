// Works on the queue "audit": audits one account on demand, says how far it is, and asks for the report to be sent.
import { type App, type JobWorker, lookNow, type QueueBackend } from '../src/app.ts';
import { runAudit } from '../src/reports/audit-run.ts';
import { auditJob, notifyJob } from './jobs.ts';

export function startAuditWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('audit', async (job, signal) => {
    const { auditId } = auditJob.read(job);
    await runAudit(app, auditId, (progress) => job.updateProgress({ ...progress }), signal);
    await queues.queue('notify').add('notify', notifyJob.of({}), lookNow('outbox'));
  });
}
