// What follows when a message isn't delivered: an alarm that nobody hears must not look like silence.

import type { DeliveryOutcome, ExhaustedRow, OutboxRow, OwedRow, Store } from '../adapters/store/port.ts';
import { type Clock, type Instant, toIso } from '../domain/clock.ts';
import { owedToEach } from '../domain/telling/account-message.ts';
import type { MessageKind } from '../domain/telling/message.ts';
import type { Recipient } from '../domain/telling/recipient.ts';
import { failedChannel } from './failed-channel.ts';

export interface FailureDeps {
  readonly store: Store;
  readonly clock: Clock;
}

type Failure = Extract<DeliveryOutcome, { readonly fault: unknown }>;

/** A channel that can't be reached is told of after so many tries (half an hour): most mend before. */
const channelToldAfter = 6;
/** What can't be written can't be written a minute later either, unless the database was away just then. */
const messageToldAfter = 2;
/** A report of a failure that fails itself would report itself. */
const reports: ReadonlySet<MessageKind> = new Set(['channel-failed', 'message-failed']);

/** Owes a message about it to those who mind the watch, once it is time. Doing it again owes nothing more. */
export async function tellFailure(deps: FailureDeps, row: OutboxRow, outcome: DeliveryOutcome): Promise<void> {
  if (!('fault' in outcome) || reports.has(row.kind)) return;
  const { store, clock } = deps;
  const isDead = outcome.outcome === 'dead';
  if (outcome.fault === 'message') {
    if (isDead || row.attempts >= messageToldAfter)
      await store.owe(failedMessage(row, outcome, await store.listRecipients(row.accountId), clock.now()));
  } else if (isDead || row.attempts === channelToldAfter) {
    const waiting = await store.pendingOutbox({ accountId: row.accountId, recipient: row.recipient });
    const failure = { channel: row.recipient, detail: outcome.detail, since: row.createdAt, waiting };
    await store.owe(failedChannel(row.accountId, failure, await store.listRecipients(row.accountId), clock.now()));
  }
}

/** Those of one account, kind and day as one message: an upgrade that can't write alerts would else tell of each. */
function failedMessage(row: OutboxRow, failure: Failure, recipients: readonly Recipient[], now: Instant): OwedRow[] {
  const { accountId, kind, recipient, incidentId, createdAt } = row;
  const { detail, outcome } = failure;
  const props = { kind, recipient, since: createdAt, detail, isGivenUp: outcome === 'dead', incidentId };
  const key = `message-failed/${accountId}/${kind}/${toIso(createdAt).slice(0, 10)}`;
  const addresses = recipients.filter(({ gets }) => gets.includes('upkeep')).map(({ address }) => address);
  return owedToEach(addresses, accountId, { key, kind: 'message-failed', reason: 'message-failed', props }, now);
}

/** What comes of a row whose senders died at every try, so that no try has ended. */
export function exhausted({ lastError }: ExhaustedRow): Failure {
  return { outcome: 'dead', detail: lastError ?? 'the program ended in the middle of every try', fault: 'message' };
}
