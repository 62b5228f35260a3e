// What an audit came to, in one sentence: the same in the terminal, the page and the mail.
import { type AuditReport, auditResult } from '../../domain/reports/audit.ts';
import { count } from '../../domain/text/text.ts';
import { isAtLeast, type Severity, worst } from '../../domain/watch/severity.ts';
import type { Format } from '../language/format.ts';

/** How many findings there are, and how bad the worst is: what is said of them. A mere note is none. */
export function foundParams({ incidents }: AuditReport, format: Format) {
  const found = incidents.map(({ severity }): Severity => severity).filter((one) => isAtLeast(one, 'low'));
  return { n: count(found.length), severity: format.phrase(`severity.${worst(found)}`) };
}

export function outcomeSentence(report: AuditReport, format: Format): string {
  const result = auditResult(report);
  return result === 'findings'
    ? format.phrase('audit.found', foundParams(report, format))
    : format.phrase(`audit.${result}`);
}
