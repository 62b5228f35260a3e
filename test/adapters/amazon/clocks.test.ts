// A clock that differs from Amazon's: every bound that is sent lies before Amazon's now, and the difference is named.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src/domain/clock.ts';
import { start, withAmazon } from '../../support/amazon-bench.ts';
import { page } from '../../support/order-answers.ts';
import { type Route, refusal } from '../../support/scripted-amazon.ts';

const search = 'GET /orders/2026-01-01/orders';
const groups = 'GET /finances/v0/financialEventGroups';
const create = 'POST /reports/2021-06-30/reports';
const differences = [
  0,
  40 * secondMs,
  2 * minuteMs,
  25 * minuteMs,
  3 * hourMs,
  -40 * secondMs,
  -25 * minuteMs,
  -3 * hourMs,
];

describe.each(differences)('a clock that is %d ms ahead', (aheadMs) => {
  /** As Amazon: a bound that is not at least two minutes old is refused. */
  const strict =
    (names: readonly string[], answer: Route): Route =>
    (request, response, nth) => {
      const body = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, string>);
      const bounds = names
        .flatMap((name) => request.query.get(name) ?? body[name] ?? [])
        .map((text) => Date.parse(text));
      const amazonNow = Date.parse(String(response.getHeader('date')));
      return bounds.every((at) => at <= amazonNow - 2 * minuteMs)
        ? answer(request, response, nth)
        : refusal(400, 'InvalidInput', 'must be at least two minutes in the past');
    };
  const routes: Record<string, Route> = {
    [search]: strict(['lastUpdatedBefore', 'lastUpdatedAfter'], () => page([])),
    [groups]: strict(['FinancialEventGroupStartedBefore', 'FinancialEventGroupStartedAfter'], () => ({
      body: { payload: { FinancialEventGroupList: [] } },
    })),
    [create]: strict(['dataStartTime', 'dataEndTime'], () => ({ status: 202, body: { reportId: 'R1' } })),
    'GET /reports/2021-06-30/reports/R1': () => ({ body: { processingStatus: 'CANCELLED' } }),
  };

  it("has every bound before Amazon's now", async () => {
    await withAmazon(
      routes,
      async ({ pull }) => {
        const since = start - dayMs;
        for (const request of [
          { part: 'orders', since, isBackfill: false },
          { part: 'orders', since: start - 90 * dayMs, isBackfill: true },
          { part: 'payouts', since: start - 90 * dayMs },
          { part: 'feedback', since, hasOrders: true },
        ] as const)
          expect([request.part, (await pull(request)).summary]).toMatchObject([request.part, { fault: null }]);
      },
      { aheadMs },
    );
  });

  it('is named from half a minute on', async () => {
    await withAmazon(
      routes,
      async ({ pull }) => {
        const { skewMs = 0, asOf } = (await pull({ part: 'orders', since: start - dayMs, isBackfill: false })).summary
          .coverage;
        expect(Math.abs(skewMs - aheadMs)).toBeLessThan(2 * secondMs);
        // what the next pull begins with is before both clocks
        expect(asOf).toBeLessThanOrEqual(start - Math.max(0, aheadMs));
      },
      { aheadMs },
    );
  });
});
