// searchListingsItems: windows, order, pages and their limits.
import { describe, expect, it } from '@jest/globals';
import { type Started, started } from '../support/started-simulator.ts';

interface Page {
  numberOfResults: number;
  pagination?: { nextToken?: string };
  items: { sku: string; summaries: { createdDate: string; asin?: string; status: string[] }[]; offers?: object[] }[];
}

const search = ({ ask, simulator, marketplaceIds }: Started, query: Record<string, string> = {}) =>
  ask.get<Page>(`/listings/2021-08-01/items/${simulator.account.sellerId}`, { marketplaceIds, ...query });

async function walk(shop: Started, query: Record<string, string>): Promise<Page['items']> {
  const all: Page['items'] = [];
  let pageToken: string | undefined;
  do {
    const { body } = await search(shop, { ...query, pageSize: '20', ...(pageToken && { pageToken }) });
    all.push(...body.items);
    pageToken = body.pagination?.nextToken;
  } while (pageToken);
  return all;
}

const at = (hours: number, minutes = 0) => (hours * 60 + minutes) * 60_000;

describe('searchListingsItems', () => {
  it('shows six old books before the night and three hundred more after it', async () => {
    const shop = await started('forgotten-seller');
    expect((await search(shop)).body.numberOfResults).toBe(6);
    shop.clock.advance(at(23, 20));
    expect((await search(shop)).body.numberOfResults).toBe(7);
    const since = new Date(shop.simulator.dayZero + at(23)).toISOString();
    const later = await started('forgotten-seller', { elapsedMs: at(25) });
    const fresh = await walk(later, { createdAfter: since, sortBy: 'createdDate' });
    expect(fresh).toHaveLength(300);
    const dates = fresh.map(({ summaries }) => summaries[0]?.createdDate ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    expect(new Set(fresh.map(({ sku }) => sku)).size).toBe(300);
  });

  it('gives data sets only when asked', async () => {
    const shop = await started('healthy-shop');
    expect(Object.keys((await search(shop)).body.items[0] ?? {})).toEqual(['sku', 'summaries']);
    const priced = await search(shop, { includedData: 'offers,fulfillmentAvailability' });
    expect(Object.keys(priced.body.items[0] ?? {})).toEqual(['sku', 'offers', 'fulfillmentAvailability']);
  });

  it('pages through a thousand at the most, and tells how many there are', async () => {
    const shop = await started('healthy-shop', { size: { listings: 1500, orders: 0 } });
    expect((await search(shop)).body.numberOfResults).toBe(1500);
    expect(await walk(shop, { sortBy: 'sku', sortOrder: 'ASC' })).toHaveLength(1000);
  });

  it('finds by SKU and by ASIN', async () => {
    const shop = await started('healthy-shop');
    const bySku = await search(shop, { identifiers: 'KD-000042,KD-000007', identifiersType: 'SKU' });
    expect(bySku.body.items.map(({ sku }) => sku).sort()).toEqual(['KD-000007', 'KD-000042']);
    const asin = bySku.body.items[0]?.summaries[0]?.asin ?? '';
    const byAsin = await search(shop, { identifiers: asin, identifiersType: 'ASIN' });
    expect(byAsin.body.items.map(({ sku }) => sku)).toEqual([bySku.body.items[0]?.sku]);
  });

  it.each([
    ['no marketplace', { marketplaceIds: '' }],
    ['another marketplace', { marketplaceIds: 'ATVPDKIKX0DER' }],
    ['a page too big', { pageSize: '21' }],
    ['a time without a zone', { createdAfter: '2026-01-01T00:00:00' }],
    ['an unknown order', { sortBy: 'price' }],
    ['an unknown data set', { includedData: 'buyers' }],
    ['a forged token', { pageToken: 'bm9uc2Vuc2U' }],
  ])('refuses %s', async (_what, query) => {
    const said = await search(await started('healthy-shop'), query);
    expect(said.status).toBe(400);
    expect(said.body).toMatchObject({ errors: [{ code: 'InvalidInput' }] });
  });

  it('refuses the token of another query', async () => {
    const shop = await started('healthy-shop');
    const { nextToken = '' } = (await search(shop)).body.pagination ?? {};
    expect((await search(shop, { pageToken: nextToken })).status).toBe(200);
    expect((await search(shop, { pageToken: nextToken, sortBy: 'sku' })).status).toBe(400);
  });

  it('can be made to give an empty page with a next one, where nothing is lost', async () => {
    const shop = await started('healthy-shop');
    const whole = await walk(shop, { sortBy: 'sku' });
    shop.simulator.faults.switchOn({ kind: 'empty-page', operation: 'searchListingsItems', times: 1 });
    const first = await search(shop, { sortBy: 'sku', pageSize: '20' });
    expect(first.body.items).toEqual([]);
    const { nextToken = '' } = first.body.pagination ?? {};
    const next = await search(shop, { sortBy: 'sku', pageSize: '20', pageToken: nextToken });
    expect(next.body.items[0]?.sku).toBe(whole[0]?.sku);
  });
});
