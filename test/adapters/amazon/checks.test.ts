// `account test`: one cheap call of each operation, and in words what doesn't work.
import { describe, expect, it } from '@jest/globals';
import { createAmazon } from '../../../src/adapters/amazon/index.ts';
import { credentials, germany, japan, start, withAmazon } from '../../support/amazon-bench.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { type Route, refusal, tokenRoute } from '../../support/scripted-amazon.ts';

const denied = refusal(403, 'Unauthorized', 'Access to requested resource is denied.');
const participation = { isParticipating: true, hasSuspendedListings: false };

function routesOf(overrides: Record<string, Route> = {}): Record<string, Route> {
  return {
    'GET /sellers/v1/marketplaceParticipations': () => ({
      headers: { date: new Date(start - 300_000).toUTCString() },
      body: { payload: [japan, germany].map((id) => ({ marketplace: { id }, participation, storeName: 'x' })) },
    }),
    'GET /sellers/v1/account': () => ({ body: { payload: {} } }),
    'GET /listings/2021-08-01/items/A2ALICE000SHOP': () => ({ body: { numberOfResults: 0, items: [] } }),
    'POST /reports/2021-06-30/reports': () => ({ status: 202, body: { reportId: 'R1' } }),
    'GET /orders/2026-01-01/orders': () => ({ body: { orders: [] } }),
    'GET /finances/v0/financialEventGroups': () => ({ body: { payload: { FinancialEventGroupList: [] } } }),
    'GET /finances/transfers/2024-06-01/paymentMethods': () => ({ body: { paymentMethods: [] } }),
    'POST /batches/products/pricing/v0/itemOffers': () => ({ body: { responses: [] } }),
    'GET /catalog/2022-04-01/items': () => ({
      headers: { date: new Date(start - 300_000).toUTCString() },
      body: { numberOfResults: 0, items: [] },
    }),
    ...overrides,
  };
}

describe('the checks', () => {
  it('call each operation once, waiting for nothing, and measure the clock', async () => {
    await withAmazon(routesOf(), async ({ amazon, account, clock, server }) => {
      const { checks, clockSkewMs } = await amazon.test(account, credentials);
      expect(checks.map(({ part, operation, fault }) => [part, operation, fault])).toEqual([
        ['profile', 'getMarketplaceParticipations', null],
        ['new-listings', 'searchListingsItems', null],
        ['listings', 'createReport GET_MERCHANT_LISTINGS_ALL_DATA', null],
        ['orders', 'searchOrders', null],
        ['orders', 'createReport GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL', null],
        ['payouts', 'listFinancialEventGroups', null],
        ['performance', 'createReport GET_V2_SELLER_PERFORMANCE_REPORT', null],
        ['feedback', 'createReport GET_SELLER_FEEDBACK_DATA', null],
        ['offers', 'getItemOffersBatch', null],
        ['catalogue', 'searchCatalogItems', null],
      ]);
      // five minutes, less the second to which Amazon's date is cut
      expect(clockSkewMs).toBe(299_000);
      expect(clock.sleeps).toEqual([]);
      expect(server.requests).toHaveLength(11);
    });
  });

  it('in Europe include the business and the deposit method', async () => {
    await withAmazon(
      routesOf(),
      async ({ amazon, account }) => {
        const { checks } = await amazon.test(account, credentials);
        expect(checks.map(({ operation }) => operation)).toEqual(
          expect.arrayContaining(['getAccount', 'getPaymentMethods']),
        );
        expect(checks.every(({ fault }) => fault === null)).toBe(true);
      },
      { account: { region: 'eu', marketplaceIds: [germany] } },
    );
  });

  it('name the missing role of the one that is refused, and go on', async () => {
    await withAmazon(
      routesOf({ 'GET /finances/v0/financialEventGroups': () => denied }),
      async ({ amazon, account }) => {
        const { checks } = await amazon.test(account, credentials);
        const faults = checks.filter(({ fault }) => fault !== null);
        expect(faults).toMatchObject([
          { part: 'payouts', fault: { kind: 'role-missing', roles: ['Finance and Accounting'] } },
        ]);
      },
    );
  });

  it('say which marketplaces the authorisation covers when a watched one is not among them', async () => {
    await withAmazon(
      routesOf(),
      async ({ amazon, account }) => {
        const { checks } = await amazon.test(account, credentials);
        expect(checks[0]?.fault).toMatchObject({
          kind: 'invalid-request',
          message: 'The seller has no account on Amazon.sg; this authorisation covers: Amazon.co.jp, Amazon.de.',
        });
      },
      { account: { marketplaceIds: ['A19VAU5U5O7RUS'] } },
    );
  });

  it('ask once, not ten times, when the credentials are wrong', async () => {
    const routes = routesOf({ [tokenRoute]: () => ({ status: 401, body: { error: 'invalid_client' } }) });
    await withAmazon(routes, async ({ amazon, account, server }) => {
      const { checks, clockSkewMs } = await amazon.test(account, credentials);
      expect(new Set(checks.map(({ fault }) => fault?.kind))).toEqual(new Set(['bad-credentials']));
      expect(checks).toHaveLength(10);
      expect(clockSkewMs).toBeNull();
      expect(server.requests).toHaveLength(1);
    });
  });
});

describe('the endpoint', () => {
  it.each(['127.0.0.1:80', 'ftp://127.0.0.1', 'http://127.0.0.1/path', 'http://user@127.0.0.1', ''])(
    '%j is refused with a way out',
    (endpoint) => {
      expect(() => createAmazon({ endpoint, clock: createManualClock(start) })).toThrow(
        expect.objectContaining({ name: 'UserError', hint: expect.stringContaining('http://127.0.0.1:PORT') }),
      );
    },
  );
});
