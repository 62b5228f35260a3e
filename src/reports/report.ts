// Report: what was found, in words for a terminal.

import { detectors } from '../detectors/all.ts';
import type { Instant } from '../domain/clock.ts';
import type { Language } from '../domain/marketplace.ts';
import type { AskedQuestion } from '../domain/owner/answer.ts';
import type { AuditReport } from '../domain/reports/audit.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Rendered } from '../domain/telling/rendered.ts';
import type { Verdict } from '../domain/watch/detector.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { incidentLine } from '../messages/incident/line.ts';
import { createFormat } from '../messages/language/format.ts';
import { renderAudit } from '../messages/reports/audit.ts';
import { auditMessage } from '../messages/reports/audit-report.ts';
import { questionLine } from '../messages/reports/question-words.ts';
import { verdictLine } from '../messages/reports/verdict-line.ts';

/** The audit as plain text in the reader's language. */
export function auditText(report: AuditReport, language: Language = report.account.language): string {
  return renderAudit(report, language, { timeZone: report.account.timeZone, detectors });
}

/** The audit as a message or a page. The safe phrase is shown where one is given: a file may be read by others. */
export function auditPage(
  report: AuditReport,
  language: Language,
  safePhrase: string | null = null,
): Promise<Rendered> {
  const { account, finishedAt: now } = report;
  const reader = { ...account, language, safePhrase };
  return auditMessage.render({ account: reader, now, consoleUrl: null, report, detectors });
}

/** An incident in one line. */
export function incidentText(incident: Incident, account: Pick<Account, 'timeZone'>, language: Language): string {
  return incidentLine(incident, detectors, createFormat(language, account.timeZone));
}

/** What a detector says, and why it stayed quiet, in one line. */
export function verdictText(verdict: Verdict, account: Pick<Account, 'timeZone'>, language: Language): string {
  return verdictLine(verdict, detectors, createFormat(language, account.timeZone));
}

/** A question of the owner's with its newest answer and how old that is, in one line. */
export function questionText(
  question: AskedQuestion,
  account: Pick<Account, 'timeZone'>,
  language: Language,
  now: Instant,
): string {
  return questionLine(question, now, createFormat(language, account.timeZone));
}
