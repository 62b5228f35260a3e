// An incident with all that belongs to it: who was told, whether it stands, how far the checklist is, what was said.
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from '../domain/clock.ts';
import type { StepProgress } from '../domain/owner/checklist-step.ts';
import type { KeptLogEntry } from '../domain/owner/log-entry.ts';
import type { Decision, Incident } from '../domain/watch/incident.ts';
import type { Standing } from '../domain/watch/standing.ts';
import { toldTo } from '../incidents/told.ts';
import type { ToldReader } from '../messages/terminal/incident-report.ts';
import { whatStands } from './answer.ts';
import { checklistOf } from './checklist.ts';

export interface WholeIncident {
  readonly incident: Incident;
  /** When a message last reached each of those to whom one was owed. */
  readonly told: readonly ToldReader[];
  readonly standing: Standing;
  readonly checklist: readonly StepProgress[];
  /** Why it was told or not, the oldest first. */
  readonly decisions: readonly Decision[];
  /** The newest first. */
  readonly log: readonly KeptLogEntry[];
}

/** Reads it; null when there is no such incident. */
export async function wholeIncident(
  deps: { readonly store: Store; readonly clock: Clock },
  id: string,
): Promise<WholeIncident | null> {
  const incident = await deps.store.findIncident(id);
  if (incident === null) return null;
  const [standing, checklist, log, messages, decisions] = await Promise.all([
    whatStands(deps, incident),
    checklistOf(deps.store, incident),
    deps.store.readLog({ subject: id, limit: 50 }),
    deps.store.incidentMessages(id),
    deps.store.listDecisions(id),
  ]);
  const told = [...new Set(messages.map(({ recipient }) => recipient))].map((recipient): ToldReader => {
    return { recipient, at: toldTo(recipient, messages)?.at ?? null };
  });
  return { incident, told, standing, checklist, decisions, log };
}
