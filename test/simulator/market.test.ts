// Other sellers' prices and the catalogue, for goods on sale and for ASINs that never were.
import { expect, it } from '@jest/globals';
import { type Started, started } from '../support/started-simulator.ts';

interface Batch {
  responses: {
    status: { statusCode: number };
    body: {
      payload?: {
        status: string;
        Summary: { TotalOfferCount: number };
        Offers: { MyOffer?: boolean; ListingPrice: { Amount: number }; Shipping: { Amount: number } }[];
      };
    };
  }[];
}

async function bait(shop: Started): Promise<{ asin: string; price: number }[]> {
  const path = `/listings/2021-08-01/items/${shop.simulator.account.sellerId}`;
  const { body } = await shop.ask.get<{
    items: { summaries: { asin: string }[]; offers: { price: { amount: string } }[] }[];
  }>(path, {
    marketplaceIds: shop.marketplaceIds,
    pageSize: '20',
    sortBy: 'createdDate',
    includedData: 'summaries,offers',
  });
  return body.items.map(({ summaries, offers }) => ({
    asin: summaries[0]?.asin ?? '',
    price: Number(offers[0]?.price.amount),
  }));
}

const offersOf = (shop: Started, asins: string[]) =>
  shop.ask.send<Batch>('POST', '/batches/products/pricing/v0/itemOffers', {
    requests: asins.map((asin) => ({
      uri: `/products/pricing/v0/items/${asin}/offers`,
      method: 'GET',
      MarketplaceId: shop.marketplaceIds,
      ItemCondition: 'New',
    })),
  });

const night = 25 * 3_600_000;

it('bait costs a tenth of what others ask', async () => {
  const shop = await started('forgotten-seller', { elapsedMs: night });
  const listed = await bait(shop);
  const { body } = await offersOf(
    shop,
    listed.map(({ asin }) => asin),
  );
  for (const [i, { status, body: answer }] of body.responses.entries()) {
    expect(status.statusCode).toBe(200);
    const offers = answer.payload?.Offers ?? [];
    expect(offers.filter(({ MyOffer }) => MyOffer).map(({ ListingPrice }) => ListingPrice.Amount)).toEqual([
      listed[i]?.price,
    ]);
    const others = offers
      .filter(({ MyOffer }) => !MyOffer)
      .map(({ ListingPrice, Shipping }) => ListingPrice.Amount + Shipping.Amount);
    expect(others.length).toBeGreaterThan(4);
    expect((listed[i]?.price ?? 0) / Math.min(...others)).toBeLessThan(0.13);
  }
});

it('an ASIN that was never given out is refused alone, not with the batch', async () => {
  const shop = await started('forgotten-seller', { elapsedMs: night });
  const [first] = await bait(shop);
  const { body } = await offersOf(shop, [first?.asin ?? '', 'B000000000']);
  expect(body.responses.map(({ status }) => status.statusCode)).toEqual([200, 400]);
});

it('the catalogue tells category, brand and rank, and leaves out what it does not know', async () => {
  const shop = await started('forgotten-seller', { elapsedMs: night });
  const [first] = await bait(shop);
  const { body } = await shop.ask.get('/catalog/2022-04-01/items', {
    identifiers: `${first?.asin},B000000000`,
    identifiersType: 'ASIN',
    marketplaceIds: shop.marketplaceIds,
    includedData: 'summaries,salesRanks',
  });
  expect(body).toMatchObject({
    numberOfResults: 1,
    items: [
      {
        asin: first?.asin,
        summaries: [{ websiteDisplayGroupName: '家電＆カメラ' }],
        salesRanks: [{ displayGroupRanks: [{ title: '家電＆カメラ' }] }],
      },
    ],
  });
});

it('refuses more than twenty at once', async () => {
  const shop = await started('forgotten-seller');
  expect((await offersOf(shop, Array(21).fill('B000000000'))).status).toBe(400);
  expect((await offersOf(shop, [])).status).toBe(400);
});
