// How fast the report readers are, and how much memory a huge report takes: figures, never asserted.
import { readListingReport } from '../src/adapters/amazon/reports/index.ts';
import { japaneseListingReport } from '../test/support/report-fixtures.ts';

const japan = 'A1VC38T7YXB528';

export interface ParseFigures {
  readonly rows: number;
  readonly bytes: number;
  /** Wall clock of the fastest of `runs`. */
  readonly ms: number;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
}

export interface ParseBench {
  /** 100,000 rows in cp932, already in memory: what reading alone takes. */
  readonly listingReport: ParseFigures;
  /** 1,000,000 rows, made as they are read: what they take in memory at the most. */
  readonly millionRows: { readonly rows: number; readonly ms: number; readonly peakRssMegabytes: number };
}

/** Reads generated reports and returns the figures. */
export async function run({ rows = 100_000, runs = 5, million = 1_000_000 } = {}): Promise<ParseBench> {
  const chunks: Buffer[] = [];
  for await (const chunk of japaneseListingReport(rows)) chunks.push(chunk);
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  let ms = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < runs; turn++) ms = Math.min(ms, (await drain(chunks)).ms);
  chunks.length = 0;

  const huge = await drain(japaneseListingReport(million));
  return {
    listingReport: {
      rows,
      bytes,
      ms: Math.round(ms),
      rowsPerSecond: Math.round((rows / ms) * 1000),
      megabytesPerSecond: Math.round(bytes / ms / 1000),
    },
    millionRows: { rows: huge.rows, ms: Math.round(huge.ms), peakRssMegabytes: huge.peakRssMegabytes },
  };
}

async function drain(
  source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<{ rows: number; ms: number; peakRssMegabytes: number }> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* source;
  }
  const startedAt = performance.now();
  let rows = 0;
  let peak = 0;
  for await (const batch of readListingReport(bytes(), { marketplaceId: japan, charset: null })) {
    rows += batch.length;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  return { rows, ms: performance.now() - startedAt, peakRssMegabytes: Math.round(peak / 2 ** 20) };
}

if (process.argv[1] !== undefined && import.meta.url === new URL(`file://${process.argv[1]}`).href)
  console.log(JSON.stringify(await run(), null, 2));
