// The small CSV files of an export folder: offers, catalogue, planned changes.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { readExportFolder } from '../../../../src/adapters/amazon/export/index.ts';
import { japaneseHeader, reportOf } from '../../../support/report-fixtures.ts';

const JP = 'A1VC38T7YXB528';
const newest = Date.UTC(2026, 2, 1);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  await mkdir(join(folder, 'listings'));
  await writeFile(
    join(folder, 'account.json'),
    JSON.stringify({ marketplaceId: JP, timeZone: 'Asia/Tokyo', region: 'fe', language: 'ja' }),
  );
  await writeFile(join(folder, 'listings', '20260301T000000Z.txt'), reportOf([japaneseHeader], { charset: 'cp932' }));
});
afterEach(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Buffer) {
  await writeFile(join(folder, name), content);
  return readExportFolder(folder);
}

describe('offers.csv', () => {
  it('gives prices by time; a row without seenAt counts as seen at the newest moment', async () => {
    const csv =
      '\ufeffASIN,Price,Currency,seenAt,more\r\nb000000001,1980,JPY,2026-02-20T00:00:00Z,x\r\nB000000002,"1,980",JPY,,\r\nB000000003,,JPY,2026-02-10T09:00:00+09:00,\r\n';
    const { offers, snapshots, leftOut } = await read('offers.csv', csv);
    expect(snapshots.map(({ part, at }) => [part, at])).toEqual([
      ['listings', newest],
      ['offers', newest],
    ]);
    expect(offers).toEqual([
      {
        marketplaceId: JP,
        asin: 'B000000003',
        lowestPrice: null,
        offerCount: null,
        seenAt: Date.UTC(2026, 1, 10),
        isUndated: false,
      },
      {
        marketplaceId: JP,
        asin: 'B000000001',
        lowestPrice: { minor: 1980, currency: 'JPY' },
        offerCount: null,
        seenAt: Date.UTC(2026, 1, 20),
        isUndated: false,
      },
      {
        marketplaceId: JP,
        asin: 'B000000002',
        lowestPrice: { minor: 1980, currency: 'JPY' },
        offerCount: null,
        seenAt: newest,
        isUndated: true,
      },
    ]);
    expect(leftOut).toEqual([]);
  });

  it('names lines that can’t be used, and a file without its columns', async () => {
    const { offers, leftOut } = await read(
      'offers.csv',
      'asin,price,currency,seenAt\nB000000001,cheap,JPY,\nB000000002,5,JPY,soon\n\nB000000003,7,JPY,\n',
    );
    expect(offers.map(({ asin }) => asin)).toEqual(['B000000003']);
    expect(leftOut.map(({ file, line, reason }) => `${file}:${line} ${reason}`)).toEqual([
      'offers.csv:2 the price can’t be read',
      'offers.csv:3 seenAt is not a moment such as 2026-03-01T00:00:00Z',
    ]);
    expect((await read('offers.csv', 'asin;price\nB1;2')).leftOut[0]?.reason).toBe(
      'its first line has no column asin, price, currency',
    );
  });
});

describe('catalog.csv', () => {
  it('is read in UTF-8 or in the marketplace’s own charset', async () => {
    const csv = 'asin,category,brand,rank\nB000000001,"家電, カメラ",Alice ①,1234\nB000000002,,,0\n';
    for (const charset of ['utf8', 'cp932']) {
      const { items } = await read('catalog.csv', iconv.encode(csv, charset));
      expect(items).toEqual([
        {
          marketplaceId: JP,
          asin: 'B000000001',
          category: '家電, カメラ',
          brand: 'Alice ①',
          rank: 1234,
          seenAt: newest,
        },
        { marketplaceId: JP, asin: 'B000000002', category: null, brand: null, rank: null, seenAt: newest },
      ]);
    }
  });
});

describe('planned.csv', () => {
  it('takes whole days in the account’s zone, both ends inclusive, or moments', async () => {
    const { planned } = await read(
      'planned.csv',
      'kind,from,to,note\nsale,2026-07-10,2026-07-11,"Prime Day, both days"\nlaunch,2026-07-01T00:00:00Z,2026-07-01T18:00:00+09:00,\nvacation,2026-08-01,,away\n',
    );
    expect(planned).toEqual([
      { kind: 'launch', from: Date.UTC(2026, 6, 1), to: Date.UTC(2026, 6, 1, 9), note: '' },
      {
        kind: 'sale',
        from: Date.UTC(2026, 6, 9, 15),
        to: Date.UTC(2026, 6, 11, 15) - 1,
        note: 'Prime Day, both days',
      },
      { kind: 'vacation', from: Date.UTC(2026, 6, 31, 15), to: Date.UTC(2026, 7, 1, 15) - 1, note: 'away' },
    ]);
  });

  it('names rows that make no sense', async () => {
    const { planned, leftOut } = await read(
      'planned.csv',
      'kind,from,to,note\nparty,2026-07-10,,\nsale,2026-02-30,,\nsale,2026-07-11,2026-07-10,\nsale,"2026-07-10,,\n',
    );
    expect(planned).toEqual([]);
    expect(leftOut.map(({ line, reason }) => [line, reason.slice(0, 24)])).toEqual([
      [5, 'its quotes don’t close'],
      [2, 'the kind is none of sale'],
      [3, 'from is a day that no ca'],
      [4, 'it ends before it begins'],
    ]);
  });
});
