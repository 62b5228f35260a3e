// How the reading of a report went: what was counted, which rows were kept aside, what was noted on the way.
import type { BadRow } from '../../../domain/watch/coverage.ts';

export interface ReportEnd {
  /** Data rows in the report, good and bad, without blank lines and the header. */
  readonly rows: number;
  /** The first hundred rows that could not be used. Line 1 is the header. */
  readonly badRows: BadRow[];
  readonly badRowCount: number;
  /** The first hundred fields that could not be read in rows that were used all the same. */
  readonly notes: BadRow[];
  readonly noteCount: number;
  /** What is to be said of the report as a whole, though it was read. */
  readonly remarks: readonly string[];
  /** What the report was found to be written in. */
  readonly charset: string;
}

/** Rows and notes kept with their line numbers; the rest are only counted. */
export const keptRows = 100;

/** The running count of one report. */
export interface RowTally {
  rows: number;
  badRowCount: number;
  noteCount: number;
  charset: string;
  readonly badRows: BadRow[];
  readonly notes: BadRow[];
  readonly remarks: string[];
  reject(line: number, reason: string): void;
  note(line: number, reason: string): void;
}

export function newRowTally(): RowTally {
  return {
    rows: 0,
    badRowCount: 0,
    noteCount: 0,
    charset: 'us-ascii',
    badRows: [],
    notes: [],
    remarks: [],
    reject(line, reason) {
      this.badRowCount++;
      if (this.badRows.length < keptRows) this.badRows.push({ line, reason });
    },
    note(line, reason) {
      this.noteCount++;
      if (this.notes.length < keptRows) this.notes.push({ line, reason });
    },
  };
}

export function endOf({ rows, badRows, badRowCount, notes, noteCount, remarks, charset }: RowTally): ReportEnd {
  return { rows, badRows, badRowCount, notes, noteCount, remarks, charset };
}

/** Of a report with more bad rows than this share it can't be said what isn't in it. */
export const badShare = 0.01;
