// searchOrders: what is there, what is there only when asked for, and who cancelled.
import { describe, expect, it } from '@jest/globals';
import { type Started, started } from '../support/started-simulator.ts';

interface Found {
  orders: {
    orderId: string;
    createdTime: string;
    lastUpdatedTime: string;
    fulfillment?: { fulfillmentStatus: string };
    packages?: { trackingNumber?: string; shipFromAddress: { countryCode: string } }[];
    orderItems: { cancellation?: { cancellationExecution?: { cancelledBy: string } } }[];
  }[];
  pagination?: { nextToken?: string };
}

const search = ({ ask }: Started, query: Record<string, string>) => ask.get<Found>('/orders/2026-01-01/orders', query);
const iso = (at: number) => new Date(at).toISOString();
const hours = (n: number) => n * 3_600_000;

async function walk(shop: Started, query: Record<string, string>): Promise<Found['orders']> {
  const all: Found['orders'] = [];
  let paginationToken: string | undefined;
  do {
    const { body } = await search(shop, { ...query, ...(paginationToken && { paginationToken }) });
    all.push(...body.orders);
    paginationToken = body.pagination?.nextToken;
  } while (paginationToken);
  return all;
}

describe('searchOrders', () => {
  it('has ninety days of history and pages through it without loss', async () => {
    const shop = await started('healthy-shop');
    const since = iso(shop.simulator.dayZero - 90 * hours(24));
    const all = await walk(shop, { createdAfter: since });
    expect(all.length).toBeGreaterThan(2200);
    expect(all.length).toBeLessThan(3400);
    expect(new Set(all.map(({ orderId }) => orderId)).size).toBe(all.length);
    const small = await walk(shop, { createdAfter: iso(shop.simulator.dayZero - hours(48)), maxResultsPerPage: '7' });
    expect(all.slice(-small.length).map(({ orderId }) => orderId)).toEqual(small.map(({ orderId }) => orderId));
  });

  it('holds no word of the buyer unless BUYER or RECIPIENT is asked for', async () => {
    const shop = await started('healthy-shop');
    const query = { createdAfter: iso(shop.simulator.dayZero - hours(72)) };
    const planted = shop.simulator.buyerData();
    expect(planted.length).toBeGreaterThan(1000);
    const includedData = 'FULFILLMENT,CANCELLATION,PROCEEDS,PACKAGES';
    const plain = await search(shop, { ...query, includedData });
    expect(planted.filter((piece) => plain.text.includes(piece))).toEqual([]);
    const leaky = await search(shop, { ...query, includedData: 'BUYER,RECIPIENT' });
    expect(planted.filter((piece) => leaky.text.includes(piece)).length).toBeGreaterThan(100);
  });

  it('names MERCHANT for every cancelled order of the forgotten seller', async () => {
    const shop = await started('forgotten-seller', { elapsedMs: hours(32) });
    const all = await walk(shop, {
      createdAfter: iso(shop.simulator.dayZero),
      includedData: 'CANCELLATION,FULFILLMENT',
    });
    expect(all).toHaveLength(27);
    for (const { fulfillment, orderItems } of all) {
      expect(fulfillment?.fulfillmentStatus).toBe('CANCELLED');
      expect(orderItems[0]?.cancellation?.cancellationExecution?.cancelledBy).toBe('MERCHANT');
    }
  });

  it('finds by update what was cancelled since', async () => {
    const shop = await started('forgotten-seller', { elapsedMs: hours(32) });
    const since = iso(shop.simulator.dayZero + hours(30));
    expect(await walk(shop, { lastUpdatedAfter: since })).toHaveLength(27);
    expect(await walk(shop, { createdAfter: since })).toHaveLength(0);
  });

  it('shows the false shipments of the main business: from abroad, without a tracking number', async () => {
    const shop = await started('main-business-takeover', { elapsedMs: hours(8) });
    const query = { createdAfter: iso(shop.simulator.dayZero), includedData: 'PACKAGES,FULFILLMENT' };
    const parcels = (await walk(shop, query)).flatMap(({ packages = [] }) => packages);
    const abroad = parcels.filter(({ shipFromAddress }) => shipFromAddress.countryCode === 'CN');
    expect(abroad.length).toBeGreaterThan(20);
    expect(abroad.filter(({ trackingNumber }) => trackingNumber !== undefined)).toEqual([]);
  });

  it('keeps a token for 24 hours, and takes other data sets with it', async () => {
    const shop = await started('healthy-shop');
    const query = { createdAfter: iso(shop.simulator.dayZero - hours(200)), maxResultsPerPage: '5' };
    const paginationToken = (await search(shop, query)).body.pagination?.nextToken ?? '';
    const next = await search(shop, { ...query, paginationToken, includedData: 'FULFILLMENT' });
    expect(next.body.orders).toHaveLength(5);
    shop.clock.advance(hours(24));
    const fresh = await started('healthy-shop', { elapsedMs: hours(24) });
    expect((await search(fresh, { ...query, paginationToken })).status).toBe(400);
  });

  it.each([
    ['neither time', {}],
    ['both times', { createdAfter: iso(0), lastUpdatedAfter: iso(0) }],
    ['an end of the other kind', { createdAfter: iso(0), lastUpdatedBefore: iso(1) }],
    ['an end before the start', { createdAfter: iso(10_000), createdBefore: iso(0) }],
    ['an end in the last two minutes', { createdAfter: iso(0), createdBefore: '2026-10-31T14:59:00Z' }],
    ['more than a hundred a page', { createdAfter: iso(0), maxResultsPerPage: '101' }],
  ])('refuses %s', async (_what, query) => {
    expect((await search(await started('healthy-shop'), query)).status).toBe(400);
  });

  it('refuses FULFILLMENT while that is out, and nothing else', async () => {
    const shop = await started('healthy-shop');
    shop.simulator.faults.switchOn({ kind: 'fulfillment-outage' });
    const query = { createdAfter: iso(shop.simulator.dayZero - hours(24)) };
    expect((await search(shop, { ...query, includedData: 'FULFILLMENT,CANCELLATION' })).status).toBe(400);
    expect((await search(shop, { ...query, includedData: 'CANCELLATION' })).status).toBe(200);
  });
});
