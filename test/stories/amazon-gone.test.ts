// Amazon gone in the middle of a pull and back again: nothing false is seen, coverage says it, the next round goes on.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type App, createApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { dayMs, minuteMs } from '../../src/domain/clock.ts';
import type { Account } from '../../src/domain/shop/account.ts';
import type { Part } from '../../src/domain/watch/coverage.ts';
import { findStory, type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { createSteppedClock, type SteppedClock } from '../../src/simulator/stepped-clock.ts';
import { type Round, round } from '../../src/telling/round.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const startAt = Date.UTC(2026, 9, 20);
let folder: string;
let clock: SteppedClock;
let simulator: Simulator;
let app: App;
let database: TestDatabase;
let account: Account;
/** Amazon goes away while it answers the next request whose line begins so. */
let endsAt: string | null;

async function startAmazon(port: number): Promise<void> {
  const story = findStory('healthy-shop');
  if (!story) throw new Error('the story is gone');
  const log = (line: string) => {
    if (endsAt === null || !line.startsWith(endsAt)) return;
    endsAt = null;
    void simulator.close();
  };
  simulator = await startSimulator({ story, clock, startAt, port, log, size: { listings: 120, orders: 400 } });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-gone-'));
  endsAt = null;
  clock = createSteppedClock(startAt);
  await startAmazon(0);
  database = await openTestDatabase();
  const places = { dataDir: folder, databaseUrl: database.url, amazonEndpoint: simulator.url };
  app = await createApp({ ...loadConfig({}, { directory: folder }), ...places, logLevel: 'silent' }, { clock });
  const { marketplaceIds, region, timeZone, language, sellerId } = simulator.account;
  account = {
    ...{ id: 'alice', name: 'Alice', recipients: ['alice@example.com'] },
    ...{ marketplaceIds, region, timeZone, language, sellerId },
  };
  await app.store.addAccount(account, simulator.credentials, clock.now());
});

afterEach(async () => {
  await app.close();
  await database.close();
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});

const watch = (): Promise<Round> => round(app, account, app.amazon.open(account, simulator.credentials));
const coverageIn = ({ pulls }: Round, part: Part) => pulls.find(({ run }) => run.part === part)?.run.coverage;

describe('Amazon, gone while it answers', () => {
  it.each<[Part, string]>([
    ['listings', 'POST /reports/2021-06-30/reports'],
    ['listings', 'GET /reports/2021-06-30/reports/'],
    ['listings', 'GET /reports/2021-06-30/documents/'],
    ['new-listings', 'GET /listings/2021-08-01/items/'],
    ['orders', 'GET /orders/2026-01-01/orders'],
    ['profile', 'GET /sellers/v1/marketplaceParticipations'],
    ['payouts', 'GET /finances/v0/financialEventGroups'],
  ])('is no change of %s (%s)', async (part, line) => {
    await watch();
    const before = await app.store.counts(account.id);
    expect(before.listings).toBeGreaterThan(100);

    clock.moveTo(clock.now() + dayMs);
    endsAt = line;
    const cut = await watch();
    expect(endsAt).toBeNull();
    expect(coverageIn(cut, part)).toMatchObject({ reason: expect.stringMatching(/can't be reached/) });
    expect(coverageIn(cut, part)?.state).not.toBe('complete');
    // Those after it were tried all the same.
    expect(cut.pulls.map(({ run }) => run.part)).toContain('catalogue');
    expect(cut.look?.incidents).toEqual([]);
    const during = await app.store.counts(account.id);
    expect(during.listings).toBeGreaterThanOrEqual(before.listings);
    expect(during.orders).toBeGreaterThanOrEqual(before.orders);

    await startAmazon(simulator.port);
    // an hour, give or take a quarter
    clock.moveTo(clock.now() + 76 * minuteMs);
    const after = await watch();
    expect(coverageIn(after, part)).toMatchObject({ state: 'complete', reason: null });
    expect(after.look?.incidents).toEqual([]);
    expect((await app.store.counts(account.id)).orders).toBeGreaterThan(before.orders);
  });
});
