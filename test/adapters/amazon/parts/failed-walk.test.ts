// A walk that failed has one reason, its own: no report shrank that never came.
import { expect, it } from '@jest/globals';
import { withAmazon } from '../../../support/amazon-bench.ts';
import { type Route, refusal } from '../../../support/scripted-amazon.ts';

const reports = '/reports/2021-06-30';
const rows = (count: number) => Array.from({ length: count }, (_, n) => `A mug\tSKU-${n}\t100\t1\tB000000001`);
const header = 'item-name\tseller-sku\tprice\tquantity\tasin1';
const routes = (processingStatus: string, lines: readonly string[] = []): Record<string, Route> => ({
  [`POST ${reports}/reports`]: () => ({ status: 202, body: { reportId: 'R1' } }),
  [`GET ${reports}/reports/R1`]: () => ({ body: { reportId: 'R1', processingStatus, reportDocumentId: 'D1' } }),
  [`GET ${reports}/documents/D1`]: () => ({ body: { reportDocumentId: 'D1', url: 'https://s3.amazonaws.com/D1' } }),
  'GET /D1': () => ({ body: [header, ...lines].join('\n') }),
});

it.each<[string, Record<string, Route>, number]>([
  ['refused', { [`POST ${reports}/reports`]: () => refusal(400, 'InvalidInput', 'no') }, 0],
  ['cancelled', routes('CANCELLED'), 0],
  ['half unreadable', routes('DONE', [...rows(30), ...Array.from({ length: 30 }, () => 'A mug\t\t100')]), 30],
])('a report that is %s is not said to have shrunk; the next is held against what was there', async (_, all, read) => {
  await withAmazon(all, async ({ pull }) => {
    const { coverage } = (await pull({ part: 'listings', previousRows: 400 })).summary;
    expect(coverage.state).not.toBe('complete');
    expect(coverage.reason).not.toMatch(/shrank/);
    expect(coverage.fewer).toEqual(read === 0 ? undefined : { rows: read, before: 400 });
  });
});
