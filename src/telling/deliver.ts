// Deliver: one claimed row, from what it says to what came of it. Nothing is thrown: what can't be written or brought is
// an outcome of this row alone.
import type { DeliveryOutcome, Fault, OutboxRow } from '../adapters/store/port.ts';
import { findKind } from '../channels/all.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import type { Language } from '../domain/marketplace.ts';
import type { Account, AccountAsRead } from '../domain/shop/account.ts';
import { attemptLimit, messageTopics } from '../domain/telling/message.ts';
import { type Recipient, webhookNameOf } from '../domain/telling/recipient.ts';
import type { Rendered } from '../domain/telling/rendered.ts';
import { type Incident, toldState } from '../domain/watch/incident.ts';
import { overtakenBy } from '../incidents/follow-up.ts';
import { type Brought, bring, type ChannelDeps } from './channel.ts';
import { type ComposeDeps, compose } from './compose.ts';
import { isPressing } from './note.ts';

export interface DeliverDeps extends ChannelDeps, ComposeDeps {}

/** Waits between tries: 1 min, 2 min, 4 min ... one hour. */
const firstRetryMs = minuteMs;
/** What comes later waits behind what can't be brought for so many tries (half an hour), and then goes past it. */
const triesInOrder = 5;

export async function deliver(deps: DeliverDeps, row: OutboxRow, signal?: AbortSignal): Promise<DeliveryOutcome> {
  const { clock } = deps;
  const written = await write(deps, row).catch((error) => failed(row, 'message', wordsOf(error), clock.now()));
  if (!('rendered' in written)) return written;
  const { account, incident, rendered, language } = written;
  const { kind, reason, recipient: address } = row;
  const parcel = { account, incident, address, language, rendered, kind, reason, name: nameOf(row) };
  const brought = await bring(deps, parcel, signal).catch(
    (error): Brought => ({ outcome: 'refused', isPermanent: false, detail: wordsOf(error) }),
  );
  const outcome = outcomeOf(brought, row, clock.now());
  return outcome.outcome === 'delivered' && incident ? { ...outcome, told: toldState(incident) } : outcome;
}

interface Written {
  readonly account: Account;
  readonly incident: Incident | null;
  readonly rendered: Rendered;
  readonly language: Language;
}

/** What is to be sent, or why nothing is. Throws when it can't be written, for whatever reason. */
async function write(deps: DeliverDeps, row: OutboxRow): Promise<Written | DeliveryOutcome> {
  const { store } = deps;
  const account = await store.findAccount(row.accountId);
  if (!account) return { outcome: 'dropped', detail: 'the account is gone' };
  const incident = row.incidentId === null ? null : await store.findIncident(row.incidentId);
  const recipient = (await store.listRecipients(account.id)).find(({ address }) => address === row.recipient);
  const detail = await notOwedAnymore(deps, row, incident, recipient);
  if (detail !== null) return { outcome: 'dropped', detail };
  const safePhrase = await store.phraseUnder(row).catch(withoutPhrase);
  const reader = inWordsOf(account, recipient, safePhrase);
  const rendered = await compose(deps, { row, account: reader, incident });
  if (rendered !== null) return { account, incident, rendered, language: reader.language };
  return { outcome: 'dead', detail: `nothing can be said about ${row.kind} any more`, fault: 'message' };
}

async function notOwedAnymore(
  { store }: DeliverDeps,
  row: OutboxRow,
  incident: Incident | null,
  recipient: Recipient | undefined,
): Promise<string | null> {
  if (messageTopics[row.kind] === 'alerts' && !recipient) return 'this is no recipient any more';
  if (!isPressing(row.kind) && (await isForPressing(store, row))) return 'it rings, and this is nothing to get up for';
  if (incident === null) return null;
  const all = await store.incidentMessages(incident.id);
  const own = all.find(({ key }) => key === row.key);
  return own ? overtakenBy(own, incident, all) : null;
}

async function isForPressing(store: DeliverDeps['store'], { accountId, recipient }: OutboxRow): Promise<boolean> {
  const name = webhookNameOf(recipient);
  if (name === null) return false;
  const webhook = (await store.listWebhooks(accountId)).find((one) => one.name === name);
  return webhook !== undefined && findKind(webhook.kind)?.isForPressing === true;
}

export function inWordsOf(
  account: Account,
  recipient: Recipient | undefined,
  safePhrase: string | null,
): AccountAsRead {
  const { language = null, timeZone = null } = recipient ?? {};
  return { ...account, safePhrase, language: language ?? account.language, timeZone: timeZone ?? account.timeZone };
}

/** What was sealed under a key that is gone takes no alert with it. */
function withoutPhrase(error: unknown): null {
  if (error instanceof UserError) return null;
  throw error;
}

/** Tells the messages of a thread apart; the same for the same message. */
function nameOf({ kind, revision, key, recipient, incidentId }: OutboxRow): string {
  if (kind === 'alert') return `revision-${revision}`;
  return key.replace(`${incidentId}/`, '').replace(`/${recipient}`, '');
}

function outcomeOf(brought: Brought, row: OutboxRow, now: Instant): DeliveryOutcome {
  const { detail } = brought;
  if (brought.outcome === 'sent') return { outcome: 'delivered', messageId: brought.messageId, detail };
  if (brought.isPermanent)
    return { outcome: 'dead', detail, fault: 'channel', ...(brought.isGone && { isGone: true as const }) };
  return failed(row, 'channel', detail, now, Math.min(brought.retryAfterMs ?? 0, dayMs));
}

/** To be tried again, ever later, or given up. A channel that fails has others rest: what hangs, hangs for them as well. */
function failed({ attempts }: OutboxRow, fault: Fault, detail: string, now: Instant, askedMs = 0): DeliveryOutcome {
  if (attempts >= attemptLimit) return { outcome: 'dead', detail, fault };
  const waitMs = Math.min(firstRetryMs * 2 ** Math.max(0, attempts - 1), hourMs);
  const retryAt = now + Math.max(waitMs, askedMs);
  const again = { outcome: 'deferred', retryAt, detail, fault } as const;
  if (fault === 'message') return again;
  return { ...again, rests: { lane: now + firstRetryMs, thread: attempts <= triesInOrder ? retryAt : null } };
}

/** Whatever was thrown, on one line. */
function wordsOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.replace(/\s+/gu, ' ').trim().slice(0, 500);
}
