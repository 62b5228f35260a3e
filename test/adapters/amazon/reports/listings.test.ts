// Rows of listing reports become Listings: odd values, bad rows, batches.
import { describe, expect, it } from '@jest/globals';
import { type ReportOptions, readListingReport } from '../../../../src/adapters/amazon/reports/index.ts';
import type { Listing } from '../../../../src/domain/shop/listing.ts';
import { type Encoding, englishHeader, inChunks, readAll, reportOf, rowOf } from '../../../support/report-fixtures.ts';

const UK = 'A1F83G8C2ARO7P';
const JP = 'A1VC38T7YXB528';

function read(lines: readonly string[], options: Partial<ReportOptions> = {}, encoding: Encoding = {}) {
  return readAll(
    readListingReport(inChunks(reportOf(lines, encoding)), { marketplaceId: UK, charset: null, ...options }),
  );
}

/** Reads one English row with these values over a whole one. */
async function readOne(values: Record<string, string>, marketplaceId = UK): Promise<Listing | undefined> {
  const row = rowOf(englishHeader, {
    'item-name': 'Kettle',
    'seller-sku': 'SKU-1',
    price: '12.50',
    quantity: '3',
    'open-date': '29/09/2025 16:19:39 BST',
    asin1: 'B000000001',
    'fulfillment-channel': 'DEFAULT',
    status: 'Active',
    ...values,
  });
  return (await read([englishHeader, row], { marketplaceId })).all[0];
}

describe('readListingReport: values', () => {
  it.each([
    ['0', null],
    ['', null],
    ['99,999,999', 9_999_999_900],
    ['99999999', 9_999_999_900],
    ['12,50', 1250],
    ['1.234,50', 123_450],
    ['free', null],
  ])('reads the price %j', async (price, minor) => {
    expect((await readOne({ price }))?.price?.minor ?? null).toBe(minor);
  });

  it('reads a price in the currency of the marketplace', async () => {
    expect((await readOne({ price: '1980' }, JP))?.price).toEqual({ minor: 1980, currency: 'JPY' });
  });

  it.each([
    ['Active', 'active'],
    ['INACTIVE', 'inactive'],
    ['Incomplete', 'incomplete'],
    ['Inaktiv', 'inactive'],
    ['Inactive (Out of Stock)', 'inactive'],
    ['', 'unknown'],
    ['11', 'unknown'],
    // a name that every object has
    ['constructor', 'unknown'],
  ])('reads the status %j', async (status, expected) => {
    expect((await readOne({ status }))?.status).toBe(expected);
  });

  it.each([
    ['11', 'new'],
    ['New', 'new'],
    ['新品', 'new'],
    ['3', 'used'],
    ['7', 'used'],
    ['10', 'used'],
    ['UsedLikeNew', 'used'],
    ['中古品 - 良い', 'used'],
    ['', null],
    ['9', null],
    ['0.5', null],
  ])('reads the condition %j', async (condition, expected) => {
    expect((await readOne({ 'item-condition': condition }))?.condition).toBe(expected);
  });

  it('knows no quantity of stock that Amazon holds', async () => {
    expect(await readOne({ 'fulfillment-channel': 'AMAZON_EU', quantity: '5' })).toMatchObject({
      channel: 'amazon',
      quantity: null,
    });
  });

  it('cuts a title of 10,000 characters at a whole character', async () => {
    const title = (await readOne({ 'item-name': '😀'.repeat(10_000) }))?.title ?? '';
    expect([...title]).toHaveLength(500);
    expect(title).toBe('😀'.repeat(500));
  });

  it('takes control characters out of a title and leaves HTML, right-to-left and zero-width ones as they are', async () => {
    const odd = '<b>Kettle</b> \u202egnp.exe \u200bfree & "new"';
    expect((await readOne({ 'item-name': `A\u0000B\u0007 ${odd}` }))?.title).toBe(`A B  ${odd}`);
  });

  it('takes an impossible date as no date and notes the line', async () => {
    const row = rowOf(englishHeader, { 'seller-sku': 'SKU-1', 'open-date': '31/02/2025 10:00:00 GMT' });
    const { all, end } = await read([englishHeader, row]);
    expect(all[0]?.openedAt).toBeNull();
    expect(end).toMatchObject({
      badRowCount: 0,
      noteCount: 1,
      notes: [{ line: 2, reason: 'the open date can’t be read' }],
    });
  });
});

