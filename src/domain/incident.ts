// An incident: a story of related signals about one account, and what was decided about it.
import type { Instant } from './clock.ts';
import type { Severity } from './severity.ts';
import type { Family, Signal } from './signal.ts';

export const incidentStatuses = ['open', 'acknowledged', 'resolved', 'dismissed'] as const;
/** Resolved: it was a stranger, and it is over. Dismissed: it was the owner, or nothing. */
export type IncidentStatus = (typeof incidentStatuses)[number];

export interface Incident {
  readonly id: string;
  readonly accountId: string;
  readonly status: IncidentStatus;
  readonly severity: Severity;
  /** Sum over families of the best signal's score, each capped. */
  readonly score: number;
  /** When it probably started. */
  readonly beganAt: Instant;
  /** When it was noticed. */
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  /** Counts up with every change that matters; with the id it is the natural key of what is sent. */
  readonly revision: number;
  /** The latest of each (detector, fingerprint). */
  readonly signals: readonly Signal[];
  /** What the owner was last told, or null when nothing was sent. */
  readonly told: {
    readonly at: Instant;
    readonly severity: Severity;
    readonly score: number;
    /** The incident's evidence as evidenceTotalOf() counted it then. */
    readonly evidenceTotal: number;
    /** Families that had voted. */
    readonly families: readonly Family[];
    /** Rows of evidence of each detector then; absent in what was told before this was kept. */
    readonly totals?: Readonly<Record<string, number>>;
    /** What had been told before that, so that a later message can begin with what is new; null in the first. */
    readonly before?: { readonly at: Instant; readonly totals: Readonly<Record<string, number>> } | null;
  } | null;
  /** The last answer of a person; absent while there was none. */
  readonly answered?: IncidentAnswer;
  /** When someone first said that it was seen. */
  readonly acknowledgedAt?: Instant;
}

/** Who answered last, when and why; as what is the incident's status. */
export interface IncidentAnswer {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string | null;
}

/** Why something was sent, or not. Stored, and shown to the reader. */
export const alertReasons = ['first', 'escalated', 'new-evidence'] as const;
export const silenceReasons = [
  'already-told',
  'below-threshold',
  'planned',
  'dismissed',
  'snoozed',
  'too-old',
  'no-recipient',
] as const;
export type AlertReason = (typeof alertReasons)[number];
export type SilenceReason = (typeof silenceReasons)[number];

/** Why something was sent that time alone made due. */
export const followUpReasons = ['reminder', 'unanswered', 'unreachable', 'resolved'] as const;
export type FollowUpReason = (typeof followUpReasons)[number];

/** One line of the decision journal: what was known, what was decided, why. */
export interface Decision {
  readonly incidentId: string;
  readonly revision: number;
  readonly at: Instant;
  readonly severity: Severity;
  readonly score: number;
  readonly isAlert: boolean;
  readonly reason: AlertReason | SilenceReason | FollowUpReason;
}

/** How much an incident rests on: of each detector the largest signal, so that what is seen twice counts once. */
export function evidenceTotalOf(signals: readonly Signal[]): number {
  return Object.values(evidenceTotalsOf(signals)).reduce((sum, total) => sum + total, 0);
}

/** The same by detector. */
export function evidenceTotalsOf(signals: readonly Signal[]): Readonly<Record<string, number>> {
  const largest = new Map<string, number>();
  for (const { detector, evidenceTotal } of signals)
    largest.set(detector, Math.max(largest.get(detector) ?? 0, evidenceTotal));
  return Object.fromEntries(largest);
}
