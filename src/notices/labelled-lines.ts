// Lines of a label and its value, as Amazon's mails to a seller have them, and what stands above those. A label that isn't
// known here is passed over with its value: so nothing of a buyer is read.
import { type Money, parseMoney } from '../domain/money.ts';
import { fold } from './fold.ts';
import { orderNumber } from './order-mails.ts';
import { type GoodsField, goodsLabels, type Labels } from './seller-labels.ts';

export type Labelled<F extends string = GoodsField> = readonly [field: F, value: string];

const titleLimit = 50;

export const valuesOf = <F extends string>(fields: readonly Labelled<F>[], wanted: F) =>
  fields.flatMap(([field, value]) => (field === wanted ? [value] : []));

/** Goods may be named like a cancellation, and in a subject as well. */
export function withoutTitles(text: string, fields: readonly Labelled[]): string {
  const titles = valuesOf(fields, 'title').slice(0, titleLimit);
  return titles.reduce((rest, title) => rest.replaceAll(title, ' '), text);
}

const leadLimit = 1_500;

/** The subject and what stands above the lines with labels, in clauses, folded: below come goods, by their makers' words. */
export function leadOf(subject: string, text: string): string[] {
  const above: string[] = [];
  for (const line of text.slice(0, leadLimit).split('\n')) {
    if (labelledIn(line, goodsLabels) !== null || bareLabel(line, goodsLabels) !== null) break;
    above.push(line);
  }
  return clausesOf([subject, ...above].join('\n'));
}

/** Folded; a full stop in a number or a domain ends none. */
export function clausesOf(text: string): string[] {
  return fold(text)
    .split(/[\n。．!！:：]|\.(?!\d|[a-z])/u)
    .filter((clause) => clause.trim() !== '');
}

const linesLimit = 3_000;

/**
 * Lines of a label and its value. A label that stands alone has its value on the next line that isn't empty; tables have
 * labels without a colon, one above its value or all of them in a row above a row of values.
 */
export function* fieldsIn<F extends string>(text: string, labels: Labels<F>): Generator<Labelled<F>> {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, linesLimit);
  let isAfterPair = false;
  for (let i = 0; i < lines.length; i++) {
    const labelled = labelledIn(lines[i] ?? '', labels);
    if (labelled !== null) {
      const [field, value] = labelled;
      const own = value === '' ? lines[++i] : value;
      if (own !== undefined) yield [field, own];
      isAfterPair = true;
      continue;
    }
    const columns = bareLabelsFrom(lines, i, labels);
    const rows: number = columns.length === 0 ? 0 : rowsBelow(lines, i, columns, labels, isAfterPair);
    for (let cell = 0; cell < rows * columns.length; cell++)
      yield [columns[cell % columns.length] as F, lines[i + columns.length + cell] ?? ''];
    isAfterPair = rows > 0;
    if (rows > 0) i += columns.length * (rows + 1) - 1;
  }
}

function bareLabelsFrom<F extends string>(lines: readonly string[], from: number, labels: Labels<F>): F[] {
  const found: F[] = [];
  for (let i = from; i < lines.length && found.length < 12; i++) {
    const field = bareLabel(lines[i] ?? '', labels);
    if (field === null || found.includes(field)) break;
    found.push(field);
  }
  return found;
}

/** How many rows of values stand below: none where a value can't be what its label says, since a column is missing then. */
function rowsBelow<F extends string>(
  lines: readonly string[],
  from: number,
  columns: readonly F[],
  labels: Labels<F>,
  isAfterPair: boolean,
): number {
  const width = columns.length;
  const isRow = (start: number) =>
    start + width <= lines.length && columns.every((field, i) => mayBe(field, lines[start + i] ?? ''));
  if (!isRow(from + width)) return 0;
  const isLabel = (line: string | undefined) =>
    line === undefined || labelledIn(line, labels) !== null || bareLabel(line, labels) !== null;
  // One alone is a label above its value only among others: else it may head one column of a wider table.
  if (width === 1) return isAfterPair || isLabel(lines[from + 2]) ? 1 : 0;
  let rows = 1;
  while (isRow(from + width * (rows + 1)) && !isLabel(lines[from + width * (rows + 1)])) rows++;
  return rows;
}

function mayBe(field: string, value: string): boolean {
  switch (field) {
    case 'order':
      return orderNumber.test(value.normalize('NFKC'));
    case 'sku':
      return /^\S{1,60}$/u.test(value);
    case 'asin':
      return /^[A-Z0-9]{10}$/.test(value);
    case 'quantity':
      return /^\d{1,6}$/.test(value.normalize('NFKC'));
    case 'price':
    case 'amount':
    case 'account':
      return /\d/.test(value);
    default:
      return true;
  }
}

const plain = (label: string) => fold(label.replace(/^[\s・*•■◆▪-]+/u, '')).trim();

function labelledIn<F extends string>(line: string, labels: Labels<F>): Labelled<F> | null {
  const [, label = '', value = ''] = /^([^:：]{1,30})[:：](.*)$/u.exec(line.trim()) ?? [];
  const field = labels.get(plain(label));
  return field === undefined ? null : [field, value.trim()];
}

const bareLabel = <F extends string>(line: string, labels: Labels<F>): F | null =>
  line.length > 30 ? null : (labels.get(plain(line)) ?? null);

/** `￥2,980`, `2,980円`, `$29.99`, `EUR 12,99`, `12,99 €`: the first amount; in the marketplace's own currency. */
export function priceOf(value: string, currency: string): Money | null {
  const amount = /\d[\d.,\u00a0\u202f' ]*/u.exec(value.normalize('NFKC'))?.[0].replace(/[\s'.,]+$/u, '') ?? '';
  return parseMoney(amount, currency);
}
