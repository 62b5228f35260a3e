// The whole walk: a report made, waited for, fetched, inflated, decoded and read, with all that can go wrong.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../../../src/domain/clock.ts';
import { credentials, germany, japan, start, withAmazon } from '../../../support/amazon-bench.ts';
import { type Reply, type Route, refusal } from '../../../support/scripted-amazon.ts';

const create = 'POST /reports/2021-06-30/reports';
const poll = 'GET /reports/2021-06-30/reports/R1';
const address = 'GET /reports/2021-06-30/documents/amzn1.spdoc.1.4.fe.D-1';
const document = 'GET /report.gz';
const search = 'GET /listings/2021-08-01/items/A2ALICE000SHOP';
const walk = { part: 'listings', previousRows: null } as const;

const header =
  'item-name\tlisting-id\tseller-sku\tprice\tquantity\topen-date\tproduct-id-type\tproduct-id\tfulfillment-channel\tstatus';
const reportOf = (count: number): string =>
  [
    header,
    ...Array.from(
      { length: count },
      (_, n) =>
        `ゲーム機 ${n}\tL${n}\tSKU-${n}\t3980\t5\t2026/07/01 10:00:00 JST\t1\tB0${String(n).padStart(8, '0')}\tDEFAULT\tActive`,
    ),
  ].join('\r\n');

const done: Reply = { body: { reportId: 'R1', processingStatus: 'DONE', reportDocumentId: 'amzn1.spdoc.1.4.fe.D-1' } };
const status = (processingStatus: string): Reply => ({ body: { reportId: 'R1', processingStatus } });
const whole = (body: Buffer | string): Reply => ({ headers: { 'content-type': 'text/plain; charset=UTF-8' }, body });

function routesOf(overrides: Record<string, Route> = {}, rows = 30): Record<string, Route> {
  return {
    [create]: () => ({ status: 202, body: { reportId: 'R1' } }),
    [poll]: () => done,
    [address]: () => ({
      body: {
        reportDocumentId: 'amzn1.spdoc.1.4.fe.D-1',
        url: 'https://tortuga-prod-fe.s3.us-west-2.amazonaws.com/report.gz?X-Amz-Signature=abc',
        compressionAlgorithm: 'GZIP',
      },
    }),
    [document]: () => whole(gzipSync(reportOf(rows))),
    ...overrides,
  };
}

