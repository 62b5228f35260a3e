// The audit as plain text for the terminal: what was checked, found, not found and not seen, the owner's questions.
import { type AuditedPart, type AuditReport, auditResult, auditSeverity } from '../domain/audit.ts';
import type { Verdict } from '../domain/detector.ts';
import type { Incident } from '../domain/incident.ts';
import type { Language } from '../domain/marketplace.ts';
import { isAtLeast, rankOf } from '../domain/severity.ts';
import { count, duration, instant } from '../domain/text.ts';
import { valuesLine } from './alert-text.ts';
import { certaintySentence } from './certainty.ts';
import { reasonWords } from './coverage-words.ts';
import { evidenceSections } from './evidence-view.ts';
import { cleanForeignText } from './foreign-text.ts';
import { createFormat, type Format } from './format.ts';
import { heading, wrap } from './plain-layout.ts';
import { detectorTitle, sentenceOf, type SpokenDetector, signalHeadline, strongestFirst } from './spoken.ts';

export interface AuditOptions {
  readonly timeZone: string;
  readonly detectors: readonly SpokenDetector[];
}

const columns = 78;
/** Bad rows and left-out things named one by one; the rest is counted. */
const namedLimit = 5;
/** Reasons are sentences, longer than titles. */
const reasonLimit = 200;

const bullet = (line: string): string[] => wrap(line, columns, '- ');
const nested = (line: string): string[] => wrap(line, columns, '    ');

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
  if (badRows.length === 0) return bullet(line);
  const bad = named(
    badRows,
    (row) => format.phrase('audit.bad-row', { line: count(row.line), reason: cleanForeignText(row.reason) }),
    format,
  );
  return [...bullet(line), ...[format.phrase('audit.bad-rows', { n: count(badRows.length) }), ...bad].flatMap(nested)];
}

function findingLines(incident: Incident, { detectors }: AuditOptions, format: Format): string[] {
  const signals = strongestFirst(incident.signals);
  const strongest = signals[0];
  const title = format.phrase('audit.finding', {
    severity: format.phrase(`severity.${incident.severity}`),
    what: strongest ? signalHeadline(strongest, detectors, format) : incident.id,
  });
  const began = format.phrase('audit.began', {
    began: instant(incident.beganAt),
    noticed: instant(incident.openedAt),
    sure: certaintySentence(signals, format),
  });
  return [
    ...heading(title, '-', columns),
    ...wrap(began, columns),
    ...evidenceSections(signals, detectors, format).flatMap(({ sentences, caption, rows, gain, harmless }) => [
      '',
      ...sentences.flatMap((sentence) => wrap(sentence, columns)),
      ...[gain, harmless, caption].filter((line) => line !== null).flatMap((line) => wrap(line, columns)),
      ...rows.flatMap((row) => [
        ...wrap([row.title, row.ids].filter(Boolean).join(', '), columns, '  - '),
        ...nested([valuesLine(row), row.at].filter(Boolean).join('; ')),
      ]),
    ]),
  ];
}

/** `quiet`: looked for and not found. `unjudged`: skipped or crashed. */
function verdictLines(verdict: Verdict, { detectors }: AuditOptions, format: Format): string[] {
  const title = detectorTitle(verdict.detector, detectors, format);
  switch (verdict.outcome) {
    case 'fired':
      return bullet(format.phrase('audit.fired-item', { title }));
    case 'quiet': {
      const reason = sentenceOf(verdict.detector, verdict.reason, detectors, format) ?? verdict.reason.key;
      return bullet(format.phrase('audit.quiet-item', { title, reason }));
    }
    case 'skipped': {
      const missing = verdict.parts.map((part) => format.phrase(`part.${part}`)).join(format.language === 'ja' ? '、' : ', ');
      const reason = reasonWords(verdict.reason, format);
      return bullet(format.phrase('audit.skipped-item', { title, parts: missing, reason }));
    }
    case 'crashed':
      return bullet(format.phrase('audit.crashed-item', { title, reason: cleanForeignText(verdict.reason) }));
  }
}

function verdictOf(report: AuditReport, format: Format): string {
  const result = auditResult(report);
  if (result !== 'findings') return format.phrase(`audit.${result}`);
  const found = report.incidents.filter(({ severity }) => isAtLeast(severity, 'low'));
  const severity = format.phrase(`severity.${auditSeverity(report)}`);
  return format.phrase('audit.found', { n: count(found.length), severity });
}

/** The whole report in `language`, times in `timeZone`. Ends with a line break. */
export function renderAudit(report: AuditReport, language: Language, options: AuditOptions): string {
  const format = createFormat(language, options.timeZone);
  const { account, parts, counts, verdicts, leftOut = [] } = report;
  const section = (title: Parameters<Format['phrase']>[0], lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [...heading(format.phrase(title), '=', columns), ...lines];
  const incidents = [...report.incidents].sort((a, b) => rankOf(b.severity) - rankOf(a.severity) || b.score - a.score);
  const saw = verdicts.filter(({ outcome }) => outcome === 'quiet' || outcome === 'fired');
  const unjudged = verdicts.filter(({ outcome }) => outcome === 'skipped' || outcome === 'crashed');
  const result = auditResult(report);
  const lines = [
    format.phrase('audit.title', { name: cleanForeignText(account.name) || account.id }),
    format.phrase('audit.took', {
      at: instant(report.startedAt),
      ms: duration(Math.max(1000, report.finishedAt - report.startedAt)),
    }),
    '',
    ...wrap(verdictOf(report, format), columns),
    ...section('audit.checked', [
      ...wrap(
        format.phrase('audit.counts', {
          listings: count(counts.listings),
          activeListings: count(counts.activeListings),
          orders: count(counts.orders),
        }),
        columns,
      ),
      ...parts.flatMap((part) => partLines(part, format)),
    ]),
    ...section(
      'audit.left-out',
      named(
        leftOut,
        ({ what, line, reason }) => {
          return line === null
            ? format.phrase('audit.left-out-item', params)
            : format.phrase('audit.left-out-line', { ...params, line: count(line) });
        },
        format,
      ).flatMap(bullet),
    ),
    ...section(
      'audit.findings',
      incidents.length > 0
        ? incidents.flatMap((incident) => findingLines(incident, options, format))
        : wrap(format.phrase('audit.no-findings'), columns),
    ),
    ...section('audit.quiet', saw.flatMap((verdict) => verdictLines(verdict, options, format))),
    ...section('audit.skipped', unjudged.flatMap((verdict) => verdictLines(verdict, options, format))),
    ...section('audit.not-seen', report.notSeen.flatMap((text) => bullet(format.say(text)))),
    ...section('audit.questions', report.questions.flatMap((text) => bullet(format.say(text)))),
    ...section('audit.next', wrap(format.phrase(`audit.next-${result}`), columns)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}
