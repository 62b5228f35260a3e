// Orders: watched through searchOrders, without buyers and coming down the ladder when a data set fails.
import { describe, expect, it } from '@jest/globals';
import { japan, start, withAmazon } from '../../../support/amazon-bench.ts';
import { cancelledBy, order, page, queriesOf } from '../../../support/order-answers.ts';
import { type Reply, type Route, refusal, tokenRoute } from '../../../support/scripted-amazon.ts';

const search = 'GET /orders/2026-01-01/orders';
const since = start - 3_600_000;
const watch = { part: 'orders', since, isBackfill: false } as const;
const allSets = 'FULFILLMENT,CANCELLATION,PROCEEDS,PACKAGES';
const badInput = refusal(400, 'InvalidInput', 'Invalid input.');

describe('watching orders', () => {
  it('asks for the four data sets only, up to some minutes ago, in one call for all marketplaces', async () => {
    await withAmazon({ [search]: () => page([order('1')]) }, async ({ pull, server }) => {
      const { batches, summary } = await pull(watch);
      expect(batches[0]?.orders).toMatchObject([
        {
          orderId: '1',
          marketplaceId: japan,
          status: 'shipped',
          channel: 'merchant',
          items: [{ sku: 'SKU-1', quantity: 2 }],
        },
      ]);
      expect(queriesOf(server.requests)).toEqual([
        {
          marketplaceIds: japan,
          lastUpdatedAfter: '2026-07-31T23:00:00Z',
          lastUpdatedBefore: '2026-07-31T23:57:00Z',
          maxResultsPerPage: '100',
          includedData: allSets,
        },
      ]);
      expect(summary).toMatchObject({ coverage: { state: 'complete', asOf: start - 180_000 }, rows: 1, calls: 1 });
    });
  });

  it('asks Login with Amazon again when that is out for a moment', async () => {
    const token: Route = (_request, _response, nth) =>
      nth === 1
        ? { status: 503, body: '' }
        : { body: { access_token: 'Atza|second', token_type: 'bearer', expires_in: 3600 } };
    await withAmazon({ [tokenRoute]: token, [search]: () => page([order('1')]) }, async ({ pull }) => {
      expect((await pull(watch)).summary).toMatchObject({ coverage: { state: 'complete' }, rows: 1, fault: null });
    });
  });

  it('keeps no trace of a buyer or recipient that Amazon sends unasked', async () => {
    const planted = order('1', {
      buyer: { buyerName: 'PLANTED-BUYER', buyerEmail: 'planted@example.com' },
      recipient: { deliveryAddress: { name: 'PLANTED-NAME', phone: 'PLANTED-PHONE', postalCode: 'PLANTED-POST' } },
      ...{
        orderItems: [
          {
            ...(order('1') as { orderItems: object[] }).orderItems[0],
            cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'PLANTED-REASON' } },
          },
        ],
      },
    });
    await withAmazon({ [search]: () => page([planted]) }, async ({ pull }) => {
      const pulled = await pull(watch);
      expect(pulled.summary.rows).toBe(1);
      expect(JSON.stringify(pulled)).not.toMatch(/planted/i);
    });
  });

  it('reads on by token, through an empty page', async () => {
    const pages: Record<string, Reply> = {
      '': page([order('1')], 'two'),
      two: page([], 'three'),
      three: page([order('2')]),
    };
    await withAmazon({ [search]: ({ query }) => pages[query.get('paginationToken') ?? ''] }, async ({ pull }) => {
      const { batches, summary } = await pull(watch);
      expect(batches.flatMap(({ orders = [] }) => orders.map(({ orderId }) => orderId))).toEqual(['1', '2']);
      expect(summary).toMatchObject({ calls: 3, coverage: { state: 'complete' } });
    });
  });

  it('tells who cancelled: a merchant who carries out a buyer’s request is the buyer', async () => {
    const cancelled = { fulfillment: { fulfillmentStatus: 'CANCELLED', fulfilledBy: 'MERCHANT' } };
    const orders = [
      order('1', { ...cancelled, ...cancelledBy('MERCHANT') }),
      order('2', { ...cancelled, ...cancelledBy('MERCHANT', { cancellationRequest: { requester: 'BUYER' } }) }),
      order('3', { ...cancelled, ...cancelledBy('AMAZON') }),
      order('4', cancelled),
    ];
    await withAmazon({ [search]: () => page(orders) }, async ({ pull }) => {
      const { batches } = await pull(watch);
      expect(batches[0]?.orders?.map(({ cancellation }) => cancellation?.by)).toEqual([
        'merchant',
        'buyer',
        'amazon',
        'unknown',
      ]);
    });
  });

  it('gives the ship-from address of the seller’s own packages once', async () => {
    const packages = [
      {
        packageReferenceId: '1',
        createdTime: '2026-07-31T23:00:00Z',
        trackingNumber: 'T1',
        shipFromAddress: { addressLine1: '1-2-3 Example', city: 'Chiyoda', stateOrRegion: 'Tokyo', countryCode: 'JP' },
      },
    ];
    const orders = [
      order('1', { packages }),
      order('2', { packages }),
      order('3', { packages, fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' } }),
    ];
    await withAmazon({ [search]: () => page(orders) }, async ({ pull }) => {
      const { batches } = await pull(watch);
      expect(batches[0]?.facts).toMatchObject([
        { field: 'ship-from-address', marketplaceId: japan, value: '1-2-3 Example, Chiyoda, Tokyo, JP' },
      ]);
      expect(batches[0]?.orders?.map(({ hasTracking }) => hasTracking)).toEqual([true, true, null]);
    });
  });

  it('keeps an order of which something is odd, and counts one without its id', async () => {
    const orders = [
      order('1'),
      order('2', { createdTime: 5, orderItems: 5 }),
      order('3', { orderId: null }),
      order('4'),
    ];
    await withAmazon({ [search]: () => page(orders) }, async ({ pull }) => {
      const { batches, summary } = await pull(watch);
      expect(batches[0]?.orders?.map(({ orderId }) => orderId)).toEqual(['1', '2', '4']);
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, rows: 3, fault: null });
      expect(summary.badRows.map(({ reason }) => /orders[^:]*: [\w.]+/.exec(reason)?.[0])).toEqual([
        'orders[1]: order.createdTime',
        'orders[1]: order.orderItems',
        'orders[2]: order.orderId',
      ]);
    });
  });

  it('ends where Amazon gives the same page under ever new tokens', async () => {
    await withAmazon({ [search]: (_request, _response, nth) => page([order('1')], `${nth}`) }, async ({ pull }) => {
      const { summary } = await pull(watch);
      expect(summary).toMatchObject({ coverage: { state: 'partial', asOf: since }, calls: 2 });
    });
  });

  it('has nothing to ask within the minutes that Amazon keeps back', async () => {
    await withAmazon({}, async ({ pull, server }) => {
      const { summary } = await pull({ ...watch, since: start - 60_000 });
      expect(summary).toMatchObject({ coverage: { state: 'complete', asOf: start - 60_000 }, calls: 0 });
      expect(server.requests).toHaveLength(0);
    });
  });
});

