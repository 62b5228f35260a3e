// A report that was asked for in an earlier pull: picked up once it is made, and asked for anew when it is of no use.
import { describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../../../src/domain/clock.ts';
import { credentials, start, withAmazon } from '../../../support/amazon-bench.ts';
import { create, done, poll, routesOf, status, walk } from '../../../support/listing-report.ts';
import { refusal } from '../../../support/scripted-amazon.ts';

describe('a report that was asked for', () => {
  it('that stays in the queue is left there, and picked up by the next pull, however long it takes', async () => {
    let isMade = false;
    const routes = routesOf({ [poll]: () => (isMade ? done : status('IN_QUEUE')) });
    await withAmazon(routes, async ({ pull, clock, server }) => {
      expect((await pull(walk)).summary.fault).toMatchObject({ kind: 'report-pending', retryAfterMs: 60_000 });
      expect(clock.now() - start).toBeLessThanOrEqual(180_000);
      clock.advance(5 * hourMs);
      expect((await pull(walk)).summary.fault).toMatchObject({ kind: 'report-pending', retryAfterMs: 900_000 });
      isMade = true;
      expect((await pull(walk)).summary).toMatchObject({ coverage: { state: 'complete' }, fault: null });
      expect(server.count(create)).toBe(1);
      // asked for again right away it is the same; half an hour later another
      await pull(walk);
      expect(server.count(create)).toBe(1);
      clock.advance(31 * minuteMs);
      await pull(walk);
      expect(server.count(create)).toBe(2);
    });
  });

  it('that Amazon failed to make is not asked for again for half an hour', async () => {
    await withAmazon(routesOf({ [poll]: () => status('FATAL') }), async ({ pull, server, clock }) => {
      await pull(walk);
      clock.advance(10 * minuteMs);
      expect((await pull(walk)).summary.fault).toMatchObject({ kind: 'provider-fault', retryAfterMs: 20 * minuteMs });
      expect(server.count(create)).toBe(1);
      clock.advance(21 * minuteMs);
      await pull(walk);
      expect(server.count(create)).toBe(2);
    });
  });

  it('that was made long ago and never fetched shows how things were then: it is asked for anew', async () => {
    const madeAt = start + minuteMs;
    const routes = routesOf({
      [create]: (_request, _response, nth) => ({ status: 202, body: { reportId: nth === 1 ? 'R1' : 'R2' } }),
      [poll]: () => ({ body: { ...(done.body as object), processingEndTime: new Date(madeAt).toISOString() } }),
      'GET /reports/2021-06-30/reports/R2': () => done,
    });
    await withAmazon(routes, async ({ amazon, account, pull, clock, server }) => {
      await amazon.test(account, credentials);
      const asked = server.count(create);
      clock.advance(10 * hourMs);
      expect((await pull(walk)).summary).toMatchObject({ coverage: { state: 'complete' } });
      expect(server.count('GET /reports/2021-06-30/reports/R2')).toBe(1);
      expect(server.count(create)).toBe(asked + 1);
    });
  });

  it('that Amazon has forgotten is asked for anew', async () => {
    const routes = routesOf({
      [poll]: (_request, _response, nth) => (nth === 2 ? refusal(404, 'NotFound', 'Report not found.') : done),
    });
    await withAmazon(routes, async ({ pull, server }) => {
      await pull(walk);
      expect((await pull(walk)).summary).toMatchObject({ coverage: { state: 'complete' } });
      expect(server.count(create)).toBe(2);
    });
  });
});
