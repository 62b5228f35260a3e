// What a dump looks like: a line of JSON that says what it is; for each table a line `{table, columns}`, its rows in COPY's
// text format and a line `\.`; at last a line `{end}`, so that a file that was cut off is told from a whole one.
import { z } from 'zod';

export const dumpFormat = { format: 'rusuban-dump', version: 1 } as const;

/** Ends a table's rows, as in psql. No row can be this: COPY doubles backslashes. */
export const endOfRows = '\\.';

export const headLine = z.object({
  format: z.literal(dumpFormat.format),
  version: z.literal(dumpFormat.version),
  takenAt: z.iso.datetime(),
  /** Those that the dumped schema had had, oldest first. */
  migrations: z.array(z.string()).min(1),
});

export const bodyLine = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()).min(1) }),
  z.object({ end: z.literal(true), tables: z.number(), rows: z.number() }),
]);
