// The list of what could not be used in a folder, each with its file and where known its line.
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { ReportEnd } from '../reports/index.ts';

/** Adds a report's bad rows and notes; beyond those that were kept, their number. */
export function leaveOutRows(leftOut: LeftOut[], file: string, end: ReportEnd): void {
  for (const { line, reason } of end.badRows) leftOut.push({ file, line, reason });
  const unnamed = end.badRowCount - end.badRows.length;
  if (unnamed > 0) leftOut.push({ file, line: null, reason: `${unnamed} more rows that could not be used` });
  for (const { line, reason } of end.notes) leftOut.push({ file, line, reason: `${reason}: left empty` });
  const unnamedNotes = end.noteCount - end.notes.length;
  if (unnamedNotes > 0) leftOut.push({ file, line: null, reason: `${unnamedNotes} more fields left empty` });
}

/** Why a part is no more than partial: rows of its files, or whole files, that could not be read; null when all were. */
export function unreadReason({ rows, bad, files }: { rows: number; bad: number; files: number }): string | null {
  if (files > 0) return `${files} of its files could not be read`;
  return bad > 0 ? `${bad} of ${rows} rows could not be read` : null;
}
