// The fast path: new listings by created date, newest first.
import { describe, expect, it } from '@jest/globals';
import { germany, japan, start, withAmazon } from '../../../support/amazon-bench.ts';
import { type Reply, type Route, refusal } from '../../../support/scripted-amazon.ts';

const search = 'GET /listings/2021-08-01/items/A2ALICE000SHOP';
const since = start - 86_400_000;
const request = { part: 'new-listings', since } as const;
const iso = (at: number) => new Date(at).toISOString();

function item(n: number, createdAt = start - n * 1000, overrides: object = {}): object {
  return {
    sku: `SKU-${n}`,
    summaries: [
      {
        marketplaceId: japan,
        asin: `B0000000${n}`.slice(0, 10),
        productType: 'GAME',
        itemName: `ゲーム機 ${n}`,
        status: ['BUYABLE', 'DISCOVERABLE'],
        createdDate: iso(createdAt),
        conditionType: 'new_new',
        lastUpdatedDate: iso(createdAt),
      },
    ],
    offers: [
      { marketplaceId: japan, offerType: 'B2B', price: { amount: '1.00', currencyCode: 'JPY' } },
      { marketplaceId: japan, offerType: 'B2C', price: { amount: '3980', currencyCode: 'JPY' } },
    ],
    fulfillmentAvailability: [{ fulfillmentChannelCode: 'DEFAULT', quantity: 50 }],
    attributes: { fulfillment_availability: [{ lead_time_to_ship_max_days: 21 }] },
    ...overrides,
  };
}

function page(items: object[], total = items.length, nextToken?: string): Reply {
  return { body: { numberOfResults: total, items, ...(nextToken && { pagination: { nextToken } }) } };
}

const twenty = (nth: number) => Array.from({ length: 20 }, (_, n) => item(nth * 20 + n, start - 1000));

