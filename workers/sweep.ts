// Works on the queue "sweep": owes what time alone makes due, sets the schedules of all accounts right, and asks again for
// all that the database says is due. So an account that is added, paused or removed takes effect, and losing the whole queue loses nothing.
import type { App, JobWorker, QueueBackend } from '../src/app.ts';
import { addAll, keepRepeated, lookNow, unlessPending } from '../src/app.ts';
import { realMs } from '../src/domain/clock.ts';
import { deadAfterMs } from '../src/reports/audit-run.ts';
import { oweByTime } from '../src/telling/owe-by-time.ts';
import { planWatch } from '../src/watch/plan.ts';
import { auditJob, detectJob, notifyJob, pullJob, sweepJob } from './jobs.ts';

const nameOf = ({ accountId, part }: { accountId: string; part: string }) => `${accountId}/${part}`;

export function startSweepWorker(app: App, queues: QueueBackend): JobWorker {
  return queues.worker('sweep', async (job) => {
    sweepJob.read(job);
    await oweByTime(app);
    const { repeated, overdue, looks, isMailOwed } = await planWatch(app, app.intervals);
    const pulls = queues.queue('pull');
    const asked = overdue.map((one) => ({ data: pullJob.of(one), opts: unlessPending(nameOf(one)) }));
    await addAll(pulls, 'pull', asked);
    const due = looks.map((accountId) => ({ data: detectJob.of({ accountId }), opts: lookNow(accountId) }));
    await addAll(queues.queue('detect'), 'detect', due);
    for (const auditId of await app.store.waitingAudits(app.clock.now() - deadAfterMs))
      await queues.queue('audit').add('audit', auditJob.of({ auditId }), unlessPending(auditId));
    if (isMailOwed) await queues.queue('notify').add('notify', notifyJob.of({}), lookNow('outbox'));
    const schedules = repeated.map(({ everyMs, offsetMs, ...one }) => ({
      ...{ id: nameOf(one), name: 'pull', data: pullJob.of(one) },
      rhythm: { everyMs: realMs(app.clock, everyMs), offsetMs: realMs(app.clock, offsetMs) },
      // the next one comes soon enough; only what the sweep asks for is tried again
      opts: { attempts: 1 },
    }));
    await keepRepeated(pulls, schedules, queues.now());
  });
}
