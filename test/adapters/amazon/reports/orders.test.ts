// Rows of all-orders reports become Orders without buyers.
import { describe, expect, it } from '@jest/globals';
import { readOrderReport } from '../../../../src/adapters/amazon/reports/index.ts';
import { inChunks, orderHeader, readAll, reportOf, rowOf } from '../../../support/report-fixtures.ts';

const JP = 'A1VC38T7YXB528';

function row(values: Record<string, string> = {}): string {
  return rowOf(orderHeader, {
    'amazon-order-id': '503-0000001-0000001',
    'purchase-date': '2026-06-01T00:00:00+00:00',
    'last-updated-date': '2026-06-02T00:00:00+00:00',
    'order-status': 'Shipped',
    'fulfillment-channel': 'Merchant',
    'sales-channel': 'Amazon.co.jp',
    sku: 'SKU-1',
    asin: 'B000000001',
    'item-status': 'Shipped',
    quantity: '1',
    currency: 'JPY',
    'item-price': '1980',
    'ship-city': '横浜市',
    'ship-postal-code': '2200000',
    ...values,
  });
}

function read(...rows: string[]) {
  const bytes = reportOf([orderHeader, ...rows], { charset: 'cp932' });
  return readAll(readOrderReport(inChunks(bytes), { marketplaceId: JP, charset: null }));
}

describe('readOrderReport', () => {
  it.each([
    ['Shipped - Delivered to Buyer', 'shipped'],
    ['Shipped - Returned to Seller', 'shipped'],
    ['Cancelled', 'cancelled'],
    ['Canceled', 'cancelled'],
    ['CANCELLED', 'cancelled'],
    ['Pending', 'pending'],
    ['Pending - Waiting for Pick Up', 'pending'],
    ['PENDING_AVAILABILITY', 'pending'],
    ['Unshipped', 'unshipped'],
    ['PartiallyShipped', 'partially-shipped'],
    ['Partially Shipped', 'partially-shipped'],
    ['Unfulfillable', 'unfulfillable'],
  ])('reads the status %j', async (status, expected) => {
    expect((await read(row({ 'order-status': status }))).all[0]?.status).toBe(expected);
  });

  it('takes a name that every object has for no status', async () => {
    const word = async (status: string) => {
      const { all, end } = await read(row({ 'order-status': status }));
      return { statuses: all.map((order) => order.status), badRows: end.badRowCount };
    };
    expect(await word('constructor')).toEqual(await word('never heard of'));
  });

  it('says that someone cancelled, not who', async () => {
    const { all } = await read(row({ 'order-status': 'Cancelled' }), row({ 'amazon-order-id': 'B' }));
    expect(all.map(({ cancellation }) => cancellation)).toEqual([{ by: 'unknown', reason: null }, null]);
  });

  it('leaves a shipped order shipped though one of its items was cancelled', async () => {
    const { all } = await read(row({ 'item-status': 'Cancelled' }));
    expect(all[0]).toMatchObject({ status: 'shipped', cancellation: null });
  });

  it.each([
    ['3', '5940', 1980],
    ['1', '1980', 1980],
    ['0', '1980', 1980],
    ['2', '', null],
    ['2', '0', null],
  ])('makes of %s pieces for %s in all a price of %s for one', async (quantity, price, minor) => {
    const { all } = await read(row({ quantity, 'item-price': price }));
    expect(all[0]?.items[0]?.unitPrice?.minor ?? null).toBe(minor);
  });

  it('takes the rows of one order together, next to each other or not', async () => {
    const { all, end } = await read(row(), row({ 'amazon-order-id': 'B' }), row({ sku: 'SKU-2' }));
    expect(all.map(({ orderId, items }) => [orderId, items.map(({ sku }) => sku)])).toEqual([
      ['503-0000001-0000001', ['SKU-1', 'SKU-2']],
      ['B', ['SKU-1']],
    ]);
    expect(end.rows).toBe(3);
  });

  it('keeps both of two equal items, and of an item seen twice only the newest', async () => {
    expect((await read(row(), row())).all[0]?.items).toHaveLength(2);
    const later = { 'last-updated-date': '2026-06-03T00:00:00+00:00', 'order-status': 'Cancelled', quantity: '0' };
    const { all } = await read(row(later), row());
    expect(all[0]).toMatchObject({
      status: 'cancelled',
      lastUpdatedAt: Date.UTC(2026, 5, 3),
      items: [{ quantity: 0 }],
    });
    expect(all[0]?.items).toHaveLength(1);
  });

  it('leaves out and counts orders of other sales channels', async () => {
    const elsewhere = { 'amazon-order-id': 'S01', 'sales-channel': 'Non-Amazon' };
    const { all, end } = await read(
      row(),
      row(elsewhere),
      row(elsewhere),
      row({ 'amazon-order-id': 'U', 'sales-channel': 'Amazon.com' }),
    );
    expect(all).toHaveLength(1);
    expect(end.otherChannels).toBe(2);
  });

  it('keeps rows aside whose date or status can’t be read', async () => {
    const { all, end } = await read(
      row({ 'purchase-date': '2026-13-01' }),
      row({ 'order-status': 'Odd' }),
      row({ 'amazon-order-id': '' }),
      row(),
    );
    expect(all).toHaveLength(1);
    expect(end.badRows).toEqual([
      { line: 2, reason: 'the purchase date can’t be read' },
      { line: 3, reason: 'the order status can’t be read' },
      { line: 4, reason: 'the order id can’t be read' },
    ]);
  });

  it('never takes in where an order goes', async () => {
    expect(JSON.stringify(await read(row()))).not.toMatch(/横浜|2200000/);
  });

  it('names the column that a wrong file lacks', async () => {
    const bytes = inChunks(reportOf(['seller-sku\tprice', 'A\t1']));
    const reading = readAll(readOrderReport(bytes, { marketplaceId: JP, charset: null }));
    await expect(reading).rejects.toThrow('no amazon-order-id, purchase-date, order-status');
  });

  it('streams more orders than it keeps open', async () => {
    const rows = Array.from({ length: 25_000 }, (_, n) => row({ 'amazon-order-id': `ORDER-${n}` }));
    const { all } = await read(...rows);
    expect(all).toHaveLength(25_000);
    expect(all[24_999]?.orderId).toBe('ORDER-24999');
  });
});
