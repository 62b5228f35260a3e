// The audit as plain text for the terminal: what was checked, found, not found and not seen, the owner's questions.

import type { Language } from '../../domain/marketplace.ts';
import { type AuditedPart, type AuditReport, auditResult, type LeftOut } from '../../domain/reports/audit.ts';
import { heading, wrap } from '../../domain/text/plain-layout.ts';
import { count, duration, instant } from '../../domain/text/text.ts';
import type { Incident } from '../../domain/watch/incident.ts';
import { rankOf } from '../../domain/watch/severity.ts';
import { certaintySentence } from '../incident/certainty.ts';
import { evidenceSections } from '../incident/evidence-view.ts';
import { type SpokenDetector, strongestFirst } from '../incident/spoken.ts';
import { incidentHeadline } from '../incident/story.ts';
import { timeFacts } from '../incident/times.ts';
import { reasonWords } from '../language/coverage-words.ts';
import { cleanForeignText, cleanText } from '../language/foreign-text.ts';
import { createFormat, type Format } from '../language/format.ts';
import { japaneseIfKnown } from '../language/reason-words.ts';
import type { Labelled } from '../layout/blocks.ts';
import { valuesLine } from '../layout/plain-blocks.ts';
import { outcomeSentence } from './audit-outcome.ts';
import { verdictLine } from './verdict-line.ts';

export interface AuditOptions {
  readonly detectors: readonly SpokenDetector[];
  /** The account's own unless given. */
  readonly timeZone?: string;
}

const columns = 78;
/** Bad rows and left-out things named one by one; the rest is counted. */
const namedLimit = 5;
/** Reasons are sentences, longer than titles. */
const reasonLimit = 200;
const headlineLimit = 60;

const bullet = (line: string): string[] => wrap(line, columns, '- ');
const nested = (line: string): string[] => wrap(line, columns, '    ');
const paragraph = (line: string): string[] => wrap(line, columns);

function named<T>(items: readonly T[], say: (item: T) => string, format: Format): string[] {
  const more = items.length - namedLimit;
  const rest = more > 0 ? [format.phrase('audit.and-more', { n: count(more) })] : [];
  return [...items.slice(0, namedLimit).map(say), ...rest];
}

function partLines({ part, coverage, rows, calls, badRows }: AuditedPart, format: Format): string[] {
  const line = format.phrase(`audit.part-${coverage.state}`, {
    part: format.phrase(`part.${part}`),
    rows: count(rows),
    calls: count(calls),
    reason: reasonWords(coverage.reason, format),
  });
  const isRemarked = coverage.state === 'complete' && coverage.reason !== null;
  const remark = isRemarked
    ? nested(format.phrase('audit.part-remark', { remark: reasonWords(coverage.reason, format) }))
    : [];
  if (badRows.length === 0) return [...bullet(line), ...remark];
  const sayRow = ({ line: at, reason }: (typeof badRows)[number]) => {
    const what = leftOutWords(reason, format);
    return at === null ? what : format.phrase('audit.bad-row', { line: `${at}`, reason: what });
  };
  const lead = format.phrase('audit.bad-rows', { n: count(badRows.length) });
  return [...bullet(line), ...remark, ...[lead, ...named(badRows, sayRow, format)].flatMap(nested)];
}

function leftOutWords(reason: string, { language }: Format): string {
  return (language === 'ja' ? japaneseIfKnown(reason) : null) ?? cleanForeignText(reason, reasonLimit);
}

function leftOutLines(leftOut: readonly LeftOut[], format: Format): string[] {
  const sayItem = ({ file, line, reason }: LeftOut) => {
    const params = { file: cleanText(file), reason: leftOutWords(reason, format) };
    return line === null
      ? format.phrase('audit.left-out-item', params)
      : format.phrase('audit.left-out-line', { ...params, line: `${line}` });
  };
  return named(leftOut, sayItem, format).flatMap(bullet);
}

