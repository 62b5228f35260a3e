// Bounces: what follows when a mail that a server had taken comes back. It is noted, and told to the others like any
// channel that fails; nothing stops mail to that address, since anyone who has seen one of our mails can write a bounce.
import type { BouncedMessage } from '../adapters/store/bounce-port.ts';
import type { OwedRow, Store } from '../adapters/store/port.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import type { Bounce } from '../domain/mail/bounce.ts';
import type { LogEntry } from '../domain/owner/log-entry.ts';
import { failedChannel } from './failed-channel.ts';

export interface BounceDeps {
  readonly store: Pick<Store, 'noteBounce'>;
  readonly clock: Clock;
}

/** Notes it once, however often the mail is read. Null when it is about no mail of ours. */
export function noteBounce({ store, clock }: BounceDeps, bounce: Bounce): Promise<BouncedMessage | null> {
  const now = clock.now();
  return store.noteBounce(bounce, now, (message) => afterBounce(bounce, message, now));
}

/** Pure: an entry in the audit log, and for good also a message to the others. A report that came back reports nothing. */
export function afterBounce(
  { outcome, detail }: Bounce,
  { accountId, kind, recipient, createdAt, key, recipients }: BouncedMessage,
  now: Instant,
): { readonly outbox: readonly OwedRow[]; readonly entries: readonly LogEntry[] } {
  const what = outcome === 'bounced' ? 'delivery-bounced' : 'delivery-delayed';
  const entry: LogEntry = {
    ...{ at: now, accountId, who: 'mail server', via: 'program', what, subject: key },
    detail: { recipient, kind, said: detail },
  };
  const isTold = outcome === 'bounced' && kind !== 'channel-failed';
  const failure = { channel: recipient, detail, since: createdAt, waiting: 0 };
  return { outbox: isTold ? failedChannel(accountId, failure, recipients, now) : [], entries: [entry] };
}
