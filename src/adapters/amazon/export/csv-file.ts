// The folder's small CSV files: a header, RFC 4180 quoting, unknown columns ignored, bad lines named.
import { type CsvError, parse } from 'csv-parse/sync';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import { type FolderFile, filesIn, reasonOf, textOf } from './folder-file.ts';

export interface CsvRow<C extends string> {
  readonly line: number;
  /** Trimmed; empty where the file has no such column. */
  readonly fields: Readonly<Record<C, string>>;
}

export interface CsvShape<C extends string> {
  readonly required: readonly C[];
  readonly optional: readonly C[];
}

/**
 * Reads `<name>.csv` or `<name>.csv.gz` and makes a thing of each row. A row whose `read` throws is left out with its
 * line; a file without a required column is left out whole. Empty when there is no such file.
 */
export async function readCsv<C extends string, T>(
  folder: string,
  name: string,
  { required, optional }: CsvShape<C>,
  legacyCharset: string,
  leftOut: LeftOut[],
  read: (fields: Readonly<Record<C, string>>) => T,
): Promise<T[]> {
  const file = (await filesIn(folder, '')).find((one) => one.name === `${name}.csv` || one.name === `${name}.csv.gz`);
  if (!file) return [];
  try {
    const rows = await rowsOf(file, required, [...required, ...optional], legacyCharset, leftOut);
    return rows.flatMap(({ line, fields }) => {
      try {
        return [read(fields)];
      } catch (error) {
        leftOut.push({ file: file.name, line, reason: reasonOf(error) });
        return [];
      }
    });
  } catch (error) {
    leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    return [];
  }
}

async function rowsOf<C extends string>(
  file: FolderFile,
  required: readonly C[],
  wanted: readonly C[],
  legacyCharset: string,
  leftOut: LeftOut[],
): Promise<CsvRow<C>[]> {
  const leaveOut = (error: CsvError | undefined): undefined => {
    const line = typeof error?.lines === 'number' ? error.lines : null;
    leftOut.push({ file: file.name, line, reason: 'its quotes don’t close' });
    return undefined;
  };
  const records = parse(await textOf(file, legacyCharset), {
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: leaveOut,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const header = records.shift()?.record.map((cell) => cell.toLowerCase()) ?? [];
  const missing = required.filter((column) => !header.includes(column.toLowerCase()));
  if (missing.length > 0) throw new Error(`its first line has no column ${missing.join(', ')}`);
  return records.map(({ record, info }) => ({
    line: info.lines,
    fields: Object.fromEntries(
      wanted.map((column) => [column, record[header.indexOf(column.toLowerCase())] ?? '']),
    ) as Record<C, string>,
  }));
}
