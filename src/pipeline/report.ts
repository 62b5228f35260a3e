// Report: an audit's result in words, for a terminal.
import type { AuditReport } from '../domain/audit.ts';
import type { Language } from '../domain/marketplace.ts';
import { detectors } from '../detectors/index.ts';
import { renderAudit } from '../messages/audit.ts';

/** The audit as plain text in the reader's language. */
export function auditText(report: AuditReport, language: Language = report.account.language): string {
  return renderAudit(report, language, { detectors });
}
