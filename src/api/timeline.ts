// An incident from its first sign to now, for programs: the page of the console tells the same in words.
import type { Store } from '../adapters/store/port.ts';
import type { Instant } from '../domain/clock.ts';
import type { WholeIncident } from '../owner/whole-incident.ts';

export interface Happened {
  readonly at: Instant;
  readonly what: 'sign' | 'noticed' | 'decision' | 'message' | 'action';
  readonly who: string | null;
  readonly kind: string | null;
  readonly outcome: string | null;
}

type Messages = Awaited<ReturnType<Store['incidentMessages']>>;

export function timelineOf({ incident, decisions, log }: WholeIncident, sent: Messages): Happened[] {
  const first = new Map<string, Instant>();
  for (const { detector, beganAt } of incident.signals)
    first.set(detector, Math.min(first.get(detector) ?? beganAt, beganAt));
  const plain = { who: null, kind: null, outcome: null };
  const all: Happened[] = [
    ...[...first].map(([who, at]) => ({ ...plain, at, what: 'sign' as const, who })),
    { ...plain, at: incident.noticedAt, what: 'noticed' },
    ...decisions.map(({ at, isAlert, reason }) => {
      return { ...plain, at, what: 'decision' as const, kind: reason, outcome: isAlert ? 'told' : 'not-told' };
    }),
    ...sent.map(({ kind, recipient, createdAt, settledAt, outcome }) => {
      return { at: settledAt ?? createdAt, what: 'message' as const, who: recipient, kind, outcome };
    }),
    ...log.map(({ at, who, what }) => ({ ...plain, at, what: 'action' as const, who, kind: what })),
  ];
  // what happened at the same moment stays in this order: seen, decided, sent, answered
  return all.sort((a, b) => a.at - b.at);
}
