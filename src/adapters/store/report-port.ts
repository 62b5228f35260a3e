// What reports may ask of the store: what is kept of a stretch of time, and the owner's answers.

import type { Instant } from '../../domain/clock.ts';
import type { MailVerdict } from '../../domain/mail/mail-check.ts';
import type { NoticeType, UnclearNotice } from '../../domain/mail/notice.ts';
import type { QuestionAnswer } from '../../domain/owner/answer.ts';
import type { WeekName } from '../../domain/reports/week.ts';
import type { Baseline } from '../../domain/statistics/baseline.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import type { DetectorDay } from '../../domain/watch/judged.ts';
import type { Allowed, PartSight, Span } from '../../domain/watch/watched.ts';

/** When the owner was told of an incident, and when someone answered. */
export interface IncidentTimes {
  readonly incidentId: string;
  /** The first decision to send a message. */
  readonly decidedAt: Instant | null;
  /** The first message that was delivered. */
  readonly mailedAt: Instant | null;
  /** Messages delivered in all. */
  readonly mails: number;
  readonly acknowledgedAt: Instant | null;
}

/** What is kept of a stretch of time. */
export interface PeriodFacts {
  readonly baseline: Baseline;
  readonly lookedAt: Instant | null;
  /** The first pull that was ever tried, whatever it saw. */
  readonly triedAt: Instant | null;
  readonly sights: readonly PartSight[];
  /** Of the days around the time as well: a day's number is in the account's zone. */
  readonly judged: readonly DetectorDay[];
  /** Noticed before its end, and changed within it or still open; the oldest first. */
  readonly incidents: readonly Incident[];
  readonly times: readonly IncidentTimes[];
  readonly notices: readonly { readonly type: NoticeType; readonly count: number }[];
  readonly phishing: number;
  /** Amazon's notices that were not understood, the newest first. */
  readonly unclear: readonly UnclearNotice[];
  /** Mails that were forwarded to be checked, by verdict. */
  readonly checked: readonly { readonly verdict: MailVerdict; readonly count: number }[];
  /** The newest to each question. */
  readonly answers: readonly QuestionAnswer[];
}

/** An account that is watched, and the weeks whose report is owed or was sent already, of the last few. */
export interface WeekliesOwed {
  readonly accountId: string;
  readonly timeZone: string;
  readonly addedAt: Instant;
  readonly weeks: readonly WeekName[];
}

export interface ReportStore {
  /** All accounts but paused ones. */
  weekliesOwed(): Promise<WeekliesOwed[]>;
  /** What is kept of `span`; mails of `week` alone. Null when the account is gone. */
  readPeriod(accountId: string, span: Span, week: Span, allowed: Allowed): Promise<PeriodFacts | null>;
  /** Amazon's notices of that time that were not understood, the newest first; at most 1,000. */
  listUnclear(accountId: string, of: Span): Promise<UnclearNotice[]>;
  /** The newest answer to each question. */
  listAnswers(accountId: string): Promise<QuestionAnswer[]>;
  addAnswer(accountId: string, answer: QuestionAnswer): Promise<void>;
}
