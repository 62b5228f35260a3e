// Read-only by construction: whatever writes, or only looks like reading, is refused before a socket opens.
import { request } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SellingPartner } from 'amazon-sp-api';
import { operations } from '../../../../src/adapters/amazon/operations/allowed.ts';
import { newSession } from '../../../../src/adapters/amazon/source.ts';
import { admitAtWire, type WireRequest } from '../../../../src/adapters/amazon/wire/admission.ts';
import { Door } from '../../../../src/adapters/amazon/wire/door.ts';
import { defaultLimits } from '../../../../src/adapters/amazon/wire/limits.ts';
import { createPool } from '../../../../src/adapters/amazon/wire/pool.ts';
import { createSeller, type Seller } from '../../../../src/adapters/amazon/wire/seller.ts';
import { credentials, japan, start } from '../../../support/amazon-bench.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { type ScriptedAmazon, startScriptedAmazon } from '../../../support/scripted-amazon.ts';

const apiHost = 'sellingpartnerapi-fe.amazon.com';
const items = '/listings/2021-08-01/items/A2ALICE000SHOP';
const orders = '/orders/2026-01-01/orders';
const report = '/reports/2021-06-30/reports';
const offers = '/batches/products/pricing/v0/itemOffers';
const offersOf = (uri: string, method = 'GET') => ({ requests: [{ uri, method, MarketplaceId: japan }] });

let server: ScriptedAmazon;
let seller: Seller;
let pool: ReturnType<typeof createPool>;
let before: number;

beforeAll(async () => {
  server = await startScriptedAmazon({});
  pool = createPool(server.endpoint, 1000);
  seller = createSeller({
    region: 'fe',
    userAgent: 'Rusuban',
    credentials,
    pool,
    isRedirected: true,
    clock: createManualClock(start),
    random: () => 0.5,
    limits: { ...defaultLimits, retries: 0 },
    isPacingOff: false,
    log: () => {},
  });
});
afterAll(async () => {
  pool.destroy();
  await server.close();
});
beforeEach(() => {
  before = server.connections();
});

const refused: [string, WireRequest][] = [
  ['putListingsItem', { method: 'PUT', path: `${items}/SKU-1`, body: {} }],
  ['patchListingsItem', { method: 'PATCH', path: `${items}/SKU-1`, body: {} }],
  ['deleteListingsItem', { method: 'DELETE', path: `${items}/SKU-1` }],
  ['initiatePayout', { method: 'POST', path: '/finances/transfers/2024-06-01/payouts', body: {} }],
  ['createDestination', { method: 'POST', path: '/notifications/v1/destinations', body: {} }],
  ['createRestrictedDataToken', { method: 'POST', path: '/tokens/2021-03-01/restrictedDataToken', body: {} }],
  ['confirmShipment', { method: 'POST', path: '/orders/v0/orders/1/shipmentConfirmation', body: {} }],
  ['getOrderAddress', { method: 'GET', path: '/orders/v0/orders/1/address' }],
  ['cancelReport', { method: 'DELETE', path: `${report}/1` }],
  ['another method on a path that may be read', { method: 'POST', path: items, body: {} }],
  ['the method in small letters', { method: 'get', path: items }],
  ['a body on a GET', { method: 'GET', path: items, body: {} }],
  ['an encoded slash', { method: 'GET', path: `/listings/2021-08-01/items/A2ALICE%2FSKU-1` }],
  ['an encoded dot', { method: 'GET', path: '/listings/2021-08-01/items/%2e%2e' }],
  ['..', { method: 'GET', path: '/listings/2021-08-01/items/..' }],
  ['.. in the middle', { method: 'GET', path: `${report}/../../../finances/v0/financialEvents` }],
  ['a backslash', { method: 'GET', path: `${items}\\SKU-1` }],
  ['a double slash', { method: 'GET', path: `/${items}` }],
  ['a path that goes on', { method: 'GET', path: `${items}/SKU-1` }],
  ['a path that ends early', { method: 'GET', path: '/listings/2021-08-01/items/' }],
  ['a query within the path', { method: 'GET', path: `${orders}?includedData=BUYER` }],
  ['a fragment', { method: 'GET', path: `${orders}#x` }],
  ['a line break', { method: 'GET', path: `${orders}\r\nX: y` }],
  ['another host in the path', { method: 'GET', path: 'https://example.com/sellers/v1/account' }],
  ['another host through @', { method: 'GET', path: '@example.com/sellers/v1/account' }],
  ['buyers', { method: 'GET', path: orders, query: { includedData: ['FULFILLMENT', 'BUYER'] } }],
  ['recipients, joined', { method: 'GET', path: orders, query: { includedData: 'FULFILLMENT,RECIPIENT' } }],
  ['another report', { method: 'POST', path: report, body: { reportType: 'GET_ORDER_REPORT_DATA_SHIPPING' } }],
  ['a report named after a method of Object', { method: 'POST', path: report, body: { reportType: 'constructor' } }],
  ['createReport without a body', { method: 'POST', path: report }],
  [
    'a batch with a PUT within',
    { method: 'POST', path: offers, body: offersOf('/products/pricing/v0/items/B000P6Q7MY/offers', 'PUT') },
  ],
  ['a batch of something else', { method: 'POST', path: offers, body: offersOf(`${items}/SKU-1`) }],
];

