// An incident from its first sign to now: signs, decisions with their reasons, messages with what came of them, answers and
// ticks, in the order in which they happened. The console says it in words, the API for programs.
import type { OwedMessage } from '../adapters/store/port.ts';
import type { Instant } from '../domain/clock.ts';
import type { KeptLogEntry } from '../domain/owner/log-entry.ts';
import type { Decision, Incident } from '../domain/watch/incident.ts';
import type { WholeIncident } from './whole-incident.ts';

export type Happened = { readonly at: Instant } & (
  | { readonly what: 'sign'; readonly detector: string }
  | { readonly what: 'noticed' }
  | { readonly what: 'decision'; readonly decision: Decision }
  | { readonly what: 'message'; readonly message: TimelineMessage }
  | { readonly what: 'action'; readonly entry: KeptLogEntry }
);
export type TimelineMessage = Pick<OwedMessage, 'kind' | 'recipient' | 'createdAt' | 'settledAt' | 'outcome'>;

export function timelineOf(
  { incident, decisions, log }: Pick<WholeIncident, 'incident' | 'decisions' | 'log'>,
  sent: readonly TimelineMessage[],
): Happened[] {
  const all: Happened[] = [
    ...firstSigns(incident),
    { at: incident.noticedAt, what: 'noticed' },
    ...decisions.map((decision) => ({ at: decision.at, what: 'decision' as const, decision })),
    ...sent.map((message) => ({ at: message.settledAt ?? message.createdAt, what: 'message' as const, message })),
    ...log.map((entry) => ({ at: entry.at, what: 'action' as const, entry })),
  ];
  // what happened at the same moment stays in this order: seen, decided, sent, answered
  return all.sort((a, b) => a.at - b.at);
}

/** Each detector once, by its first sign. */
function firstSigns({ signals }: Incident): Happened[] {
  const first = new Map<string, Instant>();
  for (const { detector, beganAt } of signals) first.set(detector, Math.min(first.get(detector) ?? beganAt, beganAt));
  return [...first].map(([detector, at]) => ({ at, what: 'sign', detector }));
}
