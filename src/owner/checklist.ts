// The lockdown checklist of an incident: what is done, and a step ticked or taken back. Commands and the console call this.
import type { Store } from '../adapters/store/port.ts';
import { detectors } from '../detectors/all.ts';
import type { Clock } from '../domain/clock.ts';
import type { ChecklistStep, StepProgress } from '../domain/owner/checklist-step.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { checklistFor, progressOf } from '../incidents/checklist.ts';

/** Its steps in order, and who has done which. */
export async function checklistOf(
  store: Pick<Store, 'listTicks'>,
  incident: Pick<Incident, 'id' | 'signals'>,
): Promise<StepProgress[]> {
  return progressOf(checklistFor(incident.signals, detectors), await store.listTicks(incident.id));
}

export type TickAction = 'tick' | 'untick';

/** Ticks a step, or takes the tick back; false when it was so already, and then nothing is logged. */
export async function tickStep(
  { store, clock }: { readonly store: Pick<Store, 'addTick' | 'removeTick'>; readonly clock: Clock },
  incident: Pick<Incident, 'id' | 'accountId'>,
  step: Pick<ChecklistStep, 'id'>,
  action: TickAction,
  by: Speaker,
): Promise<boolean> {
  const at = clock.now();
  const entry = {
    at,
    accountId: incident.accountId,
    who: by.name,
    via: by.via,
    what: action === 'tick' ? 'step-ticked' : 'step-unticked',
    subject: incident.id,
    detail: { step: step.id },
  } as const;
  return action === 'tick'
    ? store.addTick(incident.id, { step: step.id, at, by: by.name }, entry)
    : store.removeTick(incident.id, step.id, entry);
}
