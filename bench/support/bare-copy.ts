// The yardstick of ingestion: a bare COPY of rows that are parsed already, into a table with listing's own columns and
// primary key, and nothing else: no comparing, no digest, no change log.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Listing } from '../../src/domain/shop/listing.ts';

/** A value in COPY's text format. */
function field(value: string | number | null): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return `${value}`;
  return /[\\\t\n\r]/.test(value)
    ? value.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c)
    : value;
}

function* lines(rows: readonly Listing[]): Generator<string> {
  let chunk = '';
  let key = 0;
  for (const row of rows) {
    const { price, openedAt } = row;
    const opened = openedAt === null ? null : new Date(openedAt).toISOString();
    const values = ['bench', row.marketplaceId, row.sku, row.asin, row.title, price?.minor ?? null];
    values.push(
      price?.currency ?? null,
      row.quantity,
      row.channel,
      row.status,
      opened,
      row.condition,
      row.handlingDays,
      ++key,
      key,
      null,
    );
    chunk += `${values.map(field).join('\t')}\n`;
    if (chunk.length < 64 * 1024) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/**
 * Copies the rows into a new table `bare_listing` and drops it.
 * @returns how long the COPY with its commit took, in ms
 */
export async function bareCopy(pool: pg.Pool, rows: readonly Listing[]): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('DROP TABLE IF EXISTS bare_listing');
    await client.query('CREATE TABLE bare_listing (LIKE listing INCLUDING ALL)');
    const begun = performance.now();
    await pipeline(Readable.from(lines(rows)), client.query(copyFrom('COPY bare_listing FROM STDIN')));
    const took = performance.now() - begun;
    await client.query('DROP TABLE bare_listing');
    return took;
  } finally {
    client.release();
  }
}
