// Asks for a pull of one part of an account because there may be news: mail came, or Amazon rang. Only ever a saving of
// time; what doesn't ring is pulled by the clock.
import { lookNow, type QueueBackend } from '../src/app.ts';
import type { Part } from '../src/domain/watch/coverage.ts';
import { pullJob } from './jobs.ts';

export async function ring(queues: QueueBackend, accountId: string, part: Part): Promise<void> {
  // not the clock's job: one that waits for its time must not swallow a ring
  await queues
    .queue('pull')
    .add('pull', pullJob.of({ accountId, part, isRung: true }), lookNow(`${accountId}/${part}/ring`));
}
