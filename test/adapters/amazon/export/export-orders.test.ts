// Orders of an export folder: overlapping files of both kinds come to one history.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readExportFolder } from '../../../../src/adapters/amazon/export/index.ts';
import type { Order } from '../../../../src/domain/shop/order.ts';
import type { ProfileFact } from '../../../../src/domain/shop/profile.ts';
import { orderHeader, reportOf, rowOf } from '../../../support/report-fixtures.ts';
import { writeUciExport } from '../../../support/uci-export.ts';

const JP = 'A1VC38T7YXB528';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  await mkdir(join(folder, 'orders'));
  await writeFile(
    join(folder, 'account.json'),
    JSON.stringify({ marketplaceId: JP, timeZone: 'Asia/Tokyo', region: 'fe', language: 'ja' }),
  );
});
afterEach(() => rm(folder, { recursive: true }));

/** The one snapshot of orders, read whole. */
async function history() {
  const { snapshots, leftOut } = await readExportFolder(folder);
  expect(snapshots.map(({ part }) => part)).toEqual(['orders']);
  const orders: Order[] = [];
  const facts: ProfileFact[] = [];
  const reader = snapshots[0]?.read();
  for (let next = await reader?.next(); next && !next.done; next = await reader?.next()) {
    orders.push(...(next.value.orders ?? []));
    facts.push(...(next.value.facts ?? []));
  }
  return { at: snapshots[0]?.at, orders, facts, leftOut };
}

function flat(values: Record<string, string>): string {
  return rowOf(orderHeader, {
    'amazon-order-id': 'A',
    'purchase-date': '2026-03-01T00:00:00+00:00',
    'last-updated-date': '2026-03-02T00:00:00+00:00',
    'order-status': 'Cancelled',
    'sales-channel': 'Amazon.co.jp',
    ...values,
  });
}

const writeFlat = (name: string, ...rows: string[]) =>
  writeFile(join(folder, 'orders', name), reportOf([orderHeader, ...rows]));
const writeJson = (name: string, body: unknown) => writeFile(join(folder, 'orders', name), JSON.stringify(body));

function answer(lastUpdatedTime: string, cancelledBy: string, overrides: Record<string, unknown> = {}) {
  const cancellation = { cancellationExecution: { cancelledBy } };
  return {
    orderId: 'A',
    createdTime: '2026-03-01T00:00:00Z',
    lastUpdatedTime,
    salesChannel: { channelName: 'AMAZON', marketplaceId: JP },
    fulfillment: { fulfillmentStatus: 'CANCELLED', fulfilledBy: 'MERCHANT' },
    orderItems: [{ quantityOrdered: 1, product: { sellerSku: 'SKU-1' }, cancellation }],
    ...overrides,
  };
}

describe('the orders of an export folder', () => {
  it('are those of all files, the newest state of each, as of the newest date', async () => {
    await writeFlat(
      '1.txt',
      flat({ 'order-status': 'Unshipped' }),
      flat({ 'amazon-order-id': 'B', 'order-status': 'Shipped' }),
    );
    await writeFlat('2.txt', flat({ 'last-updated-date': '2026-03-05T00:00:00+00:00' }));
    const { at, orders } = await history();
    expect(orders.map(({ orderId, status }) => [orderId, status])).toEqual([
      ['A', 'cancelled'],
      ['B', 'shipped'],
    ]);
    expect(at).toBe(Date.UTC(2026, 2, 5));
  });

  it.each([
    ['of the same time', '2026-03-02T00:00:00Z'],
    ['of a little earlier', '2026-03-01T23:00:00Z'],
    ['of later', '2026-03-03T00:00:00Z'],
  ])('keep who cancelled from an answer %s', async (_, time) => {
    await writeJson('1.json', { orders: [answer(time, 'MERCHANT')] });
    await writeFlat('2.txt', flat({}));
    expect((await history()).orders[0]?.cancellation?.by).toBe('merchant');
  });

  it('read an array of pages, and where packages left from', async () => {
    const parcel = (line: string, createdTime: string) => ({
      createdTime,
      shipFromAddress: { addressLine1: line, countryCode: 'JP' },
    });
    const shipped = { fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' } };
    await writeJson('1.json', [
      { orders: [answer('2026-03-02T00:00:00Z', 'BUYER')], pagination: { nextToken: 'x' } },
      { orders: [] },
      {
        orders: [
          answer('2026-03-04T00:00:00Z', '', {
            ...shipped,
            orderId: 'B',
            packages: [parcel('2 New St', '2026-03-04T00:00:00Z')],
          }),
          answer('2026-03-03T00:00:00Z', '', {
            ...shipped,
            orderId: 'C',
            packages: [parcel('1 Old St', '2026-03-03T00:00:00Z')],
          }),
        ],
      },
    ]);
    const { orders, facts } = await history();
    expect(orders.map(({ orderId }) => orderId)).toEqual(['A', 'B', 'C']);
    expect(facts.map(({ value }) => value)).toEqual(['1 Old St, JP', '2 New St, JP']);
  });

  it('leave out other channels, bad orders and bad files, by name', async () => {
    await writeFlat(
      '1.txt',
      flat({}),
      flat({ 'amazon-order-id': 'S', 'sales-channel': 'Non-Amazon' }),
      flat({ 'purchase-date': 'x' }),
    );
    await writeJson('2.json', { orders: [answer('yesterday', 'BUYER', { buyer: { buyerName: 'Bea Buyer' } })] });
    await writeJson('3.json', { payload: 'nothing' });
    await writeFile(join(folder, 'orders', '4.json'), '{"buyerName": "Bea Buyer", oops');
    await writeFile(join(folder, 'orders', '5.xlsx'), 'x');
    const { orders, leftOut } = await history();
    expect(orders).toHaveLength(1);
    expect(leftOut).toEqual([
      { file: 'orders/1.txt', line: 4, reason: 'the purchase date can’t be read' },
      { file: 'orders/1.txt', line: null, reason: 'orders of other sales channels: 1' },
      { file: 'orders/2.json', line: null, reason: expect.stringContaining('order 1: order.lastUpdatedTime') },
      { file: 'orders/3.json', line: null, reason: expect.stringContaining('no list of orders') },
      { file: 'orders/4.json', line: null, reason: 'this is not JSON (line 1)' },
      { file: 'orders/5.xlsx', line: null, reason: expect.stringContaining('neither') },
    ]);
    expect(JSON.stringify(leftOut)).not.toContain('Bea');
  });
});

const uci = fileURLToPath(new URL('../../../../../shared/data/shop-orders/uci_invoices.csv', import.meta.url));
if (!existsSync(uci)) console.info('UCI orders: left out, ../shared/data is not on this machine');

(existsSync(uci) ? describe : describe.skip)('the real order stream of UCI', () => {
  it('comes through whole, every cancellation at its own moment', async () => {
    const figures = await writeUciExport(uci, folder);
    const { orders, leftOut } = await history();
    expect(figures).toEqual({ orders: 10_894, cancelled: 1946 });
    expect(orders).toHaveLength(figures.orders);
    const cancelled = orders.filter(({ cancellation }) => cancellation?.by === 'unknown');
    expect(cancelled).toHaveLength(figures.cancelled);
    const moments = cancelled.map(({ lastUpdatedAt }) => lastUpdatedAt).sort((a, b) => a - b);
    expect([moments[0], moments.at(-1)]).toEqual([Date.UTC(2010, 11, 1, 9, 41), Date.UTC(2011, 5, 24, 14, 15)]);
    expect(leftOut).toEqual([]);
  });
});
