// The whole walk: a report made, waited for, fetched, inflated, decoded and read, with all that can go wrong.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { germany, japan, start, withAmazon } from '../../../support/amazon-bench.ts';
import {
  address,
  create,
  document,
  done,
  poll,
  reportOf,
  routesOf,
  search,
  status,
  walk,
  whole,
} from '../../../support/listing-report.ts';
import { type Route, refusal } from '../../../support/scripted-amazon.ts';

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