describe('a data set that fails with 400', () => {
  it('FULFILLMENT is left out; what its absence hides is asked for again, cancellations are still seen', async () => {
    const route: Route = ({ query }) => {
      if (query.get('includedData')?.includes('FULFILLMENT')) return badInput;
      const bare = { fulfillment: undefined };
      const orders = [order('1', { ...bare, ...cancelledBy('MERCHANT') }), order('2', bare)];
      return query.has('paginationToken') ? page([]) : page(orders, 'two');
    };
    await withAmazon({ [search]: route }, async ({ pull, server }) => {
      const { batches, summary } = await pull(watch);
      expect(batches.flatMap(({ orders = [] }) => orders)).toMatchObject([
        { orderId: '1', status: 'cancelled', cancellation: { by: 'merchant' } },
        { orderId: '2', status: 'unknown' },
      ]);
      // The watermark stays, so that the next pull sees the rest.
      expect(summary).toMatchObject({ coverage: { state: 'partial', asOf: since }, fault: null });
      expect(summary.coverage.reason).toContain('FULFILLMENT');
      // The next page begins where the first one ended up.
      expect(queriesOf(server.requests).map(({ includedData }) => includedData)).toEqual([
        allSets,
        'CANCELLATION,PROCEEDS,PACKAGES',
        'CANCELLATION,PROCEEDS,PACKAGES',
      ]);
    });
  });

  it('PACKAGES is left out, and the rest stays', async () => {
    const route: Route = ({ query }) =>
      query.get('includedData')?.includes('PACKAGES') ? badInput : page([order('1')]);
    await withAmazon({ [search]: route }, async ({ pull }) => {
      const { summary } = await pull(watch);
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, rows: 1 });
      expect(summary.coverage.reason).toBe('Amazon refuses these parts of orders for now: PROCEEDS, PACKAGES.');
    });
  });

  it('is an invalid request when nothing at all is accepted', async () => {
    await withAmazon({ [search]: () => badInput }, async ({ pull, server }) => {
      expect((await pull(watch)).summary).toMatchObject({
        coverage: { state: 'missing' },
        fault: { kind: 'invalid-request' },
      });
      expect(queriesOf(server.requests).map(({ includedData }) => includedData)).toEqual([
        allSets,
        'CANCELLATION,PROCEEDS,PACKAGES',
        'FULFILLMENT,CANCELLATION',
        'CANCELLATION',
        undefined,
      ]);
    });
  });
});
