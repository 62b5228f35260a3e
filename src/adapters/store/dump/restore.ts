// Brings a dump back into a database that watches nothing yet.
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import { from as copyFrom } from 'pg-copy-streams';
import type { z } from 'zod';
import { UserError } from '../../../domain/errors.ts';
import { pg } from '../../system/postgres.ts';
import { explained } from '../faults.ts';
import { checkKnown, checkRecord, findMigrations, migrate, readApplied, readMigrations } from '../schema/migrate.ts';
import { dropOurs, lookInto, othersThere } from '../schema/ownership.ts';
import { withOneForSquashed } from '../schema/squashed.ts';
import type { DumpSummary } from './dump.ts';
import { bodyLine, endOfRows, headLine } from './dump-format.ts';
import { continueSequences, insertionOrder, quoted, type Table } from './tables.ts';

export interface RestoreSummary extends DumpSummary {
  /** When the dump was taken, ISO 8601. */
  readonly takenAt: string;
}

/**
 * Makes the schema that the dump had, copies its rows in one transaction, and brings the schema up to date.
 * @param folder the migrations that this program knows
 * @throws UserError when accounts are watched there, or the file is none of ours, newer, damaged or cut off
 */
export async function restoreDatabase(url: string, from: Readable, folder = findMigrations()): Promise<RestoreSummary> {
  const lines = new Lines(from);
  const head = read(headLine, await lines.next());
  const migrations = await readMigrations(folder);
  const known = migrations.migrationDirectories.map(({ path }) => path);
  const had = withOneForSquashed(head.migrations);
  const newer = had.filter((name) => !known.includes(name));
  if (newer.length > 0)
    throw new UserError(
      {
        en: `The dump was written by a newer Rusuban: it has had the migration ${newer.join(', ')}.`,
        ja: `このバックアップは、より新しい留守番で書き出されたものです（変更 ${newer.join(', ')} が済んでいます）。`,
      },
      { en: 'Update Rusuban first. Nothing was touched.', ja: '先に留守番を更新してください。何も変更していません。' },
    );
  const client = new pg.Client({ connectionString: url, application_name: 'rusuban restore' });
  client.on('error', () => {});
  try {
    await client.connect();
    await emptySchema(client, migrations);
    await migrate(url, folder, had.at(-1));
    await client.query('BEGIN');
    const summary = await copyTables(client, lines);
    await endSessions(client);
    await continueSequences(client);
    await client.query('COMMIT');
    await migrate(url, folder);
    return { ...summary, takenAt: head.takenAt };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw explained(error, url);
  } finally {
    await client.end().catch(() => {});
    from.destroy();
  }
}

/** @throws UserError where anything is that isn't ours, or accounts are watched */
async function emptySchema(client: pg.Client, list: MigrationList): Promise<void> {
  const known = list.migrationDirectories.map(({ path }) => path);
  await checkRecord(client, known);
  const applied = withOneForSquashed(await readApplied(client));
  checkKnown(applied, known);
  const found = await lookInto(client, applied, list);
  if (found.others.length > 0) throw othersThere(found.others);
  if (found.ours.includes('account') && (await client.query('SELECT 1 FROM public.account LIMIT 1')).rowCount !== 0)
    throw new UserError(
      {
        en: 'This database watches accounts already; a dump is only restored into one that watches none.',
        ja: 'このデータベースは、すでにアカウントを見守っています。バックアップは、まだ何も見守っていないデータベースにだけ戻せます。',
      },
      {
        en: 'Name another data folder (RUSUBAN_DATA_DIR) or database (DATABASE_URL). Nothing was touched.',
        ja: '別のデータフォルダ（RUSUBAN_DATA_DIR）かデータベース（DATABASE_URL）を指定してください。何も変更していません。',
      },
    );
  await dropOurs(client, found, list);
}

async function copyTables(client: pg.Client, lines: Lines): Promise<DumpSummary> {
  const known = new Map((await insertionOrder(client)).map((table) => [table.table, table]));
  const done = { tables: 0, rows: 0 };
  for (;;) {
    const next = read(bodyLine, await lines.next());
    if ('end' in next) {
      if (next.tables !== done.tables || next.rows !== done.rows) throw damaged();
      return done;
    }
    checkTable(next, known.get(next.table));
    done.rows += await copyRows(client, next, lines);
    done.tables += 1;
  }
}

/** By these a browser is in, or comes in, once: which were used since, the dump doesn't know. */
const letIn = ['console_session', 'console_link', 'recovery_code', 'api_token'];

/** Whoever was in comes in anew: what ended a session since the dump was taken must not be undone by it. */
async function endSessions(client: pg.Client): Promise<void> {
  for (const { table } of await insertionOrder(client))
    if (letIn.includes(table)) await client.query(`DELETE FROM ${quoted(table)}`);
}

/** What goes into the statement is what the database knows, whoever wrote the file. */
function checkTable(said: Table, known: Table | undefined): asserts known is Table {
  if (!known || said.columns.some((column) => !known.columns.includes(column))) throw damaged();
}

async function copyRows(client: pg.Client, { table, columns }: Table, lines: Lines): Promise<number> {
  const into = client.query(copyFrom(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) FROM STDIN`));
  const ended = finished(into);
  ended.catch(() => {});
  let rows = 0;
  try {
    for (let row = await lines.next(); row !== endOfRows; row = await lines.next()) {
      rows += 1;
      if (!into.write(`${row}\n`)) await Promise.race([once(into, 'drain'), ended]);
    }
    into.end();
  } catch (error) {
    // else the COPY would wait for rows for ever, and the rollback behind it
    into.destroy();
    throw error;
  }
  await ended;
  return rows;
}

/** The lines of a gzipped stream. Only \n parts them: what else text knows as a line's end may be in a title. */
class Lines {
  readonly #lines: AsyncGenerator<string, void, undefined>;
  constructor(from: Readable) {
    this.#lines = linesOf(from);
  }
  /** @throws UserError at the end of the file: a dump says when it ends */
  async next(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done || value === undefined) throw damaged();
    return value;
  }
}

async function* linesOf(from: Readable): AsyncGenerator<string, void, undefined> {
  const zip = createGunzip();
  from.on('error', (error) => zip.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of from.pipe(zip) as AsyncIterable<Buffer>) {
      const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = text.indexOf(10); end >= 0; end = text.indexOf(10, start)) {
        yield text.toString('utf8', start, end);
        start = end + 1;
      }
      rest = text.subarray(start);
    }
  } catch (error) {
    // zlib's own errors: not gzip at all, or cut off
    if (/^Z_/.test(`${(error as NodeJS.ErrnoException).code}`)) throw damaged();
    throw error;
  }
}

function read<T>(schema: z.ZodType<T>, line: string): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw damaged();
  }
}

function damaged(): UserError {
  return new UserError(
    {
      en: 'This is no whole dump of Rusuban: it was written by something else, or cut off on the way.',
      ja: '留守番の完全なバックアップではありません（別のもので書かれたか、途中で切れています）。',
    },
    {
      en: 'Take another file, one that `rusuban db dump` wrote to its end. Nothing was restored.',
      ja: 'rusuban db dump が最後まで書き出したファイルを指定してください。何も復元していません。',
    },
  );
}
