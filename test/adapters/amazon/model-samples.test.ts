// Amazon's own sample answers, out of its published models, read by our operations: none may look malformed.
// The models lie beside the repository; without them this file is left out.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { PullRequest } from '../../../src/adapters/amazon/port.ts';
import { germany, start, withAmazon } from '../../support/amazon-bench.ts';
import type { Route } from '../../support/scripted-amazon.ts';

const models = new URL('../../../../shared/sp-api-models/', import.meta.url);
const usa = 'ATVPDKIKX0DER';

interface Sample {
  readonly file: string;
  readonly path: string;
  readonly method: 'get' | 'post';
  /** Where our seller finds it. */
  readonly route: string;
  readonly request: PullRequest;
}

const asins = [{ marketplaceId: usa, asin: 'B000P6Q7MY' }];
const samples: readonly Sample[] = [
  { file: 'sellers', path: '/sellers/v1/marketplaceParticipations', method: 'get', request: { part: 'profile' } },
  { file: 'sellers', path: '/sellers/v1/account', method: 'get', request: { part: 'profile' } },
  {
    file: 'listingsItems_2021-08-01',
    path: '/listings/2021-08-01/items/{sellerId}',
    method: 'get',
    request: { part: 'new-listings', since: 0 },
  },
  {
    file: 'orders_2026-01-01',
    path: '/orders/2026-01-01/orders',
    method: 'get',
    request: { part: 'orders', since: start - 86_400_000, isBackfill: false },
  },
  {
    file: 'financesV0',
    path: '/finances/v0/financialEventGroups',
    method: 'get',
    request: { part: 'payouts', since: start },
  },
  {
    file: 'transfers_2024-06-01',
    path: '/finances/transfers/2024-06-01/paymentMethods',
    method: 'get',
    request: { part: 'payouts', since: start },
  },
  {
    file: 'productPricingV0',
    path: '/batches/products/pricing/v0/itemOffers',
    method: 'post',
    request: { part: 'offers', asins },
  },
  {
    file: 'catalogItems_2022-04-01',
    path: '/catalog/2022-04-01/items',
    method: 'get',
    request: { part: 'catalogue', asins },
  },
].map(
  (sample) =>
    ({
      ...sample,
      route: `${sample.method.toUpperCase()} ${sample.path.replace('{sellerId}', 'A2ALICE000SHOP')}`,
    }) as Sample,
);

/** The answers that Amazon's sandbox gives with status 200, without links to further pages. */
function answersOf({ file, path, method }: Sample): unknown[] {
  const { paths } = JSON.parse(readFileSync(new URL(`${file}.json`, models), 'utf8'));
  const found = paths[path][method].responses['200'];
  const all: { response?: unknown }[] = [
    ...(found['x-amzn-api-sandbox']?.static ?? []),
    ...(paths[path][method]['x-amzn-api-sandbox']?.static ?? []),
    ...(paths[path]['x-amzn-api-sandbox']?.static ?? []),
  ];
  const text = JSON.stringify(all.map(({ response }) => response).filter((response) => response !== undefined));
  return JSON.parse(text.replace(/"(nextToken|NextToken|pageToken)":"[^"]*",?/g, '').replace(/,}/g, '}'));
}

(existsSync(models) ? describe : describe.skip)('sample answers of the published models', () => {
  it.each(samples.map((sample) => [sample.route, sample] as const))('%s', async (route, sample) => {
    const answers = answersOf(sample);
    expect(answers.length).toBeGreaterThan(0);
    for (const body of answers) {
      const reply: Route = () => ({ body });
      await withAmazon(
        { [route]: reply },
        async ({ pull }) => {
          const { summary } = await pull(sample.request);
          const { kind = null, message = '' } = summary.fault ?? {};
          expect({ kind, message }).not.toMatchObject({ kind: 'malformed' });
          expect(summary.rows).toBeGreaterThan(0);
        },
        { account: { region: 'eu', marketplaceIds: [germany, usa] } },
      );
    }
  });
});
