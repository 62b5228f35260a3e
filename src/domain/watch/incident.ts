// An incident: a story of related signals about one account, and what was decided about it.
import type { Instant } from '../clock.ts';
import type { Via } from '../owner/log-entry.ts';
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
  /** From when on what had happened was enough to see it; in the past where the past was gone through later. */
  readonly visibleAt: Instant;
  /** When the look that found it really ran; in a replay the replayed moment. */
  readonly noticedAt: Instant;
  readonly updatedAt: Instant;
  /** Counts up with every change that matters; with the id it is the natural key of what is sent. */
  readonly revision: number;
  /** The latest of each (detector, fingerprint). */
  readonly signals: readonly Signal[];
  /** What was last decided to be told, whomever it has reached; null before the first. What reached whom: Told. */
  readonly lastAlert: {
    readonly at: Instant;
    readonly severity: Severity;
    readonly score: number;
    /** The incident's evidence as evidenceTotalOf() counted it then. */
    readonly evidenceTotal: number;
    /** Families that had voted. */
    readonly families: readonly Family[];
  } | null;
  /** The last answer of a person; absent while there was none. */
  readonly answered?: IncidentAnswer;
  /** When someone first said that it was seen. */
  readonly acknowledgedAt?: Instant;
  /** Who said so through a link in a mail. It spares these their own reminders and changes nothing for anybody else. */
  readonly seen?: readonly Seen[];
}

/** What a message says of an incident; kept with its delivery. */
export interface ToldState {
  readonly severity: Severity;
  /** Rows of evidence of each detector. */
  readonly totals: Readonly<Record<string, number>>;
}

/** What one reader was last told: by a message that was delivered, and when that was. */
export interface Told extends ToldState {
  readonly at: Instant;
}

/** A reader's word, through the link in a mail, that what that mail told was seen. */
export interface Seen {
  readonly by: string;
  readonly at: Instant;
  /** The incident's, as the mail told it. */
  readonly revision: number;
}

/** Who answered last, when and why; as what is the incident's status. */
export interface IncidentAnswer {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string | null;
  /** How it came in; absent where a version before 0.1 took it. */
  readonly via?: Via;
}

/** Closed by no more than a link: whoever reads that mailbox can say it, so for everybody else it isn't over. */
export function isClosedByLink({ status, answered }: Incident): boolean {
  return status === 'dismissed' && answered?.via === 'link';
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
  'caught-up',
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

/** What a message that goes out now says of it. */
export function toldState({ severity, signals }: Pick<Incident, 'severity' | 'signals'>): ToldState {
  return { severity, totals: evidenceTotalsOf(signals) };
}

/** The same by detector. */
export function evidenceTotalsOf(signals: readonly Signal[]): Readonly<Record<string, number>> {
  const largest = new Map<string, number>();
  for (const { detector, evidenceTotal } of signals)
    largest.set(detector, Math.max(largest.get(detector) ?? 0, evidenceTotal));
  return Object.fromEntries(largest);
}

/** What of an incident says how bad its shop is. */
export type IncidentOutline = Pick<Incident, 'id' | 'accountId' | 'status' | 'severity' | 'visibleAt'>;

/** What a list says of an incident. Of what each signal saw it has the first row alone, which is all that a headline reads. */
export type IncidentBrief = Pick<Incident, 'id' | 'severity' | 'status' | 'beganAt' | 'signals'>;

/** What is over of an account: the newest, and how many in all. */
export interface ClosedIncidents {
  readonly newest: readonly IncidentOutline[];
  readonly total: number;
}
