// Keeps a connection at every mailbox and asks for a pull when mail comes. Holds no queue; ends when the queues close.
import type { App, QueueBackend } from '../src/app.ts';
import { watchMailboxes } from '../src/mailboxes/watch-mailboxes.ts';
import { ring } from './ring.ts';

/** One process is enough for all accounts. */
export function startMailboxWatch(app: App, queues: QueueBackend): undefined {
  void watchMailboxes(app, (accountId) => ring(queues, accountId, 'notices'), queues.closing);
  return undefined;
}
