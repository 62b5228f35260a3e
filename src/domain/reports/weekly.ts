// The weekly report of one account: what was watched of a week, what was seen, what was told. `--json` prints it as it is.

import type { Instant } from '../clock.ts';
import type { MailVerdict } from '../mail/mail-check.ts';
import type { NoticeType } from '../mail/notice.ts';
import type { AskedQuestion } from '../owner/answer.ts';
import type { PlannedChange } from '../owner/planned.ts';
import { notPulledYet, type Part } from '../watch/coverage.ts';
import type { IncidentStatus } from '../watch/incident.ts';
import type { Narrative } from '../watch/narrative.ts';
import type { Severity } from '../watch/severity.ts';
import type { Signal } from '../watch/signal.ts';
import { type Span, vitalParts } from '../watch/watched.ts';
import type { AuditedAccount } from './audit.ts';
import type { WeekName } from './week.ts';

/** How often something usually happens on a day: nine days of ten lie between, both included. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** What is counted a day. */
export const measures = ['orders', 'added', 'repriced', 'cancelled'] as const;
export type Measure = (typeof measures)[number];

export interface Cancelled {
  readonly seller: number;
  readonly buyer: number;
  /** By Amazon, or unknown by whom. */
  readonly other: number;
}

/** A stretch of days added up; null where what it rests on was not seen. */
export interface Counts {
  readonly orders: number | null;
  readonly added: number | null;
  readonly repriced: number | null;
  readonly cancelled: Cancelled | null;
}

export interface WeekDay extends Counts {
  /** `2026-11-16`, in the account's zone. */
  readonly date: string;
  /** Something foreign was seen on it: it doesn't teach what is usual. */
  readonly isForeign: boolean;
}

export interface WatchedPart {
  readonly part: Part;
  /** Of the time that could be watched; null when the part was never seen. */
  readonly share: number | null;
  /** Why it was never seen. */
  readonly reason: string | null;
}

/** A stretch in which a part was not watched. */
export interface Gap extends Span {
  readonly part: Part;
  /** Why the pulls within it saw nothing; null when none was tried. */
  readonly reason: string | null;
}

/** Something below alert level: the strongest signal of one detector about one day. */
export interface Finding {
  readonly incidentId: string;
  readonly date: string;
  readonly signal: Signal;
  /** Further signals of that detector about that day. */
  readonly more: number;
  /** The chance on an ordinary day, and adjusted for all tests of the week; null for a hard fact. */
  readonly pValue: number | null;
  readonly qValue: number | null;
  /** A fact, or found after false-discovery control; and not planned. */
  readonly isWorthALook: boolean;
}

/** An incident that was, or should have been, told at once. */
export interface ToldIncident {
  readonly id: string;
  readonly severity: Severity;
  readonly status: IncidentStatus;
  /** As in domain/watch/incident.ts. */
  readonly beganAt: Instant;
  readonly visibleAt: Instant;
  readonly noticedAt: Instant;
  /** When it was decided to send a message. */
  readonly decidedAt: Instant | null;
  readonly mailedAt: Instant | null;
  readonly mails: number;
  readonly acknowledgedAt: Instant | null;
  /** Its strongest signal, with the first rows of evidence. */
  readonly signal: Signal;
  readonly signals: number;
  /** What it tells its owner, the numbers without their rows; null where it is only seen that something is unusual. */
  readonly story: Narrative | null;
}

export interface TrendWeek {
  readonly week: WeekName;
  /** Watched share; null when nothing was. */
  readonly share: number | null;
  readonly counts: Counts;
  /** Incidents at alert level that were noticed in it. */
  readonly incidents: number;
}

/** Four weeks in which nothing came of a shop that is seen by mail alone, though its mailbox was read. */
export interface StillWatching {
  /** Of any kind, in those weeks. */
  readonly mails: number;
}

export interface WeeklyReport {
  readonly version: 1;
  readonly account: AuditedAccount;
  readonly week: WeekName;
  readonly from: Instant;
  /** The end, not included. After `madeAt` while the week isn't over. */
  readonly to: Instant;
  readonly madeAt: Instant;
  readonly watch: {
    /** Of the time since `since`, the share in which new listings and orders both were watched; null: nothing was. */
    readonly share: number | null;
    /** The begin of the week, or of the watching. */
    readonly since: Instant;
    readonly parts: readonly WatchedPart[];
    readonly gaps: readonly Gap[];
  };
  readonly days: readonly WeekDay[];
  /** Null where too few days are known. */
  readonly usual: Readonly<Record<Measure, Band | null>>;
  /** Judgements made: one for each detector and day. */
  readonly tests: number;
  /** Detectors that could not judge on any day of the week. */
  readonly unjudged: readonly string[];
  readonly findings: readonly Finding[];
  readonly incidents: readonly ToldIncident[];
  readonly planned: readonly PlannedChange[];
  readonly mailbox: {
    readonly isWatched: boolean;
    readonly phishing: number;
    readonly notices: readonly { readonly type: NoticeType; readonly count: number }[];
    /** Notices that were not understood, by the shape of their subject; the most frequent first. */
    readonly unclear: readonly { readonly shape: string; readonly count: number }[];
    /** Forwarded to the suspicious-mail desk. */
    readonly checked: readonly { readonly verdict: MailVerdict; readonly count: number }[];
    /** Once a month, where nothing came; absent else. */
    readonly still?: StillWatching;
  };
  readonly questions: readonly AskedQuestion[];
  /** The last weeks, this one included, the oldest first. */
  readonly trend: readonly TrendWeek[];
}

/** `blind`: nothing of the shop was seen. `alerted`: something was serious enough for a mail at once. */
export type WeeklyResult = 'blind' | 'alerted' | 'worth-a-look' | 'quiet';

export function weeklyResult({ watch, incidents, findings }: WeeklyReport): WeeklyResult {
  if (incidents.some(({ status }) => status !== 'dismissed')) return 'alerted';
  if (watch.share === null) return 'blind';
  return findings.some(({ isWorthALook }) => isWorthALook) ? 'worth-a-look' : 'quiet';
}

/** Did any detector say anything? What was pulled and never judged is no reason to call a week quiet. */
export function isJudged({ tests, findings, incidents }: WeeklyReport): boolean {
  return tests > 0 || findings.length > 0 || incidents.length > 0;
}

/** Does it lie before anything of the shop was read? Then nothing failed: nobody was watching yet. */
export function isBeforeWatch({ watch }: Pick<WeeklyReport, 'watch'>): boolean {
  const vital = watch.parts.filter(({ part }) => vitalParts.some((name) => name === part));
  const isNotYet = ({ share, reason }: WatchedPart) => share === null && (reason === null || reason === notPulledYet);
  return vital.length > 0 && vital.every(isNotYet);
}
