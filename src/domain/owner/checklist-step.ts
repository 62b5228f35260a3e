// A step of the lockdown checklist: what to do, where in Seller Central, why. The steps themselves are in incidents/checklist.ts.
import type { Instant } from '../clock.ts';
import type { Text } from '../text/text.ts';

export interface ChecklistStep {
  readonly id: string;
  readonly when: 'first-15-minutes' | 'next-hours' | 'days';
  /** What to do, as an instruction. */
  readonly title: Text;
  /** The way there by menus, never by a link: "Settings > User permissions". Null outside Seller Central. */
  readonly menuPath: Text | null;
  readonly why: Text;
  /** Where this advice comes from. */
  readonly source: string;
}

/** A step that was done for an incident. */
export interface Tick {
  /** The step's id. */
  readonly step: string;
  readonly at: Instant;
  readonly by: string;
}

/** A step of an incident's checklist, and who has done it when; null while nobody has. */
export interface StepProgress {
  readonly step: ChecklistStep;
  readonly done: Tick | null;
}
