// Notify: sends what is owed, one claimed outbox row at a time, and records how it went.
import type { Mail } from '../adapters/mail/port.ts';
import type { DeliveryOutcome, OutboxRow, Store } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import { type Clock, hourMs, minuteMs } from '../domain/clock.ts';
import { coverageOf } from '../domain/coverage.ts';
import type { AlertReason } from '../domain/incident.ts';
import { checklistFor } from '../incidents/checklist.ts';
import { phoneContacts } from '../incidents/contacts.ts';
import { alert } from '../messages/alert.ts';
import { alertMail } from '../messages/alert-mail.ts';

export interface NotifyDeps {
  readonly store: Store;
  readonly mail: Mail;
  readonly clock: Clock;
  readonly mailFrom: string;
  readonly consoleUrl: string | null;
}

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

/** Sends everything that is due now. Safe to run in several processes at once. */
export async function notifyDue(deps: NotifyDeps): Promise<Delivered[]> {
  const delivered: Delivered[] = [];
  for (;;) {
    const row = await deps.store.claimOutbox(deps.clock.now(), leaseMs);
    if (row === null) return delivered;
    const outcome = await sendRow(deps, row);
    await deps.store.settleOutbox(row.key, outcome, deps.clock.now());
    delivered.push({ row, outcome });
  }
}

async function sendRow(deps: NotifyDeps, row: OutboxRow): Promise<DeliveryOutcome> {
  const { store, mail, clock, consoleUrl, mailFrom } = deps;
  const account = await store.findAccount(row.accountId);
  const incident = row.incidentId === null ? null : await store.findIncident(row.incidentId);
  if (!account || !incident) return { outcome: 'dead', detail: 'the account or incident is gone' };
  const now = clock.now();
  const coverage = coverageOf(await store.lastRuns(account.id));
  const rendered = await alert.render({
    account,
    incident,
    reason: row.reason as AlertReason,
    detectors,
    checklist: checklistFor(incident.signals, detectors),
    contacts: phoneContacts(account.marketplaceIds),
    coverage,
    now,
    consoleUrl,
  });
  const outgoing = alertMail(rendered, {
    incidentId: incident.id,
    revision: row.revision,
    recipient: row.recipient,
    from: mailFrom,
  });
  const sent = await mail.send(outgoing);
  if (sent.outcome === 'sent') return { outcome: 'delivered', messageId: outgoing.messageId, detail: sent.detail };
  if (sent.isPermanent || row.attempts >= attemptLimit) return { outcome: 'dead', detail: sent.detail };
  const waitMs = Math.min(firstRetryMs * 2 ** Math.max(0, row.attempts - 1), hourMs);
  return { outcome: 'deferred', retryAt: now + waitMs, detail: sent.detail };
}
