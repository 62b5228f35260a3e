// The first sight of orders: flat-file reports for the whole time, then searchOrders for what they can't tell.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs } from '../../../../src/domain/clock.ts';
import { start, withAmazon } from '../../../support/amazon-bench.ts';
import { cancelledBy, order, page, queriesOf } from '../../../support/order-answers.ts';
import type { Route } from '../../../support/scripted-amazon.ts';

const search = 'GET /orders/2026-01-01/orders';

describe('the first back-fill', () => {
  const header =
    'amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\tsku\tasin\titem-status\tquantity\tcurrency\titem-price';
  const row = (id: string, status: string) =>
    `${id}\t2026-06-01T00:00:00+00:00\t2026-06-02T00:00:00+00:00\t${status}\tMerchant\tAmazon.co.jp\tSKU-1\tB000000001\t${status}\t1\tJPY\t3980`;
  const routesOf = (statusOf: (nth: number) => string, orders: Route): Record<string, Route> => ({
    'POST /reports/2021-06-30/reports': (_request, _response, nth) => ({ status: 202, body: { reportId: `R${nth}` } }),
    ...Object.fromEntries(
      [1, 2, 3].map((nth) => [
        `GET /reports/2021-06-30/reports/R${nth}`,
        () => ({ body: { reportId: `R${nth}`, processingStatus: statusOf(nth), reportDocumentId: `D${nth}` } }),
      ]),
    ),
    ...Object.fromEntries(
      [1, 2, 3].map((nth) => [
        `GET /reports/2021-06-30/documents/D${nth}`,
        () => ({ body: { reportDocumentId: `D${nth}`, url: `https://s3.amazonaws.com/D${nth}` } }),
      ]),
    ),
    ...Object.fromEntries(
      [1, 2, 3].map((nth) => [
        `GET /D${nth}`,
        () => ({ body: [header, row(`A${nth}`, 'Shipped'), row(`B${nth}`, 'Cancelled')].join('\n') }),
      ]),
    ),
    [search]: orders,
  });
  const backfill = { part: 'orders', since: start - 90 * 86_400_000, isBackfill: true } as const;

  it('takes reports of 30 days each, then asks who cancelled and whence was shipped; a cancelled one that should hold orders is doubted', async () => {
    const cancelled = { fulfillment: { fulfillmentStatus: 'CANCELLED', fulfilledBy: 'MERCHANT' } };
    const orders: Route = ({ query }) =>
      query.get('fulfillmentStatuses') === 'CANCELLED'
        ? page([order('B1', { ...cancelled, ...cancelledBy('MERCHANT') })])
        : page([order(`A${query.get('paginationToken')?.length ?? 1}`)], `more-${query.get('paginationToken')}`);
    await withAmazon(
      routesOf((nth) => (nth === 2 ? 'CANCELLED' : 'DONE'), orders),
      async ({ pull, server }) => {
        const { batches, summary } = await pull(backfill);
        const seen = batches.flatMap(({ orders = [] }) =>
          orders.map(({ orderId, cancellation }) => [orderId, cancellation?.by]),
        );
        expect(seen.slice(0, 6)).toEqual([
          ['A1', undefined],
          ['B1', 'unknown'],
          ['A1', undefined],
          ['A3', undefined],
          ['B3', 'unknown'],
          ['B1', 'merchant'],
        ]);
        expect(summary).toMatchObject({
          // From where it began: the next pull has what the report should have had.
          coverage: { state: 'partial', asOf: backfill.since, reason: expect.stringContaining('may be incomplete') },
          fault: null,
        });
        const created = server.requests.filter(({ method, path }) => method === 'POST' && path.includes('/reports/'));
        expect(
          created
            .map(({ body }) => JSON.parse(body))
            .map(({ dataStartTime, dataEndTime }) => [dataStartTime, dataEndTime]),
        ).toEqual([
          ['2026-05-03T00:00:00Z', '2026-06-02T00:00:00Z'],
          ['2026-06-02T00:00:00Z', '2026-07-02T00:00:00Z'],
          // up to Amazon's own now
          ['2026-07-02T00:00:00Z', undefined],
        ]);
        // Three pages of shipped orders are enough to learn the usual addresses.
        expect(queriesOf(server.requests).map((query) => query.fulfillmentStatuses)).toEqual([
          undefined,
          'CANCELLED',
          'SHIPPED',
          'SHIPPED',
          'SHIPPED',
        ]);
      },
    );
  });

  it('with a report that fails is partial and goes on', async () => {
    await withAmazon(
      routesOf(
        (nth) => (nth === 1 ? 'FATAL' : 'DONE'),
        () => page([]),
      ),
      async ({ pull }) => {
        const { summary } = await pull(backfill);
        expect(summary).toMatchObject({
          coverage: { state: 'partial', asOf: backfill.since, aheadTo: start - 180_000 },
          rows: 4,
          fault: { kind: 'provider-fault' },
        });
      },
    );
  });

  it('is not waited for in vain: what is new is read meanwhile, and the reports are picked up when they are made', async () => {
    let isMade = false;
    const routes = routesOf(
      (nth) => (nth === 2 && !isMade ? 'IN_QUEUE' : 'DONE'),
      () => page([order('NEW', {})]),
    );
    await withAmazon(routes, async ({ pull, server, clock }) => {
      const first = await pull(backfill);
      expect(first.summary).toMatchObject({
        coverage: { state: 'partial', asOf: backfill.since + 30 * dayMs, aheadTo: expect.any(Number) },
        fault: { kind: 'report-pending', canRetry: true },
      });
      expect(clock.now() - start).toBeLessThanOrEqual(180_000);
      expect(JSON.stringify(first.batches)).toContain('NEW');

      const again = { ...backfill, since: backfill.since + 30 * dayMs, newSince: start };
      clock.advance(5 * hourMs);
      const waitedAt = clock.now();
      const { summary } = await pull(again);
      expect(summary.fault?.kind).toBe('report-pending');
      // no wait, and what was read stays read
      expect(clock.now()).toBe(waitedAt);
      expect(server.count('GET /D3')).toBe(1);

      isMade = true;
      expect((await pull(again)).summary).toMatchObject({
        coverage: { state: 'complete', asOf: expect.any(Number) },
        fault: null,
      });
      expect(server.count('POST /reports/2021-06-30/reports')).toBe(3);
    });
  });
});
