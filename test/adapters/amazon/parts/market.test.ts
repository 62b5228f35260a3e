// The market around new listings: other sellers' prices, and what the catalogue says.
import { describe, expect, it } from '@jest/globals';
import { germany, japan, start, withAmazon } from '../../../support/amazon-bench.ts';
import { type Route, refusal } from '../../../support/scripted-amazon.ts';

const batchRoute = 'POST /batches/products/pricing/v0/itemOffers';
const catalogue = 'GET /catalog/2022-04-01/items';
const yen = (Amount: number) => ({ CurrencyCode: 'JPY', Amount });
const asinOf = (n: number) => `B0${String(n).padStart(8, '0')}`;
const asinsOf = (count: number, marketplaceId = japan) =>
  Array.from({ length: count }, (_, n) => ({ marketplaceId, asin: asinOf(n) }));

function offer(price: number, shipping = 0, overrides: object = {}): object {
  return { SubCondition: 'new', ListingPrice: yen(price), Shipping: yen(shipping), SellerId: 'A2OTHER', ...overrides };
}
const inBatch = (asin: string, Offers: object[], total = Offers.length): object => ({
  status: { statusCode: 200 },
  body: { payload: { ASIN: asin, status: 'Success', Summary: { TotalOfferCount: total }, Offers } },
  request: { MarketplaceId: japan, Asin: asin, ItemCondition: 'New' },
});
const failed = (asin: string, statusCode: number): object => ({
  status: { statusCode },
  body: { errors: [{ code: 'x', message: 'y' }] },
  request: { MarketplaceId: japan, Asin: asin },
});
const askedIn = (body: string): string[] =>
  JSON.parse(body).requests.map(({ uri }: { uri: string }) => uri.split('/')[5]);

describe('offers', () => {
  const one = { part: 'offers', asins: asinsOf(1) } as const;

  it.each<[string, object[], number | null, number]>([
    ['the lowest landed price', [offer(5000), offer(3000, 900), offer(3500, 200)], 3700, 3],
    ['not the own offer', [offer(400, 0, { MyOffer: true }), offer(3980)], 3980, 1],
    ['not the own offer by its seller id', [offer(400, 0, { SellerId: 'A2ALICE000SHOP' }), offer(3980)], 3980, 1],
    ['not a used one', [offer(100, 0, { SubCondition: 'good' }), offer(3980)], 3980, 1],
    ['nothing when only the own offer is there', [offer(400, 0, { MyOffer: true })], null, 0],
    ['nothing when nobody offers it', [], null, 0],
    ['not a price of zero', [offer(0), offer(3980)], 3980, 2],
  ])('tell %s', async (_name, list, minor, offerCount) => {
    await withAmazon(
      { [batchRoute]: () => ({ body: { responses: [inBatch(asinOf(0), list)] } }) },
      async ({ pull }) => {
        const { batches, summary } = await pull(one);
        const lowestPrice = minor === null ? null : { minor, currency: 'JPY' };
        expect(batches).toEqual([
          { offers: [{ marketplaceId: japan, asin: asinOf(0), lowestPrice, offerCount, seenAt: start }] },
        ]);
        expect(summary).toMatchObject({ coverage: { state: 'complete' }, rows: 1, calls: 1 });
      },
    );
  });

  it.each<[string, object[], number | null]>([
    [
      'an offer without its condition counts: new ones were asked for',
      [offer(900, 0, { SubCondition: undefined })],
      900,
    ],
    ['an offer without its price leaves the others', [offer(900, 0, { ListingPrice: null }), offer(3980)], 3980],
    ['shipping that is not told is not free', [offer(900, 0, { Shipping: undefined }), offer(3980)], 3980],
    [
      'an offer that may be the own one does not count',
      [offer(900, 0, { SellerId: 5, MyOffer: 'no' }), offer(3980)],
      3980,
    ],
    ['no other offer that can be read: not that nobody offers it', [offer(900, 0, { ListingPrice: {} })], null],
  ])('are kept of the others of a batch where %s', async (_name, list, minor) => {
    const responses = [inBatch(asinOf(0), list), inBatch(asinOf(1), [offer(77)])];
    await withAmazon({ [batchRoute]: () => ({ body: { responses } }) }, async ({ pull }) => {
      const { batches, summary } = await pull({ part: 'offers', asins: asinsOf(2) });
      const prices = batches.flatMap(({ offers = [] }) => offers.map(({ lowestPrice }) => lowestPrice?.minor));
      expect(prices).toEqual(minor === null ? [77] : [minor, 77]);
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, fault: null });
    });
  });

  it('of which one is not answered are told, and the one is not said to be offered by nobody', async () => {
    const responses = [inBatch(asinOf(0), [offer(77)]), { ...inBatch(asinOf(1), []), body: {}, request: {} }];
    await withAmazon({ [batchRoute]: () => ({ body: { responses } }) }, async ({ pull }) => {
      const { batches, summary } = await pull({ part: 'offers', asins: asinsOf(2) });
      expect(batches[0]?.offers?.map(({ asin }) => asin)).toEqual([asinOf(0)]);
      expect(summary.coverage).toMatchObject({ state: 'partial', reason: expect.stringContaining(asinOf(1)) });
    });
  });

  it('are asked for twenty at a time, per marketplace, each once, at the model’s pace', async () => {
    const route: Route = ({ body }) => ({
      body: { responses: askedIn(body).map((asin) => inBatch(asin, [offer(1)])) },
    });
    const asins = [...asinsOf(45), ...asinsOf(3), ...asinsOf(2, germany), { marketplaceId: japan, asin: 'b0/../x' }];
    await withAmazon({ [batchRoute]: route }, async ({ pull, server, clock }) => {
      const { summary } = await pull({ part: 'offers', asins });
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, rows: 47, calls: 4 });
      expect(server.requests.slice(1).map(({ body }) => askedIn(body).length)).toEqual([20, 20, 5, 2]);
      // 0.1 a second, one at once (productPricingV0).
      expect(clock.now() - start).toBe(30_000);
    });
  });

  it('that Amazon is too busy for are asked again; unknown ASINs are offered by nobody', async () => {
    const route: Route = ({ body }, _response, nth) => ({
      body: {
        responses: askedIn(body).map((asin, n) =>
          n === 1 && nth === 1 ? failed(asin, 429) : n === 2 ? failed(asin, 400) : inBatch(asin, [offer(1)]),
        ),
      },
    });
    await withAmazon({ [batchRoute]: route }, async ({ pull, server }) => {
      const { batches, summary } = await pull({ part: 'offers', asins: asinsOf(3) });
      expect(server.requests.slice(1).map(({ body }) => askedIn(body))).toEqual([
        [asinOf(0), asinOf(1), asinOf(2)],
        [asinOf(1)],
      ]);
      expect(batches[0]?.offers?.find(({ asin }) => asin === asinOf(2))).toMatchObject({
        lowestPrice: null,
        offerCount: null,
      });
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, rows: 3 });
    });
  });

  it('that stay too busy make the pull partial', async () => {
    const route: Route = ({ body }) => ({ body: { responses: askedIn(body).map((asin) => failed(asin, 503)) } });
    await withAmazon({ [batchRoute]: route }, async ({ pull }) => {
      const { summary } = await pull(one);
      expect(summary.coverage).toMatchObject({
        state: 'partial',
        reason: 'Amazon.co.jp: Amazon was too busy for 1 ASINs.',
      });
    });
  });
});

