// The whole list of evidence as a table for spreadsheets, to be handed to Amazon with the report of the intrusion.
// Titles are an attacker's words: no cell may be read as a formula (OWASP, CSV injection).
import { toIso } from '../../domain/clock.ts';
import { minorDigits } from '../../domain/money.ts';
import type { Attachment } from '../../domain/telling/rendered.ts';
import type { Value } from '../../domain/text/text.ts';
import type { Evidence } from '../../domain/watch/evidence.ts';
import type { Signal } from '../../domain/watch/signal.ts';
import { cleanForeignText, cleanText } from '../language/foreign-text.ts';
import type { Format } from '../language/format.ts';
import { sameness, subjectWords } from './evidence-view.ts';
import { detectorTitle, type SpokenDetector } from './spoken.ts';

export const evidenceFilename = 'evidence.csv';
const cellLimit = 300;

/**
 * Quoted, in one line; a cell that a spreadsheet would calculate begins with an apostrophe. Where the list separator is a
 * semicolon (most of Europe) or a tab, it takes what follows one for a cell of its own, quotes or not: so none is left.
 */
export const csvCell = (text: string): string => longCsvCell(text, cellLimit);

/** The same of what may be longer. */
export function longCsvCell(text: string, limit: number): string {
  const line = cleanText(text, limit).replaceAll(';', '；');
  const safe = /^[\s\u2068]*[=+\-@|%＝＋－＠]/u.test(line) ? `'${line}` : line;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Amounts without signs and separators, and the currency beside them. */
function amountCells(value: Value | undefined, format: Format): [amount: string, currency: string] {
  if (value === undefined) return ['', ''];
  if (value.kind !== 'money') return [format.value(value), ''];
  const { minor, currency } = value.money;
  const digits = minorDigits(currency);
  return [(minor / 10 ** digits).toFixed(digits), currency];
}

function cells({ subject, at, before, after, reference }: Evidence, what: string, format: Format): string[] {
  const { title } = subjectWords({ subject }, format);
  const [was] = amountCells(before, format);
  const [is, currency] = amountCells(after, format);
  const [others] = amountCells(reference, format);
  const isListing = subject.kind === 'listing';
  return [
    what,
    format.moment(at),
    toIso(at),
    isListing ? cleanForeignText(subject.title, cellLimit) : title,
    isListing ? subject.sku : '',
    isListing ? (subject.asin ?? '') : '',
    subject.kind === 'order' ? subject.orderId : '',
    was,
    is,
    others,
    currency,
  ];
}

/** Each thing once, with all that say it, the strongest first; null when there is none. `signals` are sorted already. */
export function evidenceCsv(
  signals: readonly Signal[],
  detectors: readonly SpokenDetector[],
  format: Format,
): Attachment | null {
  const rows = evidenceList(signals);
  if (rows.length === 0) return null;
  const titles = new Map(signals.map(({ detector }) => [detector, detectorTitle(detector, detectors, format)]));
  const lines = [
    format.phrase('csv.head').split('|'),
    ...rows.map(({ evidence, by }) => cells(evidence, by.map((id) => titles.get(id)).join(' + '), format)),
  ].map((row) => row.map(csvCell).join(','));
  // With a byte order mark, or spreadsheets take Japanese for something else.
  return {
    filename: evidenceFilename,
    contentType: 'text/csv; charset=utf-8',
    content: `\ufeff${lines.join('\r\n')}\r\n`,
  };
}

/** What several detectors stand on is one row. */
function evidenceList(signals: readonly Signal[]): { evidence: Evidence; by: string[] }[] {
  const rows = new Map<string, { evidence: Evidence; by: string[] }>();
  for (const { detector, evidence } of signals) {
    for (const one of evidence) {
      const known = rows.get(sameness(one));
      if (!known) rows.set(sameness(one), { evidence: one, by: [detector] });
      else if (!known.by.includes(detector)) known.by.push(detector);
    }
  }
  return [...rows.values()];
}

/** How many rows the list has, and whether a detector saw more than the clearest that it keeps. */
export function evidenceCounts(signals: readonly Signal[]): { readonly listed: number; readonly isCut: boolean } {
  return {
    listed: evidenceList(signals).length,
    isCut: signals.some(({ evidence, evidenceTotal }) => evidenceTotal > evidence.length),
  };
}
