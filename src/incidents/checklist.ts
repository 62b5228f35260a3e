// Which steps of the lockdown checklist an incident calls for, and how far they are done.

import type { ChecklistStep, StepProgress, Tick } from '../domain/owner/checklist-step.ts';
import type { Detector } from '../domain/watch/detector.ts';
import type { Signal } from '../domain/watch/signal.ts';
import { steps } from './checklist-steps.ts';

/** Every step that there is, in order. */
export const allSteps: readonly ChecklistStep[] = steps;

/**
 * The steps for these signals, in the order in which they should be done: the first 15 minutes always whole, since
 * whoever holds the password holds all of it; then what always helps and what the detectors that fired name.
 */
export function checklistFor(
  signals: readonly Signal[],
  detectors: readonly Pick<Detector, 'id' | 'checklist'>[],
): ChecklistStep[] {
  const fired = new Set(signals.map(({ detector }) => detector));
  const named = new Set(detectors.filter(({ id }) => fired.has(id)).flatMap(({ checklist }) => checklist));
  return steps
    .filter(({ id, when, isAlways }) => when === 'first-15-minutes' || isAlways || named.has(id))
    .map(({ isAlways: _, ...step }) => step);
}

/** How far a checklist is done. A tick of a step that it doesn't have (any more) is passed over. */
export function progressOf(checklist: readonly ChecklistStep[], ticks: readonly Tick[]): StepProgress[] {
  return checklist.map((step) => ({ step, done: ticks.find((tick) => tick.step === step.id) ?? null }));
}

/** What is still to be done, in order: what reminders name. */
export function openSteps(checklist: readonly ChecklistStep[], ticks: readonly Tick[]): ChecklistStep[] {
  return progressOf(checklist, ticks)
    .filter(({ done }) => done === null)
    .map(({ step }) => step);
}
