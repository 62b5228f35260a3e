// Report: what was found, in words for a terminal.

import { detectors } from '../detectors/all.ts';
import type { Account } from '../domain/account.ts';
import type { AuditReport } from '../domain/audit.ts';
import type { Verdict } from '../domain/detector.ts';
import type { Incident } from '../domain/incident.ts';
import type { Language } from '../domain/marketplace.ts';
import { renderAudit } from '../messages/audit.ts';
import { createFormat } from '../messages/format.ts';
import { incidentLine } from '../messages/incident-line.ts';
import { verdictLine } from '../messages/verdict-line.ts';

/** The audit as plain text in the reader's language. */
export function auditText(report: AuditReport, language: Language = report.account.language): string {
  return renderAudit(report, language, { timeZone: report.account.timeZone, detectors });
}

/** An incident in one line. */
export function incidentText(incident: Incident, account: Pick<Account, 'timeZone'>, language: Language): string {
  return incidentLine(incident, detectors, createFormat(language, account.timeZone));
}

/** What a detector says, and why it stayed quiet, in one line. */
export function verdictText(verdict: Verdict, account: Pick<Account, 'timeZone'>, language: Language): string {
  return verdictLine(verdict, detectors, createFormat(language, account.timeZone));
}
