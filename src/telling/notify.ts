// Notify: sends what is owed, one claimed outbox row at a time, and records how it went.
import type { DeliveryOutcome, OutboxRow } from '../adapters/store/port.ts';
import { dayMs, hourMs, minuteMs } from '../domain/clock.ts';
import type { Account } from '../domain/shop/account.ts';
import { messageTopics } from '../domain/telling/message.ts';
import type { Recipient } from '../domain/telling/recipient.ts';
import { type Incident, toldState } from '../domain/watch/incident.ts';
import { overtakenBy } from '../incidents/follow-up.ts';
import { type Brought, bring, type ChannelDeps } from './channel.ts';
import { type ComposeDeps, compose } from './compose.ts';
import { failedChannel } from './failed-channel.ts';

export interface NotifyDeps extends ChannelDeps, ComposeDeps {}

/** Longer than any mail takes: a sender that dies holds its row for this long. */
const leaseMs = 5 * minuteMs;
/** Waits between tries: 1 min, 2 min, 4 min ... one hour. */
const firstRetryMs = minuteMs;
/** After this many tries, some two days, a mail is given up; the incident stays in the list and the audit. */
const attemptLimit = 50;

export interface Delivered {
  readonly row: OutboxRow;
  readonly outcome: DeliveryOutcome;
}

export interface NotifyOptions {
  /** All was pulled before the look: what waits only for what belongs to it waits no longer. */
  readonly isGathered?: boolean;
  /** The program stops: nothing more is begun, and what hangs is put off. */
  readonly signal?: AbortSignal;
}

/** Sends everything that is due now. Safe to run in several processes at once. */
export async function notifyDue(deps: NotifyDeps, options: NotifyOptions = {}): Promise<Delivered[]> {
  const { isGathered = false, signal } = options;
  const delivered: Delivered[] = [];
  while (!signal?.aborted) {
    const row = await deps.store.claimOutbox(deps.clock.now(), leaseMs, isGathered);
    if (row === null) return delivered;
    const outcome = await sendRow(deps, row, signal);
    await deps.store.settleOutbox(row.key, outcome, deps.clock.now());
    delivered.push({ row, outcome });
  }
  return delivered;
}

async function sendRow(deps: NotifyDeps, row: OutboxRow, signal?: AbortSignal): Promise<DeliveryOutcome> {
  const { store } = deps;
  const account = await store.findAccount(row.accountId);
  if (!account) return { outcome: 'dead', detail: 'the account is gone' };
  const incident = row.incidentId === null ? null : await store.findIncident(row.incidentId);
  const recipient = (await store.listRecipients(account.id)).find(({ address }) => address === row.recipient);
  const detail = await notOwedAnymore(deps, row, incident, recipient);
  if (detail !== null) return { outcome: 'dropped', detail };
  const rendered = await compose(deps, { row, account: inWordsOf(account, recipient), incident });
  if (rendered === null) return { outcome: 'dead', detail: `nothing can be said about ${row.kind} any more` };
  const { kind, reason, recipient: address } = row;
  const parcel = { account, incident, address, rendered, kind, reason, name: nameOf(row) };
  const brought = await bring(deps, parcel, signal);
  const settled = outcomeOf(brought, row, deps.clock.now());
  const outcome = settled.outcome === 'delivered' && incident ? { ...settled, told: toldState(incident) } : settled;
  await reportFailure(deps, row, outcome);
  return outcome;
}

async function notOwedAnymore(
  { store }: NotifyDeps,
  row: OutboxRow,
  incident: Incident | null,
  recipient: Recipient | undefined,
): Promise<string | null> {
  if (messageTopics[row.kind] === 'alerts' && !recipient) return 'this is no recipient any more';
  if (incident === null) return null;
  const all = await store.incidentMessages(incident.id);
  const own = all.find(({ key }) => key === row.key);
  return own ? overtakenBy(own, incident, all) : null;
}

/** The account as the recipient reads of it. */
export function inWordsOf(account: Account, recipient: Recipient | undefined): Account {
  const { language = null, timeZone = null } = recipient ?? {};
  return { ...account, language: language ?? account.language, timeZone: timeZone ?? account.timeZone };
}

/** Tells the messages of a thread apart; the same for the same message. */
function nameOf({ kind, revision, key, recipient, incidentId }: OutboxRow): string {
  if (kind === 'alert') return `revision-${revision}`;
  return key.replace(`${incidentId}/`, '').replace(`/${recipient}`, '');
}

function outcomeOf(brought: Brought, { attempts }: OutboxRow, now: number): DeliveryOutcome {
  const { detail } = brought;
  if (brought.outcome === 'sent') return { outcome: 'delivered', messageId: brought.messageId, detail };
  if (brought.isPermanent || attempts >= attemptLimit) return { outcome: 'dead', detail };
  const waitMs = Math.min(firstRetryMs * 2 ** Math.max(0, attempts - 1), hourMs);
  const askedMs = Math.min(brought.retryAfterMs ?? 0, dayMs);
  return { outcome: 'deferred', retryAt: now + Math.max(waitMs, askedMs), detail };
}

/** Who can't be reached is told to the others, once a day: for good at once, for now after this many tries (half an hour). */
const reportedAfterTries = 6;

async function reportFailure({ store, clock }: NotifyDeps, row: OutboxRow, outcome: DeliveryOutcome): Promise<void> {
  const hasFailed =
    outcome.outcome === 'dead' || (outcome.outcome === 'deferred' && row.attempts === reportedAfterTries);
  // A report of a failure that fails itself would report itself.
  if (!hasFailed || row.kind === 'channel-failed') return;
  const waiting = await store.pendingOutbox({ accountId: row.accountId, recipient: row.recipient });
  const failure = { channel: row.recipient, detail: outcome.detail, since: row.createdAt, waiting };
  await store.owe(failedChannel(row.accountId, failure, await store.listRecipients(row.accountId), clock.now()));
}
