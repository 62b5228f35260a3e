// Compose: what an owed message says, rendered when it is sent, so that it tells what is so then.
import type { OutboxRow } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import type { Account } from '../domain/account.ts';
import { coverageOf } from '../domain/coverage.ts';
import { type AlertReason, alertReasons, type Incident } from '../domain/incident.ts';
import type { MessageKind } from '../domain/message.ts';
import type { Rendered } from '../domain/rendered.ts';
import { checklistFor } from '../incidents/checklist.ts';
import { phoneContacts } from '../incidents/contacts.ts';
import { alert } from '../messages/alert.ts';
import type { NotifyDeps } from './notify.ts';

/** An owed message with what it is about. */
export interface Owed {
  readonly row: OutboxRow;
  /** With the recipient's language and time zone. */
  readonly account: Account;
  readonly incident: Incident | null;
}

type Composer = (deps: NotifyDeps, owed: Owed) => Promise<Rendered>;

/** One for each kind of message that this version can send. */
const composers: Partial<Record<MessageKind, Composer>> = {
  alert: aboutIncident,
  reminder: aboutIncident,
  unanswered: aboutIncident,
};

/** The message in its recipient's language; null when this version has no such message, or what it was about is gone. */
export async function compose(deps: NotifyDeps, owed: Owed): Promise<Rendered | null> {
  const composer = composers[owed.row.kind];
  if (!composer || (owed.row.incidentId !== null && owed.incident === null)) return null;
  return composer(deps, owed);
}

async function aboutIncident({ store, clock, consoleUrl }: NotifyDeps, { row, account, incident }: Owed) {
  if (incident === null) throw new Error(`${row.key}: a message of kind ${row.kind} is about an incident`);
  const reason = alertReasons.find((known) => known === row.reason) ?? ('first' satisfies AlertReason);
  return alert.render({
    account,
    incident,
    reason,
    detectors,
    checklist: checklistFor(incident.signals, detectors),
    contacts: phoneContacts(account.marketplaceIds),
    coverage: coverageOf(await store.lastRuns(account.id)),
    now: clock.now(),
    consoleUrl,
  });
}
