// The tables as the database itself describes them, so that dump and restore need no list of their own.
import type pg from 'pg';

export interface Table {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Prisma's own record of migrations, which migrating writes. */
const migrationsTable = '_prisma_migrations';

/** Every table of ours, those that others refer to first. Circles don't occur in our schema. */
export async function insertionOrder(client: pg.Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(
    `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                          AND a.attgenerated = ''
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> $1
      GROUP BY c.relname ORDER BY c.relname`,
    [migrationsTable],
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `SELECT conrelid::regclass::text AS "from", confrelid::regclass::text AS "to"
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conrelid <> confrelid`,
  );
  const sorted: Table[] = [];
  const add = (table: Table) => {
    if (sorted.includes(table)) return;
    const needed = references.filter(({ from }) => from === quotedIfNeeded(table.table)).map(({ to }) => to);
    for (const other of tables) if (needed.includes(quotedIfNeeded(other.table))) add(other);
    sorted.push(table);
  };
  for (const table of tables) add(table);
  return sorted;
}

/** Continues every sequence behind the rows that are there. */
export async function continueSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS "table", a.attname AS "column", pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`,
  );
  for (const { table, column, sequence } of rows)
    await client.query(
      `SELECT setval($1, (SELECT coalesce(max(${quoted(column)}), 0) + 1 FROM ${quoted(table)}), false)`,
      [sequence],
    );
}

/** An identifier as SQL wants it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** As regclass prints a name: our own need no quotes but for reserved words. */
const quotedIfNeeded = (name: string) => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : quoted(name));
