// The adapter and the simulator, written apart from each other, meet over real HTTP: every part, then every fault.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createAmazon } from '../../../src/adapters/amazon/index.ts';
import type { Amazon, PullRequest, SellerSource } from '../../../src/adapters/amazon/port.ts';
import type { Limits } from '../../../src/adapters/amazon/wire/limits.ts';
import { dayMs } from '../../../src/domain/clock.ts';
import type { Observed, PullSummary } from '../../../src/domain/watch/observed.ts';
import { type Fault, findStory, type Simulator, startSimulator } from '../../../src/simulator/index.ts';
import { aliceAccount, start } from '../../support/amazon-bench.ts';
import { createManualClock, type ManualClock } from '../../support/manual-clock.ts';

let simulator: Simulator;
let amazon: Amazon;
let clock: ManualClock;
let source: SellerSource;

beforeEach(async () => {
  clock = createManualClock(start);
  const story = findStory('healthy-shop');
  if (!story) throw new Error('no such story');
  simulator = await startSimulator({ story, clock, elapsedMs: 2 * dayMs });
  openAmazon({ retries: 1 });
});
function openAmazon(limits: Partial<Limits>): void {
  amazon = createAmazon({ endpoint: simulator.url, clock, random: () => 0.5, limits });
  const { sellerId, marketplaceIds, region } = simulator.account;
  source = amazon.open(aliceAccount({ sellerId, marketplaceIds, region }), simulator.credentials);
}
afterEach(async () => {
  amazon.close();
  await simulator.close();
});

async function pull(request: PullRequest): Promise<{ seen: Required<Observed>; summary: PullSummary }> {
  const seen: { [K in keyof Required<Observed>]: unknown[] } = {
    ...{ listings: [], altered: [], orders: [], facts: [], offers: [], items: [], mails: [], feedback: [] },
    foreignReports: [],
  };
  const pulled = source.pull(request);
  for (;;) {
    const next = await pulled.next();
    if (next.done) return { seen: seen as unknown as Required<Observed>, summary: next.value };
    for (const key of Object.keys(seen) as (keyof Observed)[]) seen[key].push(...(next.value[key] ?? []));
  }
}

const requests: PullRequest[] = [
  { part: 'profile' },
  { part: 'new-listings', since: start - 30 * dayMs },
  { part: 'listings', previousRows: null },
  { part: 'orders', since: start - 90 * dayMs, isBackfill: true },
  { part: 'orders', since: start - dayMs, isBackfill: false },
  { part: 'payouts', since: start - 90 * dayMs },
  { part: 'performance' },
  { part: 'feedback', since: start - 90 * dayMs, hasOrders: true },
  { part: 'foreign-reports', since: start - 90 * dayMs },
];
const nameOf = (request: PullRequest) =>
  [request.part, 'isBackfill' in request && request.isBackfill ? 'back-fill' : ''].join(' ');