describe('readListingReport: rows', () => {
  it('keeps rows without a SKU aside with their lines, counts all and keeps a hundred', async () => {
    const good = rowOf(englishHeader, { 'item-name': 'Kettle', 'seller-sku': 'SKU-1' });
    const bad = Array.from({ length: 150 }, () => 'only a title');
    const { all, end } = await read([englishHeader, good, '', ...bad, good]);
    expect(all).toHaveLength(2);
    expect(end).toMatchObject({ rows: 152, badRowCount: 150 });
    expect(end.badRows).toHaveLength(100);
    expect(end.badRows[0]).toEqual({ line: 4, reason: 'no SKU' });
  });

  it('takes short rows, extra columns, unescaped quotes and trailing NULs', async () => {
    const { all } = await read([
      englishHeader,
      'TV 55" "wide\t\t\tSKU-1\t9.99',
      `${rowOf(englishHeader, { 'seller-sku': 'SKU-2', status: 'Inactive' })}\textra\0\0 `,
    ]);
    expect(all[0]).toMatchObject({ title: 'TV 55" "wide', sku: 'SKU-1', price: { minor: 999 }, status: 'unknown' });
    expect(all[1]).toMatchObject({ sku: 'SKU-2', status: 'inactive' });
  });

  it('puts a row together again that line breaks in its description have cut', async () => {
    const row = (sku: string, description = '') =>
      rowOf(englishHeader, {
        'item-name': 'Towel',
        'item-description': description,
        'seller-sku': sku,
        price: '62.92',
        quantity: '4',
        'open-date': '29/09/2025 16:19:39 BST',
        status: 'Inactive',
      });
    const rows = [row('A'), row('B', 'Soft.\nWashes well.\n\nMade with care.'), row('C'), row('D', 'One\nbreak')];
    const { all, end } = await read([englishHeader, ...rows]);
    expect(all.map(({ sku, status }) => [sku, status])).toEqual(['A', 'B', 'C', 'D'].map((sku) => [sku, 'inactive']));
    expect(end).toMatchObject({ rows: 4, badRowCount: 0 });
  });

  it('never reads shifted fields: what can’t be put together is named', async () => {
    const good = rowOf(englishHeader, { 'seller-sku': 'A', price: '5', 'open-date': '29/09/2025 16:19:39 BST' });
    const tail = 'and the rest\tL-1\tSKU-9\t62.92\t4\t29/09/2025 16:19:39 BST\t\ty\t1';
    const tabbed = rowOf(englishHeader, { 'item-name': 'A\ttab', 'seller-sku': 'T', price: '5' });
    const { all, end } = await read([englishHeader, good, tail, good, good, tabbed]);
    expect(new Set(all.map(({ sku }) => sku))).toEqual(new Set(['A']));
    expect(end.badRows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('takes rows of fewer columns than the header, where all are so', async () => {
    const short = englishHeader.split('\t');
    const header = [...short, 'Minimum order quantity', 'Sell remainder'].join('\t');
    const rows = ['A', 'B', 'C', 'D'].map((sku) =>
      rowOf(englishHeader, {
        'seller-sku': sku,
        price: '5',
        'item-description': sku === 'C' ? 'one\ntwo' : '',
        status: 'Active',
      }),
    );
    const { all, end } = await read([header, ...rows]);
    expect(all.map(({ sku, status }) => sku + status)).toEqual(['Aactive', 'Bactive', 'Cactive', 'Dactive']);
    expect(end.badRowCount).toBe(0);
  });

  it('says which columns it lacks and how many titles came damaged', async () => {
    const { all, end } = await read(['seller-sku\titem-name\tprice', 'A\t???? 3\t5', 'B\tTowel\t5']);
    expect(all.map(({ status }) => status)).toEqual(['unknown', 'unknown']);
    expect(end.remarks).toEqual([
      'The listing report has no column for: open date, fulfilment channel, status.',
      '1 of 2 titles came in another encoding or were damaged on the way.',
    ]);
  });

  it.each([
    ['SKUs as powers of ten', (row: string) => row.replace('SKU-1', '4.90123E+12'), 'SKUs are lost (4.90123E+12)'],
    ['dates without seconds', (row: string) => row.replace(':39 BST', ''), 'dates have no seconds'],
    ['columns parted by semicolons', (row: string) => row.replaceAll('\t', ';'), 'parted or quoted'],
    ['columns parted by commas and quoted', (row: string) => `"${row.replaceAll('\t', '","')}"`, 'parted or quoted'],
    ['quoted names', (row: string) => row.replaceAll(/[^\t]+/g, '"$&"'), 'parted or quoted'],
  ])('names a file that a spreadsheet saved, by %s', async (_what, save, said) => {
    const row = rowOf(englishHeader, { 'seller-sku': 'SKU-1', price: '5', 'open-date': '29/09/2025 16:19:39 BST' });
    await expect(read([englishHeader, row, row].map(save))).rejects.toThrow(said);
  });

  it('believes a SKU that only looks like a power of ten: anyone may write one', async () => {
    const row = rowOf(englishHeader, { 'seller-sku': '4.90123E+12', 'open-date': '29/09/2025 16:19:39 BST' });
    expect((await read([englishHeader, row])).all).toHaveLength(1);
  });

  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('splits lines at %s', async (_, newline) => {
    const row = (sku: string) => rowOf(englishHeader, { 'seller-sku': sku, status: 'Inactive' });
    const { all } = await read([englishHeader, row('A'), row('B')], {}, { newline });
    expect(all.map(({ sku, status }) => [sku, status])).toEqual([
      ['A', 'inactive'],
      ['B', 'inactive'],
    ]);
  });

  it('drops one endless line and goes on after it', async () => {
    const row = (sku: string) => rowOf(englishHeader, { 'seller-sku': sku });
    const { all, end } = await read([englishHeader, row('A'), 'x'.repeat(3 * 1024 * 1024), row('B')]);
    expect(all.map(({ sku }) => sku)).toEqual(['A', 'B']);
    expect(end.badRows).toEqual([{ line: 3, reason: 'longer than 1048576 bytes' }]);
  });

  it('gives batches of about 2,000 and stops at the size that is allowed', async () => {
    const lines = [
      englishHeader,
      ...Array.from({ length: 5000 }, (_, n) => rowOf(englishHeader, { 'seller-sku': `SKU-${n}` })),
    ];
    const sizes: number[] = [];
    for await (const batch of readListingReport(inChunks(reportOf(lines)), { marketplaceId: UK, charset: null }))
      sizes.push(batch.length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((a, b) => a + b)).toBe(5000);
    await expect(read(lines, { maxBytes: 10_000 })).rejects.toThrow(/larger than 10000 bytes/);
  });
});
