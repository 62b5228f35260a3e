// A CSV table as people and spreadsheets write it: a header, RFC 4180 quoting, columns in any order, unknown ones passed over.
import { type CsvError, parse } from 'csv-parse/sync';

export interface CsvRow<C extends string> {
  readonly line: number;
  /** Trimmed; empty where the table has no such column. */
  readonly fields: Readonly<Record<C, string>>;
}

export interface CsvTable<C extends string> {
  readonly rows: readonly CsvRow<C>[];
  /** Lines that could not be taken apart, since their quotes don't close; null where not even the line is known. */
  readonly unclosed: readonly (number | null)[];
  /** The columns that its first line lacks. */
  readonly missing: readonly C[];
}

/** @param required columns without which no row is read */
export function readCsvTable<C extends string>(
  text: string,
  required: readonly C[],
  optional: readonly C[],
  delimiter = ',',
): CsvTable<C> {
  const unclosed: (number | null)[] = [];
  const leaveOut = (error: CsvError | undefined): undefined => {
    unclosed.push(typeof error?.lines === 'number' ? error.lines : null);
    return undefined;
  };
  const records = parse(text, {
    delimiter,
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: leaveOut,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const header = records.shift()?.record.map((cell) => cell.toLowerCase()) ?? [];
  const missing = required.filter((column) => !header.includes(column.toLowerCase()));
  if (missing.length > 0) return { rows: [], unclosed, missing };
  const rows = records.map(({ record, info }) => ({
    line: info.lines,
    fields: Object.fromEntries(
      [...required, ...optional].map((column) => [column, record[header.indexOf(column.toLowerCase())] ?? '']),
    ) as Record<C, string>,
  }));
  return { rows, unclosed, missing };
}
