// A feedback report that Amazon cancelled: mostly there was none.
import { expect, it } from '@jest/globals';
import { dayMs } from '../../../../src/domain/clock.ts';
import { freshnessOf, shownAfter } from '../../../../src/watch/freshness.ts';
import { everyMs } from '../../../../src/watch/schedule.ts';
import { start, withAmazon } from '../../../support/amazon-bench.ts';
import { aRun } from '../../../support/store.ts';

const reports = '/reports/2021-06-30/reports';
const cancelled = {
  [`POST ${reports}`]: () => ({ status: 202, body: { reportId: 'R1' } }),
  [`GET ${reports}/R1`]: () => ({ body: { reportId: 'R1', processingStatus: 'CANCELLED' } }),
};

it.each([
  [true, 'partial'],
  [false, 'complete'],
])('of a shop that sells (%p) is seen (%s), and no part that has long not been seen', async (hasOrders, state) => {
  await withAmazon(cancelled, async ({ pull, clock }) => {
    const { coverage } = (await pull({ part: 'feedback', since: start - 90 * dayMs, hasOrders })).summary;
    expect(coverage).toMatchObject({ state, asOf: start });
    const runs = { feedback: aRun({ part: 'feedback', startedAt: start, finishedAt: clock.now(), coverage }) };
    const [feedback] = freshnessOf({}, { runs, seen: runs }, clock.now(), everyMs).filter(
      ({ part }) => part === 'feedback',
    );
    expect(feedback?.missed).toBeLessThan(shownAfter);
  });
});