describe('the catalogue', () => {
  it('tells category, brand and the rank in the top-level group', async () => {
    const items = [
      {
        asin: asinOf(0),
        summaries: [
          {
            marketplaceId: japan,
            brand: ' 任天堂 ',
            websiteDisplayGroup: 'video_games_display_on_website',
            websiteDisplayGroupName: 'ゲーム',
          },
        ],
        salesRanks: [
          {
            marketplaceId: japan,
            classificationRanks: [{ title: '本体', rank: 1 }],
            displayGroupRanks: [{ websiteDisplayGroup: 'x', title: 'ゲーム', rank: 12 }],
          },
        ],
      },
    ];
    await withAmazon({ [catalogue]: () => ({ body: { numberOfResults: 1, items } }) }, async ({ pull, server }) => {
      const { batches, summary } = await pull({ part: 'catalogue', asins: asinsOf(2) });
      const where = { marketplaceId: japan, seenAt: start };
      expect(batches.flatMap(({ items: seen = [] }) => seen)).toEqual([
        { ...where, asin: asinOf(0), category: 'ゲーム', brand: '任天堂', rank: 12 },
        { ...where, asin: asinOf(1), category: null, brand: null, rank: null },
      ]);
      expect(summary).toMatchObject({ coverage: { state: 'complete' }, rows: 2 });
      expect(server.requests[1]?.query.get('identifiers')).toBe(`${asinOf(0)},${asinOf(1)}`);
    });
  });

  it('asks for twenty at a time; a batch that fails leaves the pull partial', async () => {
    const route: Route = (_request, _response, nth) =>
      nth === 2 ? refusal(400, 'InvalidInput', 'no') : { body: { numberOfResults: 0, items: [] } };
    await withAmazon({ [catalogue]: route }, async ({ pull }) => {
      const { summary } = await pull({ part: 'catalogue', asins: asinsOf(50) });
      expect(summary).toMatchObject({
        coverage: { state: 'partial' },
        rows: 30,
        calls: 3,
        fault: { kind: 'invalid-request' },
      });
    });
  });

  it('does not say of an item that can not be read that it has no kind', async () => {
    const items = [{ asin: 5 }, { asin: asinOf(1), summaries: [{ marketplaceId: japan, brand: 7 }] }];
    await withAmazon({ [catalogue]: () => ({ body: { numberOfResults: 2, items } }) }, async ({ pull }) => {
      const { batches, summary } = await pull({ part: 'catalogue', asins: asinsOf(2) });
      expect(batches.flatMap(({ items: seen = [] }) => seen)).toMatchObject([{ asin: asinOf(1), brand: null }]);
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, fault: null });
    });
  });

  it('ends where its pages do not', async () => {
    const route: Route = (_request, _response, nth) => ({
      body: { numberOfResults: 9, pagination: { nextToken: `${nth}` }, items: [{ asin: asinOf(0) }] },
    });
    await withAmazon({ [catalogue]: route }, async ({ pull }) => {
      const { summary } = await pull({ part: 'catalogue', asins: asinsOf(1) });
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, rows: 2, calls: 2 });
    });
  });

  it('has nothing to ask for no ASINs', async () => {
    await withAmazon({}, async ({ pull, server }) => {
      expect((await pull({ part: 'catalogue', asins: [] })).summary).toMatchObject({
        coverage: { state: 'complete' },
        calls: 0,
      });
      expect(server.connections()).toBe(0);
    });
  });
});
