// Writes a story of the simulator as an export folder: what its seller could have downloaded while it happened. Reports
// and answers are the simulator's own bytes, so that a backtest reads what an owner would hand it.
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dayMs, hourMs, type Instant, minuteMs, toIso } from '../../src/domain/clock.ts';
import { foreignReportTypes } from '../../src/domain/shop/foreign-report.ts';
import { findItem, otherOffersOf } from '../../src/simulator/catalogue/items.ts';
import { findStory, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { bytesOf, contentOf, isCompressed } from '../../src/simulator/reports/content.ts';
import { performanceReport } from '../../src/simulator/reports/performance-report.ts';
import { createSteppedClock } from '../../src/simulator/stepped-clock.ts';
import { priced } from '../../src/simulator/storefronts.ts';
import { type Asker, asker } from './ask-simulator.ts';

export interface WrittenStory {
  /** Of the watch that the files stand for: a file at every round of it. */
  readonly firstRoundAt: Instant;
  readonly endsAt: Instant;
  readonly deadlines: Simulator['deadlines'];
}

/** As the watch of the stage begins: an hour ahead of the first event; then at most this many rounds. */
const roundLimit = 120;
const stampOf = (at: Instant) => toIso(at).replaceAll(/[-:]/g, '');

/** Writes everything; daily files for the weeks before, then one a round. */
export async function writeStoryExport(
  id: string,
  folder: string,
  { seed = 1, now = Date.UTC(2026, 9, 20), daysBefore = 10 } = {},
): Promise<WrittenStory> {
  const story = findStory(id);
  if (!story) throw new Error(`no story ${id}`);
  const startAt = now - story.lasts - dayMs;
  const clock = createSteppedClock(startAt);
  const simulator = await startSimulator({ story, clock, seed, startAt, isPacingOff: true });
  try {
    const firstRoundAt = Math.min(...simulator.timeline.map(({ at }) => at)) - 60 * minuteMs;
    const { endsAt } = simulator;
    const everyMs = Math.max(3 * minuteMs, Math.ceil((endsAt - firstRoundAt) / roundLimit / minuteMs) * minuteMs);
    const times: Instant[] = [];
    for (let at = firstRoundAt - daysBefore * dayMs; at < firstRoundAt; at += dayMs) times.push(at);
    for (let at = firstRoundAt; at < endsAt; at += everyMs) times.push(at);
    times.push(endsAt);

    for (const sub of ['listings', 'orders', 'profile', 'feedback', 'performance', 'foreign-reports'])
      await mkdir(join(folder, sub), { recursive: true });
    const { marketplaceIds, timeZone, region, language, sellerId, storeName } = simulator.account;
    const account = { marketplaceId: marketplaceIds[0], timeZone, region, language, sellerId, storeName };
    await writeFile(join(folder, 'account.json'), JSON.stringify(account));
    if (story.shop.profile.sellingPlan === 'INDIVIDUAL') {
      await writeMails(simulator, folder, endsAt);
      return { firstRoundAt, endsAt, deadlines: simulator.deadlines };
    }
    const market = openMarket(simulator);
    const ask = asker(simulator);
    let healthDue = startAt;
    for (const at of times) {
      clock.moveTo(at);
      await writeListings(simulator, folder, at);
      // Answers about the past aren't the simulator's to give: its clock only goes forward from the story's start.
      if (at >= startAt) await writeProfile(simulator, ask, folder, at);
      if (at >= healthDue) await writeHealth(simulator, folder, at);
      if (at >= startAt) await writeForeignReports(ask, folder, at);
      if (at >= healthDue) healthDue = at + 6 * hourMs;
      market.look(at);
    }
    await writeFeedback(simulator, folder, endsAt);
    await writeFile(join(folder, 'offers.csv'), market.offers());
    await writeFile(join(folder, 'catalog.csv'), market.catalogue());
    const since = toIso(simulator.dayZero - 90 * dayMs);
    await writeFile(join(folder, 'orders', 'all.json'), JSON.stringify(await orderPages(ask, since)));
    await writeMails(simulator, folder, endsAt);
    return { firstRoundAt, endsAt, deadlines: simulator.deadlines };
  } finally {
    await simulator.close();
  }
}

async function writeListings({ world }: Simulator, folder: string, at: Instant): Promise<void> {
  const request = {
    reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA',
    marketplaceIds: [world.store.marketplaceId],
    dataStartAt: null,
    dataEndAt: null,
    options: {},
  };
  const content = contentOf({ request, asOf: at }, world);
  const name = `${stampOf(at)}.txt${isCompressed(content) ? '.gz' : ''}`;
  await pipeline(
    bytesOf(content, world, { percent: 100, odd: null }),
    createWriteStream(join(folder, 'listings', name)),
  );
}

async function writeHealth({ world }: Simulator, folder: string, at: Instant): Promise<void> {
  await writeFile(join(folder, 'performance', `${stampOf(at)}.json`), performanceReport(world, at));
}

async function writeForeignReports({ get }: Asker, folder: string, at: Instant): Promise<void> {
  const query = { reportTypes: foreignReportTypes.slice(0, 10).join(), pageSize: '100' };
  const more = { reportTypes: foreignReportTypes.slice(10).join(), pageSize: '100' };
  const pages = [];
  for (const one of [query, more]) pages.push((await get('/reports/2021-06-30/reports', one)).body);
  await writeFile(join(folder, 'foreign-reports', `${stampOf(at)}.json`), JSON.stringify(pages));
}

async function writeFeedback({ world, dayZero }: Simulator, folder: string, at: Instant): Promise<void> {
  const request = {
    reportType: 'GET_SELLER_FEEDBACK_DATA',
    marketplaceIds: [world.store.marketplaceId],
    dataStartAt: dayZero - 90 * dayMs,
    dataEndAt: at,
    options: {},
  };
  const content = contentOf({ request, asOf: at }, world);
  if (content.rows === 0) return;
  const name = `all.txt${isCompressed(content) ? '.gz' : ''}`;
  await pipeline(
    bytesOf(content, world, { percent: 100, odd: null }),
    createWriteStream(join(folder, 'feedback', name)),
  );
}

async function writeProfile({ world, account }: Simulator, ask: Asker, folder: string, at: Instant): Promise<void> {
  const [marketplaceId = ''] = account.marketplaceIds;
  const bodies: Record<string, unknown> = {
    marketplaceParticipations: (await ask.get('/sellers/v1/marketplaceParticipations')).body,
    financialEventGroups: (
      await ask.get('/finances/v0/financialEventGroups', {
        FinancialEventGroupStartedAfter: toIso(at - 90 * dayMs),
        MaxResultsPerPage: '100',
      })
    ).body,
  };
  if (account.region === 'eu') bodies.account = (await ask.get('/sellers/v1/account')).body;
  if (world.store.hasTransfers)
    bodies.paymentMethods = (await ask.get('/finances/transfers/2024-06-01/paymentMethods', { marketplaceId })).body;
  await writeFile(join(folder, 'profile', `${stampOf(at)}.json`), JSON.stringify(bodies));
}

async function writeMails({ world }: Simulator, folder: string, now: Instant): Promise<void> {
  if (world.post === null) return;
  await mkdir(join(folder, 'mail'));
  for (const { uid, raw } of world.post.arrived(now)) await writeFile(join(folder, 'mail', `${uid}.eml`), raw());
}

async function orderPages(ask: Asker, createdAfter: string): Promise<unknown[]> {
  const pages: unknown[] = [];
  let paginationToken: string | undefined;
  do {
    const { body } = await ask.get<{ pagination?: { nextToken?: string } }>('/orders/2026-01-01/orders', {
      createdAfter,
      includedData: 'CANCELLATION,FULFILLMENT,PROCEEDS,PACKAGES',
      maxResultsPerPage: '100',
      ...(paginationToken && { paginationToken }),
    });
    pages.push(body);
    paginationToken = body.pagination?.nextToken;
  } while (paginationToken);
  return pages;
}

/** Looks the market of what is newly listed up, as the watch does, and writes it down with the moment. */
function openMarket({ world }: Simulator) {
  const known = new Set<string>();
  const offers = ['asin,price,currency,seenAt'];
  const items = ['asin,category,brand,rank'];
  const { store, listings } = world;
  return {
    look(at: Instant) {
      const since = at - 30 * dayMs;
      const own: (string | null)[] = [];
      for (let i = listings.ownCount(at) - 1; i >= 0 && listings.ownCreatedAt(i) >= since; i--)
        own.push(listings.own(i, at).asin);
      for (const asin of [...own, ...listings.added(at).map((listing) => listing.asin)]) {
        const item = asin === null || known.has(asin) ? null : findItem(asin);
        if (!item) continue;
        known.add(item.asin);
        const landed = otherOffersOf(item).map(({ yen, shippingYen }) => priced(yen + shippingYen, store));
        const lowest = landed.length > 0 ? (Math.min(...landed) / 10 ** store.digits).toFixed(store.digits) : '';
        offers.push(`${item.asin},${lowest},${store.currency},${toIso(at)}`);
        items.push(`${item.asin},${item.line.displayGroup},"${item.brand}",${item.rank}`);
      }
    },
    offers: () => `${offers.join('\n')}\n`,
    catalogue: () => `${items.join('\n')}\n`,
  };
}