describe('against the simulator', () => {
  it.each(requests.map((request) => [nameOf(request), request] as const))(
    '%s is read whole',
    async (_name, request) => {
      const { seen, summary } = await pull(request);
      expect(summary).toMatchObject({ coverage: { state: 'complete', reason: null }, fault: null, badRows: [] });
      expect(summary.rows).toBeGreaterThan(0);
      expect(JSON.stringify(seen)).not.toContain('�');
      expect(simulator.calls.throttled).toBe(0);
    },
  );

  it('the market of what is listed is read whole', async () => {
    const { seen } = await pull({ part: 'listings', previousRows: null });
    const asins = seen.listings
      .slice(0, 50)
      .flatMap(({ marketplaceId, asin }) => (asin ? [{ marketplaceId, asin }] : []));
    const offers = await pull({ part: 'offers', asins });
    const items = await pull({ part: 'catalogue', asins });
    expect(offers.summary).toMatchObject({ coverage: { state: 'complete' }, rows: asins.length });
    expect(offers.seen.offers.some(({ lowestPrice }) => lowestPrice !== null)).toBe(true);
    expect(items.seen.items.some(({ category, rank }) => category !== null && rank !== null)).toBe(true);
    expect(simulator.calls.throttled).toBe(0);
  });

  it('of feedback stars and orders are read, and nothing of the buyers', async () => {
    const { seen } = await pull({ part: 'feedback', since: start - 90 * dayMs, hasOrders: true });
    for (const one of seen.feedback) {
      expect(Object.keys(one).sort()).toEqual(['at', 'marketplaceId', 'orderId', 'rating']);
      expect(one.rating).toBeLessThanOrEqual(3);
      expect(one.at).toBeLessThanOrEqual(clock.now() + dayMs);
    }
    const leaks = simulator.buyerData().filter((text) => JSON.stringify(seen).includes(text));
    expect(leaks).toEqual([]);
  });

  it('of reports that others asked for, a page and then a token alone, types and times are read', async () => {
    const { seen, summary } = await pull({ part: 'foreign-reports', since: start - 90 * dayMs });
    expect(seen.foreignReports.length).toBeGreaterThan(85);
    expect(new Set(seen.foreignReports.map(({ type }) => type))).toEqual(
      new Set(['GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING']),
    );
    expect(new Set(seen.foreignReports.map(({ reportId }) => reportId)).size).toBe(summary.rows);
    const days = seen.foreignReports.map(({ askedAt }) => askedAt).sort((a, b) => a - b);
    expect((days[1] ?? 0) - (days[0] ?? 0)).toBe(dayMs);
  });

  it('account health is the status and the rates with their targets', async () => {
    const { seen } = await pull({ part: 'performance' });
    const values = Object.fromEntries(seen.facts.map(({ field, value }) => [field, value]));
    expect(values).toMatchObject({
      'account-status': 'NORMAL',
      'cancellation-rate': expect.stringMatching(/ [<>] 2.5 %$/),
    });
    expect(seen.facts).toHaveLength(5);
  });

  it('report and fast path tell the same of a listing', async () => {
    const whole = await pull({ part: 'listings', previousRows: null });
    const fresh = await pull({ part: 'new-listings', since: start - 90 * dayMs });
    const bySku = new Map(whole.seen.listings.map((listing) => [listing.sku, listing]));
    const both = fresh.seen.listings.filter(({ sku }) => bySku.has(sku));
    expect(both.length).toBeGreaterThan(0);
    for (const { handlingDays: _unknownToReports, openedAt: _lastOpening, ...listing } of both)
      expect(bySku.get(listing.sku)).toMatchObject(listing);
  });

  it('every check passes', async () => {
    const { sellerId, marketplaceIds, region } = simulator.account;
    const { checks, clockSkewMs } = await amazon.test(
      aliceAccount({ sellerId, marketplaceIds, region }),
      simulator.credentials,
    );
    expect(checks.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(Math.abs(clockSkewMs ?? Number.NaN)).toBeLessThan(2000);
  });
});

describe('faults of the simulator', () => {
  const profile: PullRequest = { part: 'profile' };
  const listings: PullRequest = { part: 'listings', previousRows: 1_000_000 };
  const orders: PullRequest = { part: 'orders', since: start - dayMs, isBackfill: false };

  const fresh: PullRequest = { part: 'new-listings', since: start - 30 * dayMs };
  const payouts: PullRequest = { part: 'payouts', since: start - 90 * dayMs };
  const oddField = (field: string, value?: unknown): Fault => ({ kind: 'odd-field', field, value });

  it('prices by another name leave every listing, without its price', async () => {
    const { seen } = await pull(fresh);
    expect(seen.listings.some(({ price }) => price !== null)).toBe(true);
    simulator.faults.switchOn({ ...oddField('items.*.offers.*.price.currencyCode'), as: 'currency' });
    const odd = await pull(fresh);
    expect(odd.seen.listings).toEqual(seen.listings.map((listing) => ({ ...listing, price: null })));
    expect(odd.summary).toMatchObject({ coverage: { state: 'partial', asOf: expect.any(Number) }, fault: null });
  });

  it.each<[Fault, PullRequest, object]>([
    [{ kind: 'internal-failure', times: 1 }, profile, { coverage: { state: 'complete' } }],
    [{ kind: 'unavailable' }, profile, { fault: { kind: 'provider-fault', canRetry: true } }],
    [{ kind: 'reset', times: 1 }, profile, { coverage: { state: 'complete' } }],
    [{ kind: 'chunk-borders' }, profile, { coverage: { state: 'complete' } }],
    [{ kind: 'role-missing' }, profile, { fault: { kind: 'role-missing', canRetry: false } }],
    [{ kind: 'revoked' }, profile, { fault: { kind: 'revoked', canRetry: false } }],
    [{ kind: 'throttled', times: 2 }, profile, { coverage: { state: 'complete' } }],
    [{ kind: 'throttled' }, profile, { fault: { kind: 'throttled', canRetry: true } }],
    [{ kind: 'truncated-report', percent: 3.4 }, listings, { coverage: { state: 'partial' } }],
    [
      { kind: 'truncated-report', percent: 0 },
      { part: 'listings', previousRows: 15 },
      { coverage: { state: 'partial', reason: expect.stringContaining('has no row, although there are') }, rows: 0 },
    ],
    [
      { kind: 'report-without-status' },
      { part: 'listings', previousRows: null },
      { coverage: { state: 'complete', reason: expect.stringContaining('no column for: status') } },
    ],
    [
      { kind: 'report-in-ascii' },
      { part: 'listings', previousRows: null },
      { coverage: { state: 'complete', reason: expect.stringContaining('titles came in another encoding') } },
    ],
    [
      { kind: 'report-in-utf8' },
      { part: 'listings', previousRows: null },
      { coverage: { state: 'complete', reason: null } },
    ],
    [
      { kind: 'unnamed-payouts' },
      { part: 'payouts', since: start - 90 * dayMs },
      { coverage: { state: 'partial', reason: expect.stringContaining('name no account') }, rows: 0 },
    ],
    [
      { kind: 'report-cancelled' },
      { part: 'feedback', since: start - 90 * dayMs, hasOrders: true },
      { coverage: { state: 'partial', reason: expect.stringContaining('may be incomplete') }, fault: null },
    ],
    [
      { kind: 'report-cancelled' },
      { part: 'orders', since: start - 90 * dayMs, isBackfill: true },
      { coverage: { state: 'partial', reason: expect.stringContaining('although there are orders') }, fault: null },
    ],
    [
      { kind: 'role-missing' },
      { part: 'foreign-reports', since: start - 90 * dayMs },
      {
        coverage: { state: 'missing', reason: 'not shown to this application' },
        fault: null,
      },
    ],
    [
      { ...oddField('reports.*.createdTime'), times: 1 },
      { part: 'foreign-reports', since: start - 5 * dayMs },
      { coverage: { state: 'partial', reason: expect.stringContaining('Left out') }, fault: null },
    ],
    [{ kind: 'report-fatal' }, listings, { coverage: { state: 'missing' }, fault: { kind: 'provider-fault' } }],
    [
      { kind: 'report-cancelled' },
      { part: 'listings', previousRows: null },
      { coverage: { state: 'missing' }, fault: null },
    ],
    [{ kind: 'secret-expired' }, profile, { fault: { kind: 'secret-expired', canRetry: false } }],
    [{ kind: 'gateway-refuses' }, profile, { fault: { kind: 'provider-fault', canRetry: true } }],
    [{ kind: 'report-queued' }, listings, { coverage: { state: 'missing' }, fault: { kind: 'report-pending' } }],
    [{ kind: 'option-refused' }, { part: 'listings', previousRows: null }, { coverage: { state: 'complete' } }],
    [{ kind: 'clock-skew', skewMs: -120_000 }, orders, { coverage: { state: 'complete', skewMs: expect.any(Number) } }],
    [{ kind: 'fulfillment-outage' }, orders, { coverage: { state: 'partial' }, fault: null }],
    [{ kind: 'empty-page', times: 1 }, orders, { coverage: { state: 'complete' } }],
    [{ kind: 'endless-pages' }, orders, { coverage: { state: 'partial' }, calls: 2 }],
    [{ kind: 'endless-pages' }, fresh, { coverage: { state: 'partial' }, calls: 2 }],
    [{ kind: 'endless-pages' }, payouts, { coverage: { state: 'partial' }, calls: 2 }],
    [oddField('orders.*.orderItems.*.quantityOrdered', 'two'), orders, { coverage: { state: 'partial' }, fault: null }],
    [oddField('payload.*.storeName'), profile, { coverage: { state: 'partial' }, rows: 2, fault: null }],
  ])('%j', async (fault, request, expected) => {
    simulator.faults.switchOn(fault);
    expect((await pull(request)).summary).toMatchObject(expected);
  });

  it('a body that stalls is given up', async () => {
    amazon.close();
    openAmazon({ idleMs: 300, retries: 0 });
    simulator.faults.switchOn({ kind: 'stalled-body' });
    expect((await pull(profile)).summary).toMatchObject({ fault: { kind: 'network', canRetry: true } });
  });

  it('a clock that is off is measured', async () => {
    simulator.faults.switchOn({ kind: 'clock-skew', skewMs: -420_000 });
    const { sellerId, marketplaceIds, region } = simulator.account;
    const { clockSkewMs } = await amazon.test(
      aliceAccount({ sellerId, marketplaceIds, region }),
      simulator.credentials,
    );
    expect(Math.round((clockSkewMs ?? 0) / 60_000)).toBe(7);
  });
});
