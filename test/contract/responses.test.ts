// Every answer of every operation, over all stories, against Amazon's published models (Swagger 2.0 definitions).
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type Simulator, startSimulator, stories } from '../../src/simulator/index.ts';
import { performanceReport } from '../../src/simulator/reports/performance-report.ts';
import { type Asker, asker, type Said } from '../support/ask-simulator.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';

const models = new URL('../../../shared/sp-api-models/', import.meta.url);
const hasModels = existsSync(models);
if (!hasModels) console.warn("Amazon's models are not beside this repository (../shared/sp-api-models): left out.");

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);

/** Fails with the model's complaints unless `body` is a `definition` of the model file. */
function expectShape(body: unknown, file: string, definition: string): void {
  if (!ajv.getSchema(file))
    ajv.addSchema({ ...JSON.parse(readFileSync(new URL(`${file}.json`, models), 'utf8')), $id: file });
  const validate = ajv.getSchema(`${file}#/definitions/${definition}`);
  if (!validate) throw new Error(`${file} has no ${definition}`);
  validate(body);
  expect(validate.errors ?? []).toEqual([]);
}

const start = Date.parse('2026-10-31T15:00:00Z');

(hasModels ? describe : describe.skip).each(stories.map((story) => [story.id, story] as const))('%s', (_id, story) => {
  let clock: ManualClock;
  let simulator: Simulator;
  let ask: Asker;
  let marketplaceId: string;

  beforeAll(async () => {
    clock = createManualClock(start);
    simulator = await startSimulator({ story, clock, isPacingOff: true });
    marketplaceId = String(simulator.account.marketplaceIds[0]);
    clock.advance(simulator.endsAt - clock.now());
    ask = asker(simulator);
  });
  afterAll(() => simulator.close());

  /** Asked for, answered and of the model's shape. */
  const expectAnswer = (said: Said<unknown>, file: string, definition: string, status = 200) => {
    expect([said.status, said.text.slice(0, 300)]).toEqual([status, expect.anything()]);
    expectShape(said.body, file, definition);
  };
  const someAsins = async () => {
    const said = await ask.get<{ items: { summaries: { asin?: string }[] }[] }>(
      `/listings/2021-08-01/items/${simulator.account.sellerId}`,
      { marketplaceIds: marketplaceId, pageSize: '19', sortBy: 'createdDate' },
    );
    return [...said.body.items.flatMap(({ summaries }) => summaries.map(({ asin }) => asin ?? '')), 'B000000000'];
  };

  it('sellers', async () => {
    expectAnswer(
      await ask.get('/sellers/v1/marketplaceParticipations'),
      'sellers',
      'GetMarketplaceParticipationsResponse',
    );
    const account = await ask.get('/sellers/v1/account');
    if (simulator.account.region === 'eu') expectAnswer(account, 'sellers', 'GetAccountResponse');
    else expectAnswer(account, 'sellers', 'GetAccountResponse', 403);
  });

  it('listings, every data set, every page', async () => {
    const query = {
      marketplaceIds: marketplaceId,
      includedData: 'summaries,attributes,issues,offers,fulfillmentAvailability,procurement,relationships,productTypes',
      pageSize: '20',
    };
    let pageToken: string | undefined;
    for (let page = 0; page < 12; page++) {
      const said = await ask.get<{ pagination?: { nextToken?: string } }>(
        `/listings/2021-08-01/items/${simulator.account.sellerId}`,
        { ...query, ...(pageToken && { pageToken }) },
      );
      expectAnswer(said, 'listingsItems_2021-08-01', 'ItemSearchResults');
      pageToken = said.body.pagination?.nextToken;
      if (!pageToken) break;
    }
  });

  it('orders, every data set', async () => {
    const createdAfter = new Date(simulator.dayZero - 5 * 86_400_000).toISOString();
    const includedData = 'BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT';
    const said = await ask.get('/orders/2026-01-01/orders', { createdAfter, includedData });
    expectAnswer(said, 'orders_2026-01-01', 'SearchOrdersResponse');
    expectAnswer(
      await ask.get('/orders/2026-01-01/orders', { createdAfter }),
      'orders_2026-01-01',
      'SearchOrdersResponse',
    );
  });

  it('the account health report', () => {
    const id = 'account-health';
    if (!ajv.getSchema(id)) {
      const file = new URL('reports/accountHealthReport-2020-11-18.json', models);
      ajv.addSchema({ ...JSON.parse(readFileSync(file, 'utf8')), $id: id });
    }
    const validate = ajv.getSchema(id);
    validate?.(JSON.parse(performanceReport(simulator.world, clock.now())));
    expect(validate?.errors ?? []).toEqual([]);
  });

  it('reports from request to document', async () => {
    const file = 'reports_2021-06-30';
    const reportType = 'GET_MERCHANT_LISTINGS_ALL_DATA';
    const created = await ask.send<{ reportId: string }>('POST', '/reports/2021-06-30/reports', {
      reportType,
      marketplaceIds: [marketplaceId],
    });
    expectAnswer(created, file, 'CreateReportResponse', 202);
    const reportPath = `/reports/2021-06-30/reports/${created.body.reportId}`;
    for (const wait of [0, 15_000, 60_000]) {
      clock.advance(wait);
      expectAnswer(await ask.get(reportPath), file, 'Report');
    }
    expectAnswer(await ask.get('/reports/2021-06-30/reports', { reportTypes: reportType }), file, 'GetReportsResponse');
    const { reportDocumentId } = (await ask.get<{ reportDocumentId: string }>(reportPath)).body;
    expectAnswer(await ask.get(`/reports/2021-06-30/documents/${reportDocumentId}`), file, 'ReportDocument');
  });

  it('money', async () => {
    expectAnswer(await ask.get('/finances/v0/financialEventGroups'), 'financesV0', 'ListFinancialEventGroupsResponse');
    const methods = await ask.get('/finances/transfers/2024-06-01/paymentMethods', { marketplaceId });
    if (simulator.account.timeZone === 'Europe/Berlin')
      expectAnswer(methods, 'transfers_2024-06-01', 'GetPaymentMethodsResponse');
    else expectShape(methods.body, 'transfers_2024-06-01', 'ErrorList');
  });

  it('market and catalogue, with an ASIN that does not exist', async () => {
    const asins = await someAsins();
    const offers = await ask.send('POST', '/batches/products/pricing/v0/itemOffers', {
      requests: asins.map((asin) => ({
        uri: `/products/pricing/v0/items/${asin}/offers`,
        method: 'GET',
        MarketplaceId: marketplaceId,
        ItemCondition: 'New',
      })),
    });
    expectAnswer(offers, 'productPricingV0', 'GetItemOffersBatchResponse');
    const summary = await ask.send('POST', '/batches/products/pricing/2022-05-01/items/competitiveSummary', {
      requests: asins.map((asin) => ({
        asin,
        marketplaceId,
        includedData: ['featuredBuyingOptions', 'referencePrices', 'lowestPricedOffers'],
        method: 'GET',
        uri: '/products/pricing/2022-05-01/items/competitiveSummary',
      })),
    });
    expectAnswer(summary, 'productPricing_2022-05-01', 'CompetitiveSummaryBatchResponse');
    const catalogue = await ask.get('/catalog/2022-04-01/items', {
      identifiers: asins.join(','),
      identifiersType: 'ASIN',
      marketplaceIds: marketplaceId,
      pageSize: '20',
      includedData: 'attributes,classifications,identifiers,images,productTypes,salesRanks,summaries',
    });
    expectAnswer(catalogue, 'catalogItems_2022-04-01', 'ItemSearchResults');
  });

  it('would notice a wrong shape', () => {
    const wrong = { payload: [{ storeName: 1 }] };
    expect(() => expectShape(wrong, 'sellers', 'GetMarketplaceParticipationsResponse')).toThrow(/required property/);
  });

  it('refusals', async () => {
    const bad = await ask.get('/orders/2026-01-01/orders', { createdAfter: 'yesterday' });
    expectAnswer(bad, 'orders_2026-01-01', 'ErrorList', 400);
    expectAnswer(await ask.get('/reports/2021-06-30/reports/0'), 'reports_2021-06-30', 'ErrorList', 404);
    simulator.faults.switchOn({ kind: 'throttled', times: 1 });
    const throttled = await ask.get('/catalog/2022-04-01/items');
    expectAnswer(throttled, 'catalogItems_2022-04-01', 'ErrorList', 429);
  });
});