describe('the allow-list', () => {
  it.each(refused)('refuses %s before a token or a socket is asked for', async (_name, request) => {
    await expect(seller.send(request, newSession(undefined))).rejects.toMatchObject({
      kind: 'refused-by-allow-list',
      canRetry: false,
    });
    expect(server.connections()).toBe(before);
  });

  it('admits nothing but GETs and two POSTs that read', () => {
    const posts = Object.entries(operations).filter(([, { method }]) => method !== 'GET');
    expect(posts.map(([name]) => name)).toEqual(['createReport', 'getItemOffersBatch']);
    for (const [, { admitsBody }] of posts) expect(admitsBody).toBeDefined();
  });
});

describe('the door', () => {
  const guard = {
    admit: (host: string, method: string, target: string) => admitAtWire(host, method, target, apiHost),
    idleMs: 1000,
    deadlineMs: 1000,
    maxBytes: 1000,
    signal: undefined,
  };

  it('refuses what the library itself would send, whoever asked for it', async () => {
    const client = new SellingPartner({
      region: 'fe',
      access_token: 'Atza|x',
      refresh_token: 'none',
      credentials: { SELLING_PARTNER_APP_CLIENT_ID: 'x', SELLING_PARTNER_APP_CLIENT_SECRET: 'x' },
      options: { https_proxy_agent: new Door(pool, guard), auto_request_tokens: false, retry_remote_timeout: false },
    });
    const put = client.callAPI({
      operation: 'putListingsItem' as never,
      endpoint: 'listingsItems',
      path: { sellerId: 'A2ALICE000SHOP', sku: 'SKU-1' } as never,
      body: {} as never,
    });
    await expect(put).rejects.toMatchObject({ kind: 'refused-by-allow-list' });
    expect(server.connections()).toBe(before);
  });

  it.each([
    ['a body on a GET', 'GET', items, '{}'],
    ['another report', 'POST', report, '{"reportType":"GET_ORDER_REPORT_DATA_SHIPPING"}'],
    ['no JSON', 'POST', report, 'reportType=GET_MERCHANT_LISTINGS_ALL_DATA'],
    ['none', 'POST', report, ''],
    ['a batch with a PUT within', 'POST', offers, JSON.stringify(offersOf(`${items}/SKU-1`, 'PUT'))],
  ])('lets nothing leave with a body that it does not admit: %s', async (_name, method, path, body) => {
    const asked = server.requests.length;
    const sent = request({ host: apiHost, path, method, agent: new Door(pool, guard) });
    const failed = new Promise((resolve) => sent.on('error', resolve).on('response', () => resolve(null)));
    // in pieces, of which none may leave before the last
    for (const piece of body) sent.write(piece);
    sent.end();
    expect(await failed).toMatchObject({ kind: 'refused-by-allow-list' });
    expect(server.requests.length).toBe(asked);
  });

  it.each([
    ['example.com', 'GET', '/sellers/v1/account'],
    ['sellingpartnerapi-eu.amazon.com', 'GET', '/sellers/v1/account'],
    ['api.amazon.com', 'GET', '/auth/o2/token'],
    ['api.amazon.com', 'POST', '/auth/o2/token?x=1'],
    ['api.amazon.com', 'POST', '/auth/o2/create/codepair'],
    [apiHost, 'POST', '/auth/o2/token'],
    [apiHost, 'GET', '/orders/2026-01-01/orders?includedData=BUYER'],
    [apiHost, 'GET', '/orders/2026-01-01/orders?includedData=FULFILLMENT,RECIPIENT'],
    [apiHost, 'GET', '/orders/2026-01-01/orders?includedData=FULFILLMENT&a=%3f&includedData=%42UYER'],
  ])('refuses %s %s %s', (host, method, target) => {
    expect(() => guard.admit(host, method, target)).toThrow('Rusuban refused to send');
  });

  it.each([
    [apiHost, 'GET', `${orders}?paginationToken=a%2Fb`],
    [apiHost, 'GET', '/orders/2026-01-01/orders?includedData=FULFILLMENT%2CPACKAGES&includedData=PROCEEDS'],
    ['api.amazon.com', 'POST', '/auth/o2/token'],
  ])('lets %s %s %s through', (host, method, target) => {
    expect(() => guard.admit(host, method, target)).not.toThrow();
  });
});
