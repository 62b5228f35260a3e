// The audit as a mail: what it came to, what was found, what could not be seen; the whole is attached as text.
import { z } from 'zod';
import { type AuditReport, auditResult } from '../../domain/reports/audit.ts';
import { fitWidth } from '../../domain/text/plain-layout.ts';
import { type Coverage, type Part, type PartCoverage, parts } from '../../domain/watch/coverage.ts';
import { incidentLine } from '../incident/line.ts';
import type { SpokenDetector } from '../incident/spoken.ts';
import { clockSentence, unseenSentences } from '../language/coverage-words.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import { type Block, list, paragraph, small, strong, title } from '../layout/blocks.ts';
import { readerName } from '../layout/letter.ts';
import { consoleUrl, defineMessage, having, type MessageProps, moment, reader } from '../layout/message.ts';
import { renderAudit } from './audit.ts';
import { outcomeSentence } from './audit-outcome.ts';

export interface AuditMailProps extends MessageProps {
  readonly report: AuditReport;
  readonly detectors: readonly SpokenDetector[];
}

/** What the report says of each part; a part that it doesn't know came with a later version, and nothing is said of it. */
function coverageIn(report: AuditReport): Coverage {
  const known = new Map(report.parts.map(({ part, coverage }) => [part, coverage]));
  const unknown = { state: 'complete', reason: null, asOf: null } as const;
  return Object.fromEntries(parts.map((part) => [part, known.get(part) ?? unknown])) as Record<Part, PartCoverage>;
}

export const auditMail = defineMessage<AuditMailProps>({
  title: { en: 'Audit', ja: '点検' },
  props: z.object({
    account: reader,
    now: moment,
    consoleUrl,
    report: having<AuditReport>('account', 'incidents', 'parts', 'verdicts'),
    detectors: z.array(having<SpokenDetector>('id', 'title', 'says', 'why', 'falsePositives')),
  }),
  subject: ({ account }, format) =>
    format.phrase('audit.title', { name: fitWidth(readerName(account), 40) }).replace(/[?？]/g, ''),
  preheader: ({ report }, format) => outcomeSentence(report, format),
  blocks(props, format) {
    const { report, detectors } = props;
    const coverage = coverageIn(report);
    const unseen = [...unseenSentences(coverage, format), ...clockSentence(coverage, format)];
    const section = (heading: string, items: readonly string[]): Block[] =>
      items.length === 0 ? [] : [title(heading), list(items)];
    return [
      title(format.phrase('audit.findings')),
      strong(outcomeSentence(report, format)),
      ...(report.incidents.length > 0
        ? [list(report.incidents.map((incident) => incidentLine(incident, detectors, format)))]
        : []),
      ...section(format.phrase('unseen.heading'), unseen),
      ...section(
        format.phrase('audit.questions'),
        report.questions.map(({ text }) => format.say(text)),
      ),
      title(format.phrase('audit.next')),
      paragraph(format.phrase(`audit.next-${auditResult(report)}`)),
      small(
        format.say({
          en: 'The whole audit, with every detector and all evidence, is attached as audit.txt.',
          ja: '検知器ごとの結果と根拠を含む全文は、添付の audit.txt にあります。',
        }),
      ),
    ];
  },
  because: (_, format) =>
    format.say({
      en: 'Someone asked for this audit with the command “rusuban audit --mail” and named your address.',
      ja: 'コマンド「rusuban audit --mail」で点検が依頼され、送り先としてこのアドレスが指定されたためです。',
    }),
  attachments({ report, detectors, account }, format) {
    const content = renderAudit(report, format.language, { detectors, timeZone: account.timeZone });
    return [{ filename: 'audit.txt', contentType: 'text/plain; charset=utf-8', content: cleanLines(content) }];
  },
});

/** Mail programs of Windows want their own ends of lines. */
function cleanLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.length > 990 ? cleanForeignText(line, 900) : line))
    .join('\r\n');
}
