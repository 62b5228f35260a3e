// Keeps a connection at every mailbox and asks for a pull when mail comes. Holds no queue; ends when the queues close.
import { type App, lookNow, type QueueBackend } from '../src/app.ts';
import { watchMailboxes } from '../src/mailboxes/watch-mailboxes.ts';
import { pullJob } from './jobs.ts';

/** One process is enough for all accounts. */
export function startMailboxWatch(app: App, queues: QueueBackend): undefined {
  const part = 'notices';
  const onMail = async (accountId: string) => {
    await queues.queue('pull').add('pull', pullJob.of({ accountId, part }), lookNow(`${accountId}/${part}`));
  };
  void watchMailboxes(app, onMail, queues.closing);
  return undefined;
}
