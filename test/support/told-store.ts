// A store whose account has been told of an incident, as a look leaves it: the incident, its decision and what is owed.
import type { Store } from '../../src/adapters/store/port.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { Recipient } from '../../src/domain/telling/recipient.ts';
import type { AlertReason, Incident } from '../../src/domain/watch/incident.ts';
import { owed } from '../../src/watch/look.ts';
import { anIncident } from './factories.ts';

export async function setRecipients(store: Store, ...recipients: Recipient[]): Promise<void> {
  await setRecipientsOf(store, 'alice', ...recipients);
}

export async function setRecipientsOf(store: Store, accountId: string, ...recipients: Recipient[]): Promise<void> {
  await store.changeRecipients(accountId, () => ({ recipients, outbox: [], entries: [] }));
}

/** Writes the incident with one alert about it, owed to those whom the policy names. */
export async function tell(
  store: Store,
  now: Instant,
  overrides: Partial<Incident> = {},
  reason: AlertReason = 'first',
): Promise<Incident> {
  const about = { accountId: 'alice', visibleAt: now, noticedAt: now, updatedAt: now, ...overrides };
  const base = anIncident(about);
  const incident = {
    ...base,
    lastAlert: { ...(base.lastAlert ?? anIncident().lastAlert), at: now, severity: base.severity },
  } as Incident;
  await store.look(incident.accountId, 0, (state) => {
    const { id, revision, severity, score } = incident;
    const decision = { incidentId: id, revision, at: now, severity, score, isAlert: true, reason };
    return {
      baseline: state.baseline,
      lookedAt: now,
      verdicts: [],
      incidents: [incident],
      decisions: [decision],
      outbox: owed(state, [incident], [decision], now),
    };
  });
  return incident;
}

/** Sets how an incident stands, as an answer does. */
export async function setStatus(store: Store, incident: Incident, status: Incident['status']): Promise<void> {
  await store.look('alice', 0, (state) => ({
    baseline: state.baseline,
    lookedAt: state.lookedAt ?? 0,
    verdicts: [],
    incidents: [{ ...incident, status }],
    decisions: [],
    outbox: [],
  }));
}
