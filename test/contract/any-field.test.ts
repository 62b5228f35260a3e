// Any one field of any answer missing, null or of another type: it costs that field or its entry, never another entry,
// never an exception, and what it costs is told. The answers are the simulator's, which the models hold.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMemoryShelf } from '../../src/adapters/amazon/operations/report-shelf.ts';
import type { PullRequest } from '../../src/adapters/amazon/port.ts';
import { createSource } from '../../src/adapters/amazon/source.ts';
import { defaultLimits } from '../../src/adapters/amazon/wire/limits.ts';
import type { Seller } from '../../src/adapters/amazon/wire/seller.ts';
import { isToldLess, type ProfileFact, type ProfileField } from '../../src/domain/shop/profile.ts';
import type { Observed, PullSummary } from '../../src/domain/watch/observed.ts';
import { type Simulator, startSimulator, stories } from '../../src/simulator/index.ts';
import { performanceReport } from '../../src/simulator/reports/performance-report.ts';
import { aliceAccount, germany } from '../support/amazon-bench.ts';
import { asker } from '../support/ask-simulator.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { type Json, pathsIn, spoilt } from '../support/spoilt-json.ts';

type Answers = Readonly<Record<string, Json>>;

interface Seen {
  /** What is known of each entry, by its natural key. */
  readonly entries: ReadonlyMap<string, object>;
  readonly summary: PullSummary;
}

const day = 86_400_000;
const clock = createManualClock(Date.parse('2026-10-31T15:00:00Z'));
const account = { region: 'eu', marketplaceIds: [germany] } as const;
let simulator: Simulator;
let asins: { marketplaceId: string; asin: string }[];
let samples: { name: string; request: PullRequest; answers: Answers; odd: string; entry: RegExp }[];

const listings = '/listings/2021-08-01/items/';
const reports = '/reports/2021-06-30/';
const addressesAndTaxes = 'GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING,GET_FLAT_FILE_ORDER_REPORT_DATA_TAX';

