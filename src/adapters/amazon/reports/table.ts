// Reads a tab-separated report as rows of the wanted columns, streaming. Tabs split, quotes mean nothing: Amazon's
// files are not RFC 4180, an inch mark stands alone in a title (amzn selling-partner-api-models#4367).
import { type LineBlock, lineBlocks, maxLineBytes } from './blocks.ts';
import { charsetOf, legacyCharsetOf } from './charset.ts';
import type { Columns, HeaderReader } from './header.ts';
import { type Line, type LineJoiner, newLineJoiner, usualWidth } from './joined-lines.ts';
import type { RowTally } from './report-end.ts';
import { ReportError } from './report-error.ts';
import { refuseSpreadsheetHeader } from './spreadsheet.ts';
import { type BlockDecoder, newBlockDecoder } from './text-decoder.ts';

export interface ReportOptions {
  readonly marketplaceId: string;
  /** The charset of the Content-Type, or null. */
  readonly charset: string | null;
  /** After inflating. */
  readonly maxBytes?: number;
}

export interface Row<C extends string> {
  readonly line: number;
  /** Trimmed; empty where the row is short or the report lacks the column. */
  readonly fields: Readonly<Record<C, string>>;
  /** It has more columns than the header or fewer, or was put together: its fields may be shifted. */
  readonly isOdd: boolean;
}

export interface Table<C extends string> {
  readonly header: HeaderReader<C>;
  /** From the names to the columns; throws a ReportError when it is another kind of file. */
  columnsOf(names: readonly string[]): Columns<C>;
}

const defaultMaxBytes = 4 * 2 ** 30;

/** Yields the rows of a block at a time. The tally gets the charset, the count, and lines that are too long. */
export async function* readTable<C extends string>(
  bytes: AsyncIterable<Uint8Array>,
  { header, columnsOf }: Table<C>,
  options: ReportOptions,
  tally: RowTally,
): AsyncGenerator<Row<C>[], void, undefined> {
  let reader: { decoder: BlockDecoder; picker: Picker<C>; named: number; joiner: LineJoiner | null } | null = null;
  let line = 0;
  for await (const block of lineBlocks(bytes, options.maxBytes ?? defaultMaxBytes)) {
    if (block.isTooLong) {
      line++;
      if (!reader) throw new ReportError('the report begins with an endless line: it is not a tab-separated table');
      tally.rows++;
      tally.reject(line, `longer than ${maxLineBytes} bytes`);
      continue;
    }
    let { bytes: part } = block;
    if (!reader) {
      const head = headOf(block);
      line = head.line;
      const decoder = newBlockDecoder(head.header, {
        declared: charsetOf(options.charset),
        legacy: legacyCharsetOf(options.marketplaceId),
        countKnown: header.countKnown,
      });
      const text = decoder.decode(head.header);
      refuseSpreadsheetHeader(text, header.countKnown);
      const names = text.split('\t').map(trimmed);
      reader = { decoder, picker: newPicker(columnsOf(names)), named: names.length, joiner: null };
      part = head.rest;
    }
    const { picker, named } = reader;
    const text = reader.decoder.decode(part);
    reader.joiner ??= newLineJoiner(named, usualWidth(widthsOf(text, block.newline), named));
    const { joiner } = reader;
    const rows: Row<C>[] = [];
    line = eachLine(text, block.newline, line, (start, end, at) => {
      const fields = picker.pick(text, start, end);
      const width = picker.width();
      if (width === named && joiner.isEmpty) rows.push({ line: at, fields, isOdd: false });
      else
        rows.push(...joiner.take({ text: text.slice(start, end), line: at, width }).map((one) => rowOf(one, picker)));
    });
    tally.rows += rows.length;
    yield rows;
  }
  if (!reader) throw new ReportError('the report is empty, without even its header');
  const { decoder, joiner, picker } = reader;
  const rest = (joiner?.end() ?? []).map((one) => rowOf(one, picker));
  tally.rows += rest.length;
  if (rest.length > 0) yield rest;
  tally.charset = decoder.charset;
}

function rowOf<C extends string>({ text, line }: Line, picker: Picker<C>): Row<C> {
  return { line, fields: picker.pick(text, 0, text.length), isOdd: true };
}

/** The first rows' numbers of columns. */
function widthsOf(text: string, newline: string): number[] {
  const lines = text.split(newline, 1000).filter((line) => line.trim() !== '');
  return lines.map((line) => line.split('\t').length);
}

/** The header line without its mark and end, its line number, and what follows it. Blank lines before it are skipped. */
function headOf({ bytes, newline }: LineBlock): { header: Buffer; rest: Buffer; line: number } {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(newline, start);
    const stop = end === -1 ? bytes.length : end;
    const header = bytes.subarray(start, stop);
    if (end === -1 || trimmed(header.toString('latin1')) !== '') {
      return { header: header.at(-1) === 0x0d ? header.subarray(0, -1) : header, rest: bytes.subarray(stop + 1), line };
    }
    start = end + 1;
  }
}

/** Calls `each` with the bounds of every line that isn't blank; returns the number of the last line. */
function eachLine(
  text: string,
  newline: string,
  lineBefore: number,
  each: (start: number, end: number, line: number) => void,
): number {
  let line = lineBefore;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(newline, start);
    const next = found === -1 ? text.length : found + 1;
    let end = found === -1 ? text.length : found;
    while (end > start && text.charCodeAt(end - 1) <= 0x20 && text.charCodeAt(end - 1) !== 0x09) end--;
    line++;
    if (!isBlank(text, start, end)) each(start, end, line);
    start = next;
  }
  return line;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 0x20) return false;
  return true;
}

interface Picker<C extends string> {
  pick(text: string, start: number, end: number): Record<C, string>;
  /** How many columns the line had that was picked from last. */
  width(): number;
}

/** Cuts only the wanted columns out of a line: the others, a buyer's town among them, never become values. */
function newPicker<C extends string>(columns: Columns<C>): Picker<C> {
  const wanted = (Object.entries(columns) as [C, number][]).sort((a, b) => a[1] - b[1]);
  let width = 0;
  return {
    width: () => width,
    pick(text, start, end) {
      const fields = {} as Record<C, string>;
      let column = 0;
      let from = start;
      const next = () => {
        const tab = text.indexOf('\t', from);
        return tab === -1 || tab > end ? end : tab;
      };
      for (const [name, index] of wanted) {
        for (; column < index && from <= end; column++) from = next() + 1;
        fields[name] = index === -1 || from > end ? '' : trimmed(text.slice(from, next()));
      }
      for (; from <= end; column++) from = next() + 1;
      width = column;
      return fields;
    },
  };
}

/** Without spaces, NULs and other control characters at either end. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** ASCII control characters and space, no-break and ideographic space, and the mark U+FEFF. */
function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}