describe('the listing report', () => {
  it('is made in English, waited for on the clock, fetched without our token, and read', async () => {
    const slow: Route = (_request, _response, nth) =>
      nth === 1 ? status('IN_QUEUE') : nth === 2 ? status('IN_PROGRESS') : done;
    await withAmazon(routesOf({ [poll]: slow }), async ({ pull, server, clock }) => {
      const { batches, summary } = await pull(walk);
      const listings = batches.flatMap(({ listings = [] }) => listings);
      expect(listings).toHaveLength(30);
      expect(listings[0]).toMatchObject({ sku: 'SKU-0', title: 'ゲーム機 0', asin: 'B000000000', channel: 'merchant' });
      expect(summary).toMatchObject({
        coverage: { state: 'complete', asOf: start, reason: null },
        rows: 30,
        fault: null,
      });
      expect(
        JSON.parse(server.requests.find(({ method, path }) => `${method} ${path}` === create)?.body ?? ''),
      ).toEqual({
        reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA',
        marketplaceIds: [japan],
        reportOptions: { preferredReportDocumentLocale: 'en_US' },
      });
      expect(clock.sleeps).toEqual([10_000, 15_000]);
      const fetched = server.requests.at(-1);
      expect(fetched).toMatchObject({ host: 'tortuga-prod-fe.s3.us-west-2.amazonaws.com', path: '/report.gz' });
      expect(fetched?.query.get('X-Amz-Signature')).toBe('abc');
      expect(fetched?.headers['x-amz-access-token']).toBeUndefined();
    });
  });

  it('is read from an address asked for again when the first has expired', async () => {
    const fetch: Route = (_request, _response, nth) =>
      nth === 1 ? { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' } : whole(reportOf(3));
    await withAmazon(routesOf({ [document]: fetch }), async ({ pull, server }) => {
      expect((await pull(walk)).summary).toMatchObject({ coverage: { state: 'complete' }, rows: 3 });
      expect(server.count(address)).toBe(2);
    });
  });

  it('whose addresses always have expired is given up', async () => {
    await withAmazon(routesOf({ [document]: () => ({ status: 403, body: '' }) }), async ({ pull, server }) => {
      expect((await pull(walk)).summary).toMatchObject({
        coverage: { state: 'missing' },
        fault: { kind: 'provider-fault', canRetry: true },
      });
      expect(server.count(address)).toBe(3);
    });
  });

  it('that Amazon failed to make is a provider fault, to be asked for later', async () => {
    await withAmazon(routesOf({ [poll]: () => status('FATAL') }), async ({ pull, server }) => {
      expect((await pull(walk)).summary).toMatchObject({
        coverage: { state: 'missing', asOf: null },
        fault: { kind: 'provider-fault', canRetry: true, retryAfterMs: 1_800_000 },
      });
      expect(server.count(create)).toBe(1);
    });
  });

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

  it('with a wish that Amazon refuses is asked for once more without', async () => {
    const bodies: string[] = [];
    const routes = routesOf({
      [create]: ({ body }) => {
        bodies.push(body);
        return body.includes('reportOptions')
          ? refusal(400, 'InvalidInput', 'Invalid reportOptions', 'report type 19600')
          : { status: 202, body: { reportId: 'R1' } };
      },
    });
    await withAmazon(routes, async ({ pull }) => {
      expect((await pull(walk)).summary).toMatchObject({ coverage: { state: 'complete' }, fault: null });
      expect(bodies).toHaveLength(2);
    });
  });

  it('without its role names the roles that would do', async () => {
    const denied = refusal(403, 'Unauthorized', 'Access to requested resource is denied.');
    await withAmazon(routesOf({ [create]: () => denied }), async ({ pull }) => {
      expect((await pull(walk)).summary.fault).toMatchObject({
        kind: 'role-missing',
        roles: ['Inventory and Order Tracking', 'Pricing', 'Product Listing'],
      });
    });
  });
});

describe('a cancelled listing report', () => {
  const cancelled = (total: number) =>
    routesOf({ [poll]: () => status('CANCELLED'), [search]: () => ({ body: { numberOfResults: total, items: [] } }) });

  it('of a shop with listings is not an empty shop', async () => {
    await withAmazon(cancelled(12), async ({ pull }) => {
      const { batches, summary } = await pull(walk);
      expect(batches).toEqual([]);
      expect(summary).toMatchObject({ coverage: { state: 'missing' }, fault: null });
      expect(summary.coverage.reason).toContain('although there are 12 listings');
    });
  });

  it('of a shop without listings is a complete walk of nothing', async () => {
    await withAmazon(cancelled(0), async ({ pull }) => {
      expect((await pull(walk)).summary).toMatchObject({ coverage: { state: 'complete' }, rows: 0 });
    });
  });
});

describe('a listing report cut short', () => {
  it.each([
    [3388, 115, 'partial'],
    [100, 49, 'partial'],
    [100, 50, 'complete'],
    [21, 2, 'complete'],
    [3388, 0, 'partial'],
  ])('after %i rows with %i is %s', async (previousRows, rows, state) => {
    await withAmazon(routesOf({}, rows), async ({ pull }) => {
      const { summary } = await pull({ part: 'listings', previousRows });
      expect(summary).toMatchObject({ coverage: { state }, rows });
    });
  });

  it.each([
    [100, 40, 100, 'partial'],
    [100, 40, 41, 'complete'],
    [3388, 2500, 3388, 'partial'],
    [3388, 2500, 2510, 'complete'],
  ])('after %i rows with %i, where Amazon counts %i, is %s', async (previousRows, rows, counted, state) => {
    const routes = routesOf({ [search]: () => ({ body: { numberOfResults: counted, items: [] } }) }, rows);
    await withAmazon(routes, async ({ pull }) => {
      const { coverage } = (await pull({ part: 'listings', previousRows })).summary;
      expect(coverage).toMatchObject({ state });
      expect(coverage.fewer).toEqual(state === 'partial' ? { rows, before: previousRows } : undefined);
    });
  });

  it('of which a row can’t be read is held against it all the same: nothing in it says that something is gone', async () => {
    const routes = routesOf({
      [search]: () => ({ body: { numberOfResults: 300, items: [] } }),
      [document]: () => whole(gzipSync(`${reportOf(200)}\r\nno SKU\tL\t\t100`)),
    });
    await withAmazon(routes, async ({ pull }) => {
      const { coverage, unread } = (await pull({ part: 'listings', previousRows: 300 })).summary;
      expect(coverage).toMatchObject({ state: 'partial', fewer: { rows: 200, before: 300 } });
      expect(unread).toBeUndefined();
    });
  });

  it('is believed the second time where Amazon’s count can’t be had', async () => {
    await withAmazon(routesOf({}, 40), async ({ pull }) => {
      const again = { part: 'listings', previousRows: 100, doubtedRows: 40 } as const;
      expect((await pull(again)).summary.coverage.state).toBe('complete');
      expect((await pull({ ...again, doubtedRows: 30 })).summary.coverage.state).toBe('partial');
    });
  });

  it('by a connection that breaks is partial, what came before counts', async () => {
    const bytes = Buffer.from(reportOf(9000));
    const fetch: Route = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': String(bytes.length) });
      response.write(bytes.subarray(0, 800_000), () => setTimeout(() => response.destroy(), 200));
      return undefined;
    };
    await withAmazon(routesOf({ [document]: fetch }), async ({ pull }) => {
      const { summary } = await pull(walk);
      expect(summary).toMatchObject({ coverage: { state: 'partial' }, fault: { kind: 'network', canRetry: true } });
      expect(summary.rows).toBeGreaterThan(1000);
    });
  });

  it('inside its compression is malformed', async () => {
    const bytes = gzipSync(reportOf(3000));
    await withAmazon(routesOf({ [document]: () => whole(bytes.subarray(0, bytes.length >> 1)) }), async ({ pull }) => {
      const { summary } = await pull(walk);
      expect(summary.coverage.state).not.toBe('complete');
      expect(summary.fault?.kind).toBe('malformed');
    });
  });

  it('by our own cap on its size, compressed or not, is malformed', async () => {
    for (const limits of [{ documentBytes: 1000 }, { reportBytes: 10_000 }])
      await withAmazon(
        routesOf({}, 3000),
        async ({ pull }) => {
          const { summary } = await pull(walk);
          expect(summary.coverage.state).not.toBe('complete');
          expect(summary.fault?.kind).toBe('malformed');
        },
        { limits },
      );
  });

  it('by rows that can not be read is partial, and seen to its end where they are few', async () => {
    const broken = (bad: number) => `${reportOf(300)}${'\r\nno\tsku\t\t1\t\t\t\t\t\t'.repeat(bad)}`;
    for (const [bad, unread] of [
      [2, 2],
      [40, undefined],
    ] as const)
      await withAmazon(routesOf({ [document]: () => whole(broken(bad)) }), async ({ pull }) => {
        const { summary } = await pull(walk);
        expect(summary).toMatchObject({ coverage: { state: 'partial' }, rows: 300 });
        expect(summary.unread).toBe(unread);
        expect(summary.badRows).toHaveLength(bad);
        expect(summary.badRows[0]?.line).toBe(302);
      });
  });
});

describe('several marketplaces', () => {
  it('are walked one by one; a failure of one is told with its name', async () => {
    const make: Route = ({ body }) =>
      body.includes(germany) ? refusal(400, 'InvalidInput', 'no') : { status: 202, body: { reportId: 'R1' } };
    await withAmazon(
      routesOf({ [create]: make }),
      async ({ pull }) => {
        const { summary } = await pull(walk);
        expect(summary).toMatchObject({ coverage: { state: 'partial' }, rows: 30, fault: { kind: 'invalid-request' } });
        expect(summary.coverage.reason).toMatch(/^Amazon\.de: /);
      },
      { account: { marketplaceIds: [germany, japan] } },
    );
  });
});
