// What it takes to bring a listing report into the store: first sight, unchanged, and a million rows in memory.
import { fork } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readListingReport } from '../src/adapters/amazon/reports/index.ts';
import { openSecrets } from '../src/adapters/secrets.ts';
import { openDatabase, openStore } from '../src/adapters/store/index.ts';
import type { Store } from '../src/adapters/store/port.ts';
import type { Listing } from '../src/domain/shop/listing.ts';
import type { Observed, PullSummary } from '../src/domain/watch/observed.ts';
import { observe } from '../src/watch/observe.ts';
import { anAccount, japan } from '../test/support/factories.ts';
import { japaneseListingReport } from '../test/support/report-fixtures.ts';
import { bareCopy } from './support/bare-copy.ts';
import { scratchFolder } from './support/scratch-folder.ts';

export interface IngestBench {
  readonly rows: number;
  readonly parseMs: number;
  readonly bareCopyMs: number;
  /** Reading, comparing and storing a report never seen before; and how many times a bare COPY that is. Aim: 3. */
  readonly firstMs: number;
  readonly firstToCopy: number;
  /** The same report again; and how many times reading alone that is. Aim: 1.5. */
  readonly againMs: number;
  readonly againToParse: number;
  /** A million rows first ingested, by a process of its own; its largest resident size. Aim: 350. */
  readonly million: { readonly rows: number; readonly ms: number; readonly peakRssMegabytes: number };
}

type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
const options = { marketplaceId: japan, charset: null };
const seenAt = Date.UTC(2026, 10, 1);

async function* stream(bytes: Bytes): AsyncGenerator<Uint8Array> {
  yield* bytes;
}

async function* pulled(bytes: Bytes): AsyncGenerator<Observed, PullSummary, undefined> {
  const report = readListingReport(stream(bytes), options);
  for (;;) {
    const next = await report.next();
    if (next.done) {
      const { rows, badRows } = next.value;
      return { coverage: { state: 'complete', reason: null, asOf: seenAt }, rows, calls: 1, badRows, fault: null };
    }
    yield { listings: next.value };
  }
}

async function ingest(store: Store, accountId: string, bytes: Bytes): Promise<{ ms: number; rows: number }> {
  const begun = performance.now();
  const run = await store.observe(accountId, async (state) => {
    const { coverage, rows, calls, badRows } = await observe(state, 'listings', [japan], pulled(bytes), seenAt);
    return { part: 'listings', startedAt: seenAt, finishedAt: seenAt, coverage, rows, calls, badRows };
  });
  return { ms: performance.now() - begun, rows: run.rows };
}

async function parse(bytes: Bytes): Promise<{ ms: number; listings: Listing[] }> {
  const listings: Listing[] = [];
  const begun = performance.now();
  for await (const batch of readListingReport(stream(bytes), options)) listings.push(...batch);
  return { ms: performance.now() - begun, listings };
}

async function withStore<T>(work: (store: Store, pool: pg.Pool) => Promise<T>): Promise<T> {
  const folder = await scratchFolder();
  const database = await openDatabase({ databaseUrl: null, dataDir: folder.path });
  const sealer = await openSecrets({ secretKeys: null, dataDir: folder.path });
  const store = await openStore({ url: database.url, sealer });
  const pool = new pg.Pool({ connectionString: database.url });
  try {
    return await work(store, pool);
  } finally {
    await pool.end();
    await store.close();
    await database.close();
    await folder.remove();
  }
}

async function addShop(store: Store, id: string): Promise<string> {
  const credentials = { clientId: 'bench', clientSecret: 'bench', refreshToken: 'bench' };
  await store.addAccount(anAccount({ id }), credentials, seenAt);
  return id;
}

/** Each figure is the best of `turns`, all in one run on one database, so that their ratios hold. */
export async function run({ rows = 100_000, turns = 3, million = 1_000_000 } = {}): Promise<IngestBench> {
  const chunks: Buffer[] = [];
  for await (const chunk of japaneseListingReport(rows)) chunks.push(chunk);
  const best = { parse: Infinity, copy: Infinity, first: Infinity, again: Infinity };
  await withStore(async (store, pool) => {
    for (let turn = 0; turn < turns; turn++) {
      const parsed = await parse(chunks);
      best.parse = Math.min(best.parse, parsed.ms);
      best.copy = Math.min(best.copy, await bareCopy(pool, parsed.listings));
      const shop = await addShop(store, `bench-${turn}`);
      best.first = Math.min(best.first, (await ingest(store, shop, chunks)).ms);
      best.again = Math.min(best.again, (await ingest(store, shop, chunks)).ms);
      await store.removeAccount(shop);
    }
  });
  return {
    rows,
    parseMs: Math.round(best.parse),
    bareCopyMs: Math.round(best.copy),
    firstMs: Math.round(best.first),
    firstToCopy: round2(best.first / best.copy),
    againMs: Math.round(best.again),
    againToParse: round2(best.again / best.parse),
    million: await inOwnProcess(million),
  };
}

const round2 = (n: number) => Math.round(n * 100) / 100;

/** Runs this file as a program on a report in a file, so that the resident size is that of one ingestion alone. */
async function inOwnProcess(rows: number): Promise<IngestBench['million']> {
  const folder = await scratchFolder();
  const file = join(folder.path, 'report.txt');
  await pipeline(japaneseListingReport(rows), createWriteStream(file));
  try {
    return await new Promise((resolve, reject) => {
      const child = fork(fileURLToPath(import.meta.url), [file]);
      child.once('message', (figures) => resolve(figures as IngestBench['million']));
      child.once('error', reject);
      child.once('exit', (code) => code !== 0 && reject(new Error(`ingesting ${rows} rows ended with ${code}`)));
    });
  } finally {
    await folder.remove();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = createReadStream(process.argv[2] ?? '');
  const figures = await withStore(async (store) => ingest(store, await addShop(store, 'bench'), report));
  const peakRssMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  process.send?.({ rows: figures.rows, ms: Math.round(figures.ms), peakRssMegabytes });
}