/** How much there is of what was looked at; none of what no part of the account shows. */
export function countsSentence({ parts, counts }: Pick<AuditReport, 'parts' | 'counts'>, format: Format): string {
  const { listings, activeListings, orders } = counts;
  const isShown = listings > 0 || parts.some(({ part }) => part === 'listings' || part === 'new-listings');
  const numbers = { listings: count(listings), activeListings: count(activeListings), orders: count(orders) };
  return format.phrase(isShown ? 'audit.counts' : 'audit.counts-orders', numbers);
}

/** When and how sure; files that are read later were noticed by nobody. */
export function findingFacts(incident: Incident, source: AuditReport['source'], format: Format): Labelled[] {
  return [
    ...timeFacts({ ...incident, noticedAt: source === 'amazon' ? incident.noticedAt : null }, format),
    { label: format.phrase('alert.how-sure'), value: certaintySentence(incident.signals, format) },
  ];
}

function findingLines(
  incident: Incident,
  source: AuditReport['source'],
  detectors: readonly SpokenDetector[],
  format: Format,
): string[] {
  const signals = strongestFirst(incident.signals);
  const title = format.phrase('audit.finding', {
    severity: format.phrase(`severity.${incident.severity}`),
    what: incidentHeadline(incident, detectors, format, headlineLimit),
  });
  const colon = format.language === 'ja' ? '：' : ': ';
  return [
    ...heading(title, '-', columns),
    ...findingFacts(incident, source, format).flatMap(({ label, value }) => paragraph(label + colon + value)),
    ...evidenceSections(signals, detectors, format).flatMap(({ sentences, caption, rows, gain, harmless }) => [
      '',
      ...[...sentences, gain, harmless, caption].filter((line) => line !== null).flatMap(paragraph),
      ...rows.flatMap((row) => [
        ...wrap([row.title, row.ids].filter(Boolean).join(', '), columns, '  - '),
        ...nested([valuesLine(row), row.at].filter(Boolean).join(' | ')),
      ]),
    ]),
  ];
}

function headLines(report: AuditReport, format: Format): string[] {
  const { account, source, startedAt, finishedAt } = report;
  const took = duration(Math.max(1000, finishedAt - startedAt));
  return [
    format.phrase('audit.title', { name: cleanForeignText(account.name) || cleanForeignText(account.id) }),
    source === 'amazon'
      ? format.phrase('audit.took', { at: instant(startedAt), ms: took })
      : format.phrase('audit.from-folder', { from: instant(startedAt), to: instant(finishedAt) }),
    '',
    ...paragraph(outcomeSentence(report, format)),
  ];
}

/** The whole report in `language`. Ends with a line break. */
export function renderAudit(report: AuditReport, language: Language, options: AuditOptions): string {
  const { detectors, timeZone = report.account.timeZone } = options;
  const format = createFormat(language, timeZone);
  const result = auditResult(report);
  const incidents = [...report.incidents].sort((a, b) => rankOf(b.severity) - rankOf(a.severity) || b.score - a.score);
  const verdicts = (...outcomes: string[]) =>
    report.verdicts
      .filter(({ outcome }) => outcomes.includes(outcome))
      .flatMap((verdict) => bullet(verdictLine(verdict, detectors, format)));
  const section = (title: Parameters<Format['phrase']>[0], lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [...heading(format.phrase(title), '=', columns), ...lines];
  const lines = [
    ...headLines(report, format),
    ...section('audit.checked', [
      ...paragraph(countsSentence(report, format)),
      ...report.parts.flatMap((part) => partLines(part, format)),
    ]),
    ...section('audit.left-out', leftOutLines(report.leftOut, format)),
    ...section(
      'audit.findings',
      incidents.length > 0
        ? incidents.flatMap((incident) => findingLines(incident, report.source, detectors, format))
        : paragraph(format.phrase('audit.no-findings')),
    ),
    ...section('audit.verdicts', verdicts('fired', 'quiet')),
    ...section('audit.unjudged', verdicts('skipped', 'crashed')),
    ...section(
      'audit.not-seen',
      report.notSeen.flatMap((text) => bullet(format.say(text))),
    ),
    ...section(
      'audit.questions',
      report.questions.flatMap((question) => bullet(format.say(question.text))),
    ),
    ...section('audit.next', paragraph(format.phrase(`audit.next-${result}`))),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