describe('new listings', () => {
  it('are read whole: price for consumers, own stock, handling time, created date', async () => {
    await withAmazon({ [search]: () => page([item(1)]) }, async ({ pull, server }) => {
      const { batches, summary } = await pull(request);
      expect(batches).toEqual([
        {
          listings: [
            {
              marketplaceId: japan,
              sku: 'SKU-1',
              asin: 'B00000001',
              title: 'ゲーム機 1',
              price: { minor: 3980, currency: 'JPY' },
              quantity: 50,
              channel: 'merchant',
              status: 'active',
              openedAt: start - 1000,
              condition: 'new',
              handlingDays: 21,
            },
          ],
        },
      ]);
      expect(summary).toMatchObject({ coverage: { state: 'complete', asOf: start }, rows: 1, calls: 1, fault: null });
      expect(Object.fromEntries(server.requests[1]?.query ?? [])).toEqual({
        marketplaceIds: japan,
        includedData: 'summaries,offers,fulfillmentAvailability,attributes',
        createdAfter: '2026-07-31T00:00:00Z',
        sortBy: 'createdDate',
        sortOrder: 'DESC',
        pageSize: '20',
      });
    });
  });

  it.each<[string, object, object]>([
    [
      'stock at Amazon',
      { fulfillmentAvailability: [{ fulfillmentChannelCode: 'AMAZON_JP' }] },
      { channel: 'amazon', quantity: null },
    ],
    [
      'a used thing',
      { summaries: [{ marketplaceId: japan, conditionType: 'used_like_new', createdDate: iso(start), status: [] }] },
      { condition: 'used', status: 'incomplete' },
    ],
    ['no attributes', { attributes: undefined }, { handlingDays: null }],
    ['attributes of another form', { attributes: { fulfillment_availability: 'soon' } }, { handlingDays: null }],
    [
      'a price of zero',
      { offers: [{ marketplaceId: japan, offerType: 'B2C', price: { amount: '0.00', currencyCode: 'JPY' } }] },
      { price: null },
    ],
    [
      'an offer elsewhere only',
      { offers: [{ marketplaceId: germany, offerType: 'B2C', price: { amount: '1', currencyCode: 'EUR' } }] },
      { price: null },
    ],
  ])('with %s', async (_name, overrides, expected) => {
    await withAmazon({ [search]: () => page([item(1, start, overrides)]) }, async ({ pull }) => {
      const { batches, summary } = await pull(request);
      expect(batches[0]?.listings?.[0]).toMatchObject(expected);
      expect(summary.coverage.state).toBe('complete');
    });
  });

  it('are paged through, an empty page in the middle too', async () => {
    const pages: Record<string, Reply> = {
      '': page([item(1)], 2, 'two'),
      two: page([], 2, 'three'),
      three: page([item(2)], 2),
    };
    const route: Route = ({ query }) => pages[query.get('pageToken') ?? ''];
    await withAmazon({ [search]: route }, async ({ pull }) => {
      const { batches, summary } = await pull(request);
      expect(batches.flatMap(({ listings = [] }) => listings.map(({ sku }) => sku))).toEqual(['SKU-1', 'SKU-2']);
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, calls: 3, rows: 2 });
    });
  });

  it('end where listings are older than asked for, whatever Amazon goes on to give', async () => {
    await withAmazon({ [search]: () => page([item(1), item(2, since - 1)], 900, 'next') }, async ({ pull }) => {
      const { batches, summary } = await pull(request);
      expect(batches.flatMap(({ listings = [] }) => listings)).toHaveLength(1);
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, calls: 1 });
    });
  });

  it('beyond the 1,000 that can be paged through make the pull partial, with the number', async () => {
    const route: Route = ({ query }) => {
      const nth = Number(query.get('pageToken') ?? 0);
      const items = Array.from({ length: 20 }, (_, n) => item(nth * 20 + n));
      return page(items, 1400, nth < 49 ? String(nth + 1) : undefined);
    };
    await withAmazon({ [search]: route }, async ({ pull, clock }) => {
      const { summary } = await pull(request);
      expect(summary).toMatchObject({
        coverage: { state: 'partial', asOf: since },
        rows: 1000,
        calls: 50,
        fault: null,
      });
      expect(summary.coverage.reason).toContain('1400');
      // 5 a second, 5 at once (listingsItems_2021-08-01).
      expect(clock.now() - start).toBe(9000);
    });
  });

  it.each<[string, object, string, object]>([
    ['no summary', { summaries: [] }, '.summaries', { asin: null, title: '', status: 'unknown', openedAt: null }],
    [
      'an odd date',
      { summaries: [{ marketplaceId: japan, asin: 'B000000002', status: ['BUYABLE'], createdDate: 'yesterday' }] },
      '.summaries[0].createdDate',
      { asin: 'B000000002', status: 'active', openedAt: null },
    ],
    [
      'a status of numbers',
      { summaries: [{ marketplaceId: japan, asin: 'B000000002', status: [1], createdDate: iso(start) }] },
      '.summaries[0].status[0]',
      { status: 'unknown' },
    ],
    // amzn models#259
    [
      'a price by another name',
      { offers: [{ marketplaceId: japan, offerType: 'B2C', price: { amount: '3980', currency: 'JPY' } }] },
      '.offers[0].price.currencyCode',
      { price: null, status: 'active' },
    ],
    [
      'a price that is no number',
      { offers: [{ marketplaceId: japan, offerType: 'B2C', price: { amount: 'much', currencyCode: 'JPY' } }] },
      '.offers[0].price',
      { price: null },
    ],
    ['an odd channel', { fulfillmentAvailability: [{}] }, '.fulfillmentAvailability[0]', { channel: null }],
  ])('with %s stay, and what is odd is counted', async (_name, overrides, place, expected) => {
    await withAmazon({ [search]: () => page([item(1), item(2, start, overrides), item(3)]) }, async ({ pull }) => {
      const { batches, summary } = await pull(request);
      expect(batches[0]?.listings?.map(({ sku }) => sku)).toEqual(['SKU-1', 'SKU-2', 'SKU-3']);
      expect(batches[0]?.listings?.[1]).toMatchObject(expected);
      // Nothing that another pull would mend: it is not held back, nor asked for at another pace.
      expect(summary).toMatchObject({ coverage: { state: 'partial', asOf: start }, rows: 3, fault: null });
      expect(summary.badRows[0]?.reason).toContain(`searchListingsItems.items[1]${place}`);
      expect(summary.coverage.reason).toContain('the first searchListingsItems › items[1]');
    });
  });

  it('without a SKU are left out and counted, and the others count', async () => {
    await withAmazon({ [search]: () => page([item(1), { ...item(2), sku: 5 }, item(3)]) }, async ({ pull }) => {
      const { batches, summary } = await pull(request);
      expect(batches[0]?.listings?.map(({ sku }) => sku)).toEqual(['SKU-1', 'SKU-3']);
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, badRows: [{ line: null }] });
    });
  });

  it('of which fewer come than were announced make the pull partial', async () => {
    await withAmazon({ [search]: () => page([item(1)], 40) }, async ({ pull }) => {
      const { coverage } = (await pull(request)).summary;
      expect(coverage).toMatchObject({ state: 'partial', asOf: since });
      expect(coverage.reason).toContain('announced 40 new listings and showed 1');
    });
  });

  // amzn models#4544; each of these would never end.
  it.each<[string, (nth: number) => Reply, number, number]>([
    ['an empty page under its own token', () => page([], 900, 'again'), 2, 0],
    ['the same page under ever new tokens', (nth) => page([item(1), item(2)], 900, `${nth}`), 2, 2],
    ['new empty pages under ever new tokens', (nth) => page([], 900, `${nth}`), 21, 0],
    ['two tokens in turn', (nth) => page([item(nth)], 900, ['a', 'b'][nth % 2]), 3, 3],
    ['more than was announced', (nth) => page([item(nth)], 2, `${nth}`), 3, 3],
    ['new ones without end', (nth) => page(twenty(nth), 1e6, `${nth}`), 50, 1000],
  ])('end where Amazon gives %s; what came is kept', async (_name, reply, calls, rows) => {
    await withAmazon({ [search]: (_request, _response, nth) => reply(nth) }, async ({ pull }) => {
      const { batches, summary } = await pull(request);
      expect(summary).toMatchObject({ coverage: { state: 'partial', asOf: since }, calls, rows });
      expect(new Set(batches.flatMap(({ listings = [] }) => listings.map(({ sku }) => sku))).size).toBe(rows);
    });
  });

  it('of one marketplace are told when another fails', async () => {
    const route: Route = ({ query }) =>
      query.get('marketplaceIds') === germany ? refusal(400, 'InvalidInput', 'no') : page([item(1)]);
    await withAmazon(
      { [search]: route },
      async ({ pull }) => {
        const { summary } = await pull(request);
        expect(summary).toMatchObject({ coverage: { state: 'partial' }, rows: 1, fault: { kind: 'invalid-request' } });
        expect(summary.coverage.reason).toContain('Amazon.de');
      },
      { account: { marketplaceIds: [germany, japan] } },
    );
  });

  it("can't be asked for without a seller id, and say so", async () => {
    await withAmazon(
      {},
      async ({ pull, server }) => {
        const { summary } = await pull(request);
        expect(summary).toMatchObject({
          coverage: { state: 'missing' },
          fault: { kind: 'invalid-request', canRetry: false },
        });
        expect(server.requests).toHaveLength(0);
      },
      { account: { sellerId: null } },
    );
  });

  it('come with older ones that were updated meanwhile', async () => {
    const route: Route = ({ query }) =>
      query.has('createdAfter') ? page([]) : page([item(1, start - 300 * 86_400_000), item(2, start - 60_000)]);
    await withAmazon({ [search]: route }, async ({ pull, server }) => {
      const { batches, summary } = await pull({ ...request, since: start - 600_000 });
      expect(batches.map(({ altered }) => altered?.map(({ sku }) => sku))).toEqual([['SKU-1']]);
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, calls: 2 });
      expect(Object.fromEntries(server.requests.at(-1)?.query ?? [])).toMatchObject({
        lastUpdatedAfter: '2026-07-31T23:50:00Z',
        sortBy: 'lastUpdatedDate',
      });
    });
  });
});
