// The audit as a message: what to mend first, then what was checked, what was found with its evidence, what can't be
// seen, and the owner's questions with the age of their answers. No score: a list of what to mend.
import { z } from 'zod';
import { type AuditReport, auditResult } from '../../domain/reports/audit.ts';
import { count, duration, instant } from '../../domain/text/text.ts';
import { optionalParts } from '../../domain/watch/coverage.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import { isAtLeast, rankOf } from '../../domain/watch/severity.ts';
import { evidenceSections } from '../incident/evidence-view.ts';
import { type SpokenDetector, strongestFirst } from '../incident/spoken.ts';
import { incidentHeadline } from '../incident/story.ts';
import { reasonWords } from '../language/coverage-words.ts';
import { cleanForeignText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { type Block, facts, list, paragraph, small, strong, subtitle } from '../layout/blocks.ts';
import { consoleUrl, defineMessage, having, type MessageProps, moment, reader } from '../layout/message.ts';
import { countsSentence, findingFacts } from './audit.ts';
import { foundParams, outcomeSentence } from './audit-outcome.ts';
import { questionLine } from './question-words.ts';
import { verdictLine } from './verdict-line.ts';
import { part } from './weekly-blocks.ts';

export interface AuditProps extends MessageProps {
  readonly report: AuditReport;
  readonly detectors: readonly SpokenDetector[];
}

const headlineLimit = 60;
/** Told in full; the rest is counted. */
const findingsShown = 8;
const leftOutShown = 10;

const nameOf = ({ account }: AuditReport): string => cleanForeignText(account.name) || cleanForeignText(account.id);

const sorted = ({ incidents }: AuditReport): Incident[] =>
  [...incidents].sort((a, b) => rankOf(b.severity) - rankOf(a.severity) || b.score - a.score);

const headline = (incident: Incident, { detectors }: AuditProps, format: Format): string =>
  incidentHeadline(incident, detectors, format, headlineLimit);

function mend(props: AuditProps, format: Format): string[] {
  const { report } = props;
  const open = report.questions.filter(({ answer }) => answer === null).length;
  const items = [
    ...sorted(report)
      .filter(({ severity, status }) => isAtLeast(severity, 'medium') && status !== 'dismissed')
      .slice(0, findingsShown)
      .map((incident) => format.phrase('audit.mend-finding', { what: headline(incident, props, format) })),
    ...report.parts
      .filter(
        ({ coverage, part: name }) =>
          coverage.state === 'missing' && report.source === 'amazon' && !optionalParts.includes(name),
      )
      .map(({ part: name, coverage }) =>
        format.phrase('audit.mend-part', {
          part: format.phrase(`part.${name}`),
          reason: reasonWords(coverage.reason, format),
        }),
      ),
    ...report.questions
      .filter(({ answer }) => answer === 'no' || answer === 'unsure')
      .map(({ text, answer, mend: how }) =>
        format.phrase('audit.mend-question', {
          question: format.say(text),
          answer: format.phrase(`question.${answer ?? 'unsure'}`),
          mend: format.say(how),
        }),
      ),
    ...(open > 0 ? [format.phrase('audit.mend-open', { n: count(open) })] : []),
  ];
  return items.length > 0 ? items : [format.phrase('audit.mend-nothing')];
}

function checked({ report }: AuditProps, format: Format): Block[] {
  return part(format.phrase('audit.checked'), [
    paragraph(countsSentence(report, format)),
    {
      kind: 'table',
      head: ['', format.phrase('audit.seen'), format.phrase('audit.rows'), format.phrase('audit.calls')],
      numbers: [2, 3],
      rows: report.parts.map(({ part: name, coverage, rows, calls }) => [
        format.phrase(`part.${name}`),
        format.phrase(`audit.seen-${coverage.state}`, { reason: reasonWords(coverage.reason, format) }),
        format.value(count(rows)),
        format.value(count(calls)),
      ]),
    },
  ]);
}

function findings(props: AuditProps, format: Format): Block[] {
  const all = sorted(props.report);
  const told = all.slice(0, findingsShown).flatMap((incident) => {
    const signals = strongestFirst(incident.signals);
    const [severity, what] = [format.phrase(`severity.${incident.severity}`), headline(incident, props, format)];
    return [
      subtitle(format.phrase('audit.finding', { severity, what })),
      facts(findingFacts(incident, props.report.source, format)),
      ...evidenceSections(signals, props.detectors, format).flatMap(({ sentences, gain, harmless, caption, rows }) => [
        ...sentences.map(paragraph),
        ...[gain, harmless].filter((line) => line !== null).map(small),
        ...(caption ? [paragraph(caption)] : []),
        ...(rows.length > 0 ? [{ kind: 'evidence' as const, rows }] : []),
      ]),
    ];
  });
  const more = all.length - findingsShown;
  return part(format.phrase('audit.findings'), [
    ...(all.length === 0 ? [paragraph(format.phrase('audit.no-findings'))] : told),
    ...(more > 0 ? [small(format.phrase('weekly.and-more', { n: count(more) }))] : []),
  ]);
}

function judged({ report, detectors }: AuditProps, format: Format): Block[] {
  const lines = (...outcomes: string[]) =>
    report.verdicts
      .filter(({ outcome }) => outcomes.includes(outcome))
      .map((one) => verdictLine(one, detectors, format));
  const [said, not] = [lines('fired', 'quiet'), lines('skipped', 'crashed')];
  return [
    ...(said.length > 0 ? part(format.phrase('audit.verdicts'), [list(said)]) : []),
    ...(not.length > 0 ? part(format.phrase('audit.unjudged'), [list(not)]) : []),
  ];
}

function leftOut({ report }: AuditProps, format: Format): Block[] {
  if (report.leftOut.length === 0) return [];
  const lines = report.leftOut.slice(0, leftOutShown).map(({ file, line, reason }) => {
    const params = { file: cleanForeignText(file), reason: cleanForeignText(reason, 200) };
    return line === null
      ? format.phrase('audit.left-out-item', params)
      : format.phrase('audit.left-out-line', { ...params, line: `${line}` });
  });
  const more = report.leftOut.length - leftOutShown;
  const rest = more > 0 ? [format.phrase('audit.and-more', { n: count(more) })] : [];
  return part(format.phrase('audit.left-out'), [list([...lines, ...rest])]);
}

export const auditMessage = defineMessage<AuditProps>({
  title: { en: 'Audit', ja: '点検' },
  props: z.object({
    account: reader,
    now: moment,
    consoleUrl,
    report: having<AuditReport>('parts', 'incidents', 'verdicts', 'questions', 'counts'),
    detectors: z.array(having<SpokenDetector>('id', 'title', 'says', 'why', 'falsePositives')),
  }),
  subject({ report }, format) {
    const result = auditResult(report);
    const what =
      result === 'findings'
        ? format.phrase('audit.short-found', foundParams(report, format))
        : format.phrase(`audit.short-${result}`);
    const { language, timeZone } = format;
    const day = new Intl.DateTimeFormat(language, {
      timeZone,
      month: language === 'ja' ? 'long' : 'short',
      day: 'numeric',
    });
    return format.phrase('audit.subject', { day: day.format(report.finishedAt), what });
  },
  preheader: ({ report }, format) => format.phrase('audit.preheader', { name: nameOf(report) }),
  blocks: (props, format) => {
    const { report } = props;
    const { source, startedAt, finishedAt } = report;
    return [
      strong(outcomeSentence(report, format)),
      small(
        source === 'amazon'
          ? format.phrase('audit.took', {
              at: instant(startedAt),
              ms: duration(Math.max(1000, finishedAt - startedAt)),
            })
          : format.phrase('audit.from-folder', { from: instant(startedAt), to: instant(finishedAt) }),
      ),
      ...part(format.phrase('audit.mend'), [list(mend(props, format))]),
      ...findings(props, format),
      ...checked(props, format),
      ...leftOut(props, format),
      ...judged(props, format),
      ...part(format.phrase('audit.not-seen'), [list(report.notSeen.map((text) => format.say(text)))]),
      ...part(format.phrase('audit.questions'), [
        list(report.questions.map((question) => questionLine(question, finishedAt, format))),
      ]),
    ];
  },
  because: ({ report }, format) => format.phrase('audit.because', { name: nameOf(report) }),
});
