// The report samples of the issue, parsed whole. The samples are not part of the repository.
import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readListingReport, readOrderReport } from '../../../../src/adapters/amazon/reports/index.ts';
import { toIso } from '../../../../src/domain/clock.ts';
import { readAll } from '../../../support/report-fixtures.ts';

const samples = new URL('../../../../../shared/samples/', import.meta.url);
const isThere = existsSync(samples);
if (!isThere) console.info('report samples: left out, ../shared/samples is not on this machine');

const US = 'ATVPDKIKX0DER';
const UK = 'A1F83G8C2ARO7P';
const JP = 'A1VC38T7YXB528';
const IT = 'APJ6JRA9NG5V4';

/** sku | asin | price | quantity | channel | status | opened */
const listings: Record<string, { marketplaceId: string; charset: string; rows: string[] }> = {
  'merchant_listings_all_uk_2025.tsv': {
    marketplaceId: UK,
    charset: 'us-ascii',
    rows: [
      'DE-168-20250918-UK-EUSD | B06XHNK8NP | 12049 GBP | null | amazon | active | 2025-09-29T15:19:39Z',
      'DE-172-20250918-UK-EUSD | B06XJ4G828 | 12000 GBP | null | amazon | active | 2025-09-25T16:49:35Z',
    ],
  },
  'merchant_listings_all_uk_2016_mws.tsv': {
    marketplaceId: UK,
    charset: 'us-ascii',
    rows: [
      '1234567 | B01I53BE4O | 2000 GBP | 1 | merchant | active | 2016-07-08T09:12:40Z',
      '35-GFRR-W3VC | B004ADOCTI | 2 GBP | 1 | merchant | active | 2011-03-30T15:23:57Z',
      'ATV2 | B0041IZHVO | 1000 GBP | 1 | merchant | inactive | 2011-03-24T09:29:39Z',
    ],
  },
  'merchant_listings_all_us_2013.tsv': {
    marketplaceId: US,
    charset: 'us-ascii',
    rows: ['D-ABCDL-T01 | B0ABCDDUO | 3995 USD | null | amazon | active | 2013-01-07T15:35:42Z'],
  },
  // of active listings only; that a report without a column for the status is that one, nothing in it says
  'active_listings_us_2022_business.tsv': {
    marketplaceId: US,
    charset: 'us-ascii',
    rows: [
      '0F-O1L9-60Y7 | 0735211299 | 1569 USD | null | amazon | unknown | 2022-03-15T09:26:37Z',
      'KE-H1ZQ-628T | 0060533773 | 2500 USD | null | amazon | unknown | 2022-03-11T03:20:20Z',
      'O8-BFXG-PG6F | 0062315005 | 399 USD | null | amazon | unknown | 2022-03-14T11:00:48Z',
    ],
  },
  'SYNTHETIC_merchant_listings_all_jp.cp932.tsv': {
    marketplaceId: JP,
    charset: 'shift_jis',
    rows: [
      'SYN-FBM-001 | B0SYNTH001 | 1980 JPY | 5 | merchant | active | 2026-03-01T03:34:56Z',
      'SYN-FBA-001 | B0SYNTH002 | 3480 JPY | null | amazon | active | 2026-03-01T15:01:02Z',
      'SYN-FBM-002 | null | 9800 JPY | 99 | merchant | inactive | 2026-08-14T18:10:00Z',
    ],
  },
};

(isThere ? describe : describe.skip)('the report samples', () => {
  it.each(Object.entries(listings))('reads every listing of %s', async (file, { marketplaceId, charset, rows }) => {
    const bytes = createReadStream(new URL(file, samples));
    const { all, end } = await readAll(readListingReport(bytes, { marketplaceId, charset: null }));
    const seen = all.map(({ sku, asin, price, quantity, channel, status, openedAt }) =>
      [sku, asin, `${price?.minor} ${price?.currency}`, quantity, channel, status, openedAt && toIso(openedAt)]
        .map(String)
        .join(' | '),
    );
    expect(seen).toEqual(rows);
    expect(end).toMatchObject({ rows: rows.length, badRowCount: 0, noteCount: 0, charset });
  });

  it('keeps the Japanese titles letter by letter, circled digits and inch marks too', async () => {
    const bytes = createReadStream(new URL('SYNTHETIC_merchant_listings_all_jp.cp932.tsv', samples));
    const { all } = await readAll(readListingReport(bytes, { marketplaceId: JP, charset: null }));
    expect(all.map(({ title }) => title)).toEqual([
      'ワイヤレスイヤホン 12.9" 対応 ①ブラック～',
      '電気ケトル 0.8L 髙品質',
      'ゲーム機 本体',
    ]);
  });

  it('reads an order that shipped though its item was cancelled', async () => {
    const bytes = createReadStream(new URL('all_orders_eu_2017_scrubbed.tsv', samples));
    const { all, end } = await readAll(readOrderReport(bytes, { marketplaceId: IT, charset: null }));
    expect(all).toEqual([
      {
        orderId: 'scrubbed',
        marketplaceId: IT,
        purchasedAt: Date.UTC(2017, 5, 17, 8, 4, 21),
        lastUpdatedAt: Date.UTC(2017, 5, 18, 22, 7, 59),
        status: 'shipped',
        channel: 'amazon',
        cancellation: null,
        hasTracking: null,
        items: [{ sku: 'scrubbed', asin: 'SCRUBBED', quantity: 1, unitPrice: { minor: 8995, currency: 'EUR' } }],
      },
    ]);
    expect(end).toMatchObject({ rows: 1, badRowCount: 0, otherChannels: 0 });
  });

  it('reads the Japanese cancelled order, and nothing of where it was to go', async () => {
    const bytes = createReadStream(new URL('SYNTHETIC_all_orders_jp.cp932.tsv', samples));
    const { all } = await readAll(readOrderReport(bytes, { marketplaceId: JP, charset: null }));
    expect(all[0]).toMatchObject({
      orderId: '503-0000000-0000001',
      status: 'cancelled',
      channel: 'merchant',
      cancellation: { by: 'unknown', reason: null },
      items: [{ sku: 'SYN-FBM-001', asin: 'B0SYNTH001', quantity: 0, unitPrice: { minor: 1980, currency: 'JPY' } }],
    });
    expect(JSON.stringify(all)).not.toMatch(/横浜|神奈川|2200000/);
  });
});
