// A listing report of nothing but its header: of an empty shop, or of one that Amazon lost for some days.
import { expect, it } from '@jest/globals';
import { withAmazon } from '../../../support/amazon-bench.ts';
import type { Route } from '../../../support/scripted-amazon.ts';

const reports = '/reports/2021-06-30';
const routes: Record<string, Route> = {
  [`POST ${reports}/reports`]: () => ({ status: 202, body: { reportId: 'R1' } }),
  [`GET ${reports}/reports/R1`]: () => ({
    body: { reportId: 'R1', processingStatus: 'DONE', reportDocumentId: 'D1' },
  }),
  [`GET ${reports}/documents/D1`]: () => ({ body: { reportDocumentId: 'D1', url: 'https://s3.amazonaws.com/D1' } }),
  'GET /D1': () => ({ body: 'item-name\tseller-sku\tprice\tquantity\tasin1\topen-date\tfulfillment-channel\tstatus' }),
};
const counting = (numberOfResults: number): Record<string, Route> => ({
  ...routes,
  'GET /listings/2021-08-01/items/A2ALICE000SHOP': () => ({ body: { numberOfResults, items: [] } }),
});

it.each([
  [15, 15, 'partial'],
  [15, 0, 'complete'],
  [null, 15, 'partial'],
  [null, 0, 'complete'],
])('after %p rows it is held against Amazon’s own count: where that is %i it is %s', async (before, counted, state) => {
  await withAmazon(counting(counted), async ({ pull }) => {
    const { summary } = await pull({ part: 'listings', previousRows: before });
    expect(summary).toMatchObject({ coverage: { state }, rows: 0 });
    expect(summary.unread).toBe(state === 'complete' ? 0 : undefined);
  });
});

it('is never believed without that count, however often it shows', async () => {
  await withAmazon(routes, async ({ pull }) => {
    const again = { part: 'listings', previousRows: 15, doubtedRows: 0 } as const;
    expect((await pull(again)).summary.coverage).toMatchObject({ state: 'partial', fewer: { rows: 0, before: 15 } });
  });
});
