// Inflating by the magic number, safely.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { gunzipped, readListingReport } from '../../../../src/adapters/amazon/reports/index.ts';
import { inChunks, japaneseListingReport, readAll } from '../../../support/report-fixtures.ts';

async function all(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const text = Buffer.from('seller-sku\tprice\n'.repeat(1000));

describe('gunzipped', () => {
  it.each([[[1]], [[2, 3]], [[65_536]]])('inflates what is compressed, in chunks of %j', async (lengths) => {
    expect(await all(gunzipped(inChunks(gzipSync(text), lengths)))).toEqual(text);
  });

  it('inflates members one after another, as parallel compressors write them', async () => {
    expect(await all(gunzipped(inChunks(Buffer.concat([gzipSync('one '), gzipSync('two')]))))).toEqual(
      Buffer.from('one two'),
    );
  });

  it.each([
    ['text', text],
    ['one byte', Buffer.from('x')],
    ['nothing', Buffer.alloc(0)],
  ])('passes %s through', async (_, bytes) => {
    expect(await all(gunzipped(inChunks(bytes, [1])))).toEqual(bytes);
  });

  it('stops a zip bomb at the allowed size', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
    await expect(all(gunzipped(inChunks(bomb), 1024 * 1024))).rejects.toThrow('inflates to more than 1048576 bytes');
  });

  it('says that a cut-off or damaged file is so', async () => {
    const zipped = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, n) => `${n * 7919}`).join()));
    await expect(all(gunzipped(inChunks(zipped.subarray(0, 3000))))).rejects.toThrow('damaged or cut off');
    const damaged = Buffer.from(zipped);
    damaged.fill(0xff, 1000, 1100);
    await expect(all(gunzipped(inChunks(damaged)))).rejects.toThrow('damaged or cut off');
  });

  it('hands on a fault of the source, and closes the source when the reader stops', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield gzipSync(text).subarray(0, 20);
      throw new Error('the line went dead');
    }
    await expect(all(gunzipped(failing()))).rejects.toThrow('the line went dead');

    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for await (const chunk of japaneseListingReport(50_000)) yield chunk;
      } finally {
        isClosed = true;
      }
    }
    const reader = readListingReport(gunzipped(endless()), { marketplaceId: 'A1VC38T7YXB528', charset: null });
    await reader.next();
    await reader.return({ rows: 0, badRows: [], badRowCount: 0, notes: [], noteCount: 0, remarks: [], charset: '' });
    expect(isClosed).toBe(true);
  });

  it('reads a whole report through it', async () => {
    const zipped = gzipSync(await all(japaneseListingReport(3000)));
    const { all: listings } = await readAll(
      readListingReport(gunzipped(inChunks(zipped, [777])), { marketplaceId: 'A1VC38T7YXB528', charset: null }),
    );
    expect(listings).toHaveLength(3000);
  });
});