beforeAll(async () => {
  const story = stories.find(({ id }) => id === 'payout-swap');
  if (!story) throw new Error('no such story');
  simulator = await startSimulator({ story, clock, isPacingOff: true });
  clock.advance(simulator.endsAt - clock.now());
  const { get, send } = asker(simulator);
  const json = async (path: string, query: Record<string, string> = {}) => whole((await get(path, query)).body as Json);
  const items = (await json(`${listings}${simulator.account.sellerId}`, {
    marketplaceIds: germany,
    pageSize: '3',
    includedData: 'summaries,offers,fulfillmentAvailability,attributes',
    sortBy: 'createdDate',
  })) as { items: { summaries: { asin: string }[] }[]; numberOfResults: number };
  items.numberOfResults = items.items.length;
  asins = items.items.map(({ summaries }) => ({ marketplaceId: germany, asin: summaries[0]?.asin ?? '' }));
  const orders = (await json('/orders/2026-01-01/orders', {
    createdAfter: new Date(simulator.dayZero - 20 * day).toISOString(),
    includedData: 'BUYER,RECIPIENT,PROCEEDS,CANCELLATION,FULFILLMENT,PACKAGES',
  })) as { orders: { fulfillment: { fulfillmentStatus: string } }[] };
  // One of each status, so that every kind of field is there.
  orders.orders = [...new Map(orders.orders.map((one) => [one.fulfillment.fulfillmentStatus, one])).values()];
  const groups = (await json('/finances/v0/financialEventGroups')) as {
    payload: { FinancialEventGroupList: Json[] };
  };
  groups.payload.FinancialEventGroupList = groups.payload.FinancialEventGroupList.slice(-3);
  const offers = await send('POST', '/batches/products/pricing/v0/itemOffers', {
    requests: asins.map(({ asin }) => ({
      uri: `/products/pricing/v0/items/${asin}/offers`,
      method: 'GET',
      MarketplaceId: germany,
      ItemCondition: 'New',
    })),
  });
  for (const { body } of (offers.body as { responses?: { body: { payload?: { Offers: Json[] } } }[] }).responses ?? [])
    body.payload?.Offers.splice(3);
  const catalogue = await json('/catalog/2022-04-01/items', {
    identifiers: asins.map(({ asin }) => asin).join(),
    identifiersType: 'ASIN',
    marketplaceIds: germany,
    includedData: 'summaries,salesRanks',
  });
  const stores = (await json('/sellers/v1/marketplaceParticipations')) as { payload: Json[] };
  stores.payload.splice(3);
  const seller = await json('/sellers/v1/account');
  const methods = await json('/finances/transfers/2024-06-01/paymentMethods', { marketplaceId: germany });
  const asked = await json(`${reports}reports`, { reportTypes: addressesAndTaxes });
  const performance = JSON.parse(performanceReport(simulator.world, clock.now())) as Json;
  const report: Answers = {
    [`${reports}reports`]: { reportId: 'R1' },
    [`${reports}reports/R1`]: { reportId: 'R1', processingStatus: 'DONE', reportDocumentId: 'D1' },
    [`${reports}documents/D1`]: { reportDocumentId: 'D1', url: 'https://s3.amazonaws.com/D1' },
    document: performance,
  };
  const now = clock.now();
  const profile = { '/sellers/v1/marketplaceParticipations': stores, '/sellers/v1/account': seller };
  const payouts = {
    '/finances/v0/financialEventGroups': groups as unknown as Json,
    '/finances/transfers/2024-06-01/paymentMethods': methods,
  };
  const sample = (name: string, request: PullRequest, answers: Answers, odd: string, entry: RegExp) => ({
    ...{ name, request, answers, odd, entry },
  });
  samples = [
    sample(
      'searchListingsItems',
      { part: 'new-listings', since: now - 4000 * day },
      { [`${listings}${simulator.account.sellerId}`]: items as unknown as Json },
      `${listings}${simulator.account.sellerId}`,
      /^items\.\d+/,
    ),
    sample(
      'searchOrders',
      { part: 'orders', since: now - 90 * day, isBackfill: false },
      { '/orders/2026-01-01/orders': orders as unknown as Json },
      '/orders/2026-01-01/orders',
      /^orders\.\d+/,
    ),
    sample(
      'getItemOffersBatch',
      { part: 'offers', asins },
      { '/batches/products/pricing/v0/itemOffers': offers.body as Json },
      '/batches/products/pricing/v0/itemOffers',
      /^responses\.\d+/,
    ),
    sample(
      'searchCatalogItems',
      { part: 'catalogue', asins },
      { '/catalog/2022-04-01/items': catalogue },
      '/catalog/2022-04-01/items',
      /^items\.\d+/,
    ),
    ...Object.keys(profile).map((path) => sample(path, { part: 'profile' }, profile, path, /^payload\.\w+/)),
    ...Object.keys(payouts).map((path) =>
      sample(path, { part: 'payouts', since: now - 90 * day }, payouts, path, /^(payload\.\w+|paymentMethods)\.\d+/),
    ),
    sample(
      'getReports',
      { part: 'foreign-reports', since: now - 90 * day },
      { [`${reports}reports`]: asked },
      `${reports}reports`,
      /^reports\.\d+/,
    ),
    ...Object.keys(report).map((path) => sample(path, { part: 'performance' }, report, path, /^\w+\.\d+/)),
  ];
});
afterAll(() => simulator.close());

/** Without links to further pages: what is tried is one answer. */
function whole(body: Json): Json {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) delete body.pagination;
  return body;
}

/** Pulls through everything but the network. */
async function pull(request: PullRequest, answers: Answers): Promise<Seen> {
  const seller: Seller = {
    send: async ({ path }) => structuredClone(answers[path]),
    openDocument: async () => ({
      bytes: (async function* () {
        yield Buffer.from(JSON.stringify(answers.document));
      })(),
      charset: 'UTF-8',
    }),
    now: async () => clock.now(),
    name: 'alice',
  };
  const { sellerId } = simulator.account;
  const limits = { ...defaultLimits, reportWaitMs: 1 };
  const source = createSource(seller, aliceAccount({ ...account, sellerId }), {
    clock,
    limits,
    reports: createMemoryShelf(),
  });
  const entries = new Map<string, object>();
  const pulled = source.pull(request);
  for (;;) {
    const next = await pulled.next();
    if (next.done) return { entries, summary: next.value };
    for (const [key, entry] of entriesOf(next.value)) entries.set(key, entry);
  }
}

function entriesOf({ listings: all = [], orders = [], offers = [], items = [], facts = [], ...more }: Observed) {
  return [
    ...(more.foreignReports ?? []).map((one) => [one.reportId, one] as const),
    ...all.map((one) => [one.sku, one] as const),
    ...orders.map((one) => [one.orderId, one] as const),
    ...[...offers, ...items].map(({ seenAt: _, ...one }) => [one.asin, one] as const),
    ...facts.map(({ at: _, ...one }) => [`${one.field}|${one.marketplaceId}|${one.scope}|${one.value}`, one] as const),
  ];
}

