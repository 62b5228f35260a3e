// The whole database as one file: gzipped text, each table as PostgreSQL's COPY writes it. Works without pg_dump, which
// the embedded server comes without, and against any PostgreSQL.
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import type { Instant } from '../../../domain/clock.ts';
import { pg } from '../../system/postgres.ts';
import { explained } from '../faults.ts';
import { readApplied } from '../schema/migrate.ts';
import { dumpFormat, endOfRows } from './dump-format.ts';
import { insertionOrder, quoted } from './tables.ts';

export interface DumpSummary {
  readonly tables: number;
  readonly rows: number;
}

const newline = 10;

/**
 * Writes everything of Rusuban's (not the job queue, which only says "look now") as of one moment, while others work.
 * Refresh tokens stay encrypted: they are of no use without the secret key, which isn't in it.
 * @param into ended when all is written
 */
export async function dumpDatabase(url: string, into: Writable, now: Instant): Promise<DumpSummary> {
  const client = new pg.Client({ connectionString: url, application_name: 'rusuban dump' });
  client.on('error', () => {});
  let rows = 0;
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = await insertionOrder(client);
    const applied = await readApplied(client);
    await pipeline(
      async function* () {
        yield line({ ...dumpFormat, takenAt: new Date(now).toISOString(), migrations: applied });
        for (const { table, columns } of tables) {
          yield line({ table, columns });
          const copied = client.query(copyTo(`COPY ${quoted(table)} (${columns.map(quoted).join(', ')}) TO STDOUT`));
          for await (const chunk of copied as AsyncIterable<Buffer>) {
            for (const byte of chunk) if (byte === newline) rows += 1;
            yield chunk;
          }
          yield `${endOfRows}\n`;
        }
        yield line({ end: true, tables: tables.length, rows });
      },
      createGzip(),
      into,
    );
    return { tables: tables.length, rows };
  } catch (error) {
    throw explained(error, url);
  } finally {
    await client.end().catch(() => {});
  }
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
