// Works on the queue "sweep": owes what time alone makes due, sets the schedules of all accounts right, and asks again for
// all that the database says is due. So an account that is added, paused or removed takes effect, and losing the whole queue loses nothing.
import { type App, type JobWorker, keepRepeated, lookNow, type QueueBackend, unlessPending } from '../src/app.ts';
import { realMs } from '../src/domain/clock.ts';
import { deadAfterMs } from '../src/pipeline/audit-run.ts';
import { oweByTime } from '../src/pipeline/owe-by-time.ts';
import { planWatch } from '../src/pipeline/watch-plan.ts';
import { auditJob, detectJob, notifyJob, pullJob, sweepJob } from './jobs.ts';

export function startSweepWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('sweep', async (job) => {
    sweepJob.read(job);
    await oweByTime(app);
    const { repeated, overdue, looks, isMailOwed } = await planWatch(app, app.intervals);
    const pulls = queues.queue('pull');
    for (const { accountId, part } of overdue)
      await pulls.add('pull', pullJob.of({ accountId, part }), unlessPending(`${accountId}/${part}`));
    for (const accountId of looks)
      await queues.queue('detect').add('detect', detectJob.of({ accountId }), lookNow(accountId));
    for (const auditId of await app.store.waitingAudits(app.clock.now() - deadAfterMs))
      await queues.queue('audit').add('audit', auditJob.of({ auditId }), unlessPending(auditId));
    if (isMailOwed) await queues.queue('notify').add('notify', notifyJob.of({}), lookNow('outbox'));
    await keepRepeated(
      pulls,
      repeated.map(({ accountId, part, everyMs, offsetMs }) => ({
        id: `${accountId}/${part}`,
        rhythm: { everyMs: realMs(app.clock, everyMs), offsetMs: realMs(app.clock, offsetMs) },
        name: 'pull',
        data: pullJob.of({ accountId, part }),
        // the next one comes soon enough; only what the sweep asks for is tried again
        opts: { attempts: 1 },
      })),
      queues.now(),
    );
  });
}
