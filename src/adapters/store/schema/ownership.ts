// Whose database is it? Ours is one whose record of migrations holds only what this program knows; tables are ours that those
// migrations made. Whoever is about to write or drop anything asks here first, so that no other program's data is touched.
import type { MigrationList } from '@prisma/schema-engine-wasm';
import type pg from 'pg';
import { UserError } from '../../../domain/errors.ts';
import { quoted } from '../dump/tables.ts';

const record = '_prisma_migrations';

export interface Found {
  /** Tables, views and the like in `public` that our migrations make. */
  readonly ours: readonly string[];
  /** Those that they don't. */
  readonly others: readonly string[];
}

/** What is in the database's schema `public`, by whose it is. */
export async function lookInto(client: pg.Client, applied: readonly string[], list: MigrationList): Promise<Found> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY 1`,
  );
  // without a record of ours, a table of the same name is somebody else's
  const known = applied.length === 0 ? [record] : [record, ...namesOf('TABLE', list)];
  const names = rows.map(({ name }) => name);
  return { ours: names.filter((name) => known.includes(name)), others: names.filter((name) => !known.includes(name)) };
}

/** The names of what the migrations create. */
function namesOf(kind: 'TABLE' | 'FUNCTION', { migrationDirectories }: MigrationList): string[] {
  const pattern = new RegExp(`^CREATE ${kind} "(\\w+)"`, 'gm');
  return migrationDirectories.flatMap(({ migrationFile: { content } }) =>
    content.tag === 'ok' ? [...content.value.matchAll(pattern)].map(([, name]) => `${name}`) : [],
  );
}

/** Drops what our migrations made, and nothing else: where something of others hangs on it, the database refuses. */
export async function dropOurs(client: pg.Client, { ours }: Found, list: MigrationList): Promise<void> {
  if (ours.length === 0) return;
  const listed = (names: readonly string[]) => names.map((name) => `public.${quoted(name)}`).join(', ');
  const functions = namesOf('FUNCTION', list);
  await client.query(
    `BEGIN; DROP TABLE ${listed(ours)}; ${functions.length === 0 ? '' : `DROP FUNCTION IF EXISTS ${listed(functions)};`} COMMIT`,
  );
}

export function othersThere(others: readonly string[], options?: ErrorOptions): UserError {
  const names = others.slice(0, 3).join(', ');
  return new UserError(
    {
      en: `The database holds tables that are not of Rusuban${names && ` (${names})`}.`,
      ja: `データベースに、留守番のものではない表があります${names && `（${names}）`}。`,
    },
    {
      en: 'Give Rusuban a database of its own: CREATE DATABASE rusuban, and name that one in DATABASE_URL. Nothing was touched.',
      ja: '留守番専用のデータベースを用意し（CREATE DATABASE rusuban）、DATABASE_URL に指定してください。何も変更していません。',
    },
    options,
  );
}