/** These stand in for each other, or are of whatever others could be read: no claim about the one that is odd. */
const standIns = new Set(['purchasedAt', 'lastUpdatedAt', 'lowestPrice', 'offerCount']);

/** A fact of which less is told is there all the same. */
function isThere(key: string, entries: ReadonlyMap<string, object>): boolean {
  if (entries.has(key)) return true;
  const [field = '', marketplaceId, scope, value = ''] = key.split('|');
  return [...entries.values()].some(
    (one) =>
      'field' in one &&
      `${one.field}|${(one as ProfileFact).marketplaceId}|${(one as ProfileFact).scope}` ===
        `${field}|${marketplaceId}|${scope}` &&
      isToldLess(field as ProfileField, (one as ProfileFact).value, value),
  );
}

/** What Amazon may leave out, and what is then not said. */
const optional = /\.(business|primaryContact|assignmentType|performanceMetrics|orderDefectRate|mfn|\w+Rate)$/;

/** Is what is told of the entry still what was told, or less? */
function isAsKnown(before: unknown, after: unknown): boolean {
  if (after === null || after === undefined || after === '' || after === 'unknown') return true;
  if (typeof before !== 'object' || before === null) return before === after;
  if (Array.isArray(before)) {
    const left = Array.isArray(after) ? after : [];
    return left.every((one) => before.some((known) => isAsKnown(known, one)));
  }
  return Object.entries(after as object).every(
    ([key, value]) => standIns.has(key) || isAsKnown((before as never)[key], value),
  );
}

let fields = 0;
let tries = 0;

describe('one odd field', () => {
  it('costs no more than itself, in every answer that is read', async () => {
    const complaints: string[] = [];
    for (const { name, request, answers, odd, entry } of samples) {
      const base = await pull(request, answers);
      expect([name, base.summary.coverage]).toMatchObject([name, { state: 'complete' }]);
      expect(base.entries.size).toBeGreaterThan(1);
      /** Which entries come of the part of the answer that is spoilt: those that are not what they were without it. */
      const of = new Map<string, ReadonlySet<string>>();
      const ofPlace = async (place: string): Promise<ReadonlySet<string>> => {
        const known = of.get(place);
        if (known) return known;
        const path = place.split('.');
        const body = structuredClone(answers[odd]) as never;
        const holder = path.slice(0, -1).reduce<never>((node, key) => node[key as never], body) as Json;
        const gone = await pull(request, { ...answers, [odd]: without(holder, path.at(-1) ?? '', body) });
        const isSame = ([key, known]: [string, object]) =>
          JSON.stringify(gone.entries.get(key)) === JSON.stringify(known);
        const missing = new Set([...base.entries].filter((one) => !isSame(one)).map(([key]) => key));
        of.set(place, missing);
        return missing;
      };
      fields += [...pathsIn(answers[odd] as Json)].length;
      for (const { path, how, body } of spoilt(answers[odd] as Json)) {
        tries++;
        const place = entry.exec(path.join('.'))?.[0];
        const own = place === undefined ? null : await ofPlace(place);
        const seen = await pull(request, { ...answers, [odd]: body });
        const say = (what: string) => complaints.push(`${name} ${path.join('.')} ${how}: ${what}`);
        const lost = [...base.entries.keys()].filter((key) => !isThere(key, seen.entries));
        const { state, reason } = seen.summary.coverage;
        if (lost.length > 0 && state === 'complete' && !(how !== 'retyped' && optional.test(path.join('.'))))
          say(`lost ${lost.join()} and says nothing`);
        if (state !== 'complete' && !reason) say('gives no reason');
        for (const key of lost) if (own !== null && !own.has(key)) say(`lost another entry, ${key}`);
        for (const [key, after] of seen.entries) {
          const before = base.entries.get(key);
          if (!before || own?.has(key) || own === null) continue;
          if (JSON.stringify(before) !== JSON.stringify(after)) say(`changed another entry, ${key}`);
        }
        if (how !== 'retyped') continue;
        for (const key of own ?? []) {
          const after = seen.entries.get(key);
          if (after && !isAsKnown(base.entries.get(key), after)) say(`tells another thing of ${key}`);
        }
      }
    }
    expect(complaints.slice(0, 40)).toEqual([]);
    expect(fields).toBeGreaterThan(500);
    console.info(`${fields} fields × ${tries} operations, 0 losing more than itself`);
  });
});

function without(holder: Json, key: string, body: Json): Json {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete (holder as Record<string, Json>)[key];
  return body;
}
