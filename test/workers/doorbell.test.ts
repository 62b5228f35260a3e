// A notification in a real queue has the real workers read what it is about, and nothing else.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createSystemClock } from '../../src/adapters/clock.ts';
import { type App, createApp, openQueues, type QueueBackend } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { startWorkers } from '../../workers/all.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { startQueue, type TestQueue } from '../support/sqs.ts';
import { anAccount } from '../support/store.ts';

let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let queue: TestQueue;
let app: App;
let queues: QueueBackend;

beforeAll(async () => {
  folder = await makeScratch('doorbell');
  [database, queue] = [await openTestDatabase(), await startQueue()];
  const [clock, size] = [createSystemClock(), { listings: 10, orders: 10 }];
  const pace = { isPacingOff: true, areReportsPrompt: true };
  simulator = await startSimulator({ story: storyCalled('healthy-shop'), clock, size, ...pace });
  const settings = {
    RUSUBAN_DATA_DIR: folder,
    DATABASE_URL: database.url,
    RUSUBAN_AMAZON_ENDPOINT: simulator.url,
    RUSUBAN_PUSH_QUEUE: `key:secret@${queue.url}`,
    LOG_LEVEL: 'silent',
  };
  app = await createApp(loadConfig(settings, { directory: folder }), { isPacingOff: true });
  const { marketplaceIds, region, timeZone, sellerId } = simulator.account;
  await app.store.addAccount(
    anAccount({ marketplaceIds, region, timeZone, sellerId }),
    simulator.credentials,
    clock.now(),
  );
  queues = await openQueues(app);
});
afterAll(async () => {
  await queues?.close(2000);
  await app?.close();
  await simulator?.close();
  await queue?.close();
  await database?.close();
  await clearScratch(folder);
});

it('rings: the part is read, and the message is gone', async () => {
  const saying = (type: string, SellerId: string) => JSON.stringify({ NotificationType: type, Payload: { SellerId } });
  const { sellerId } = simulator.account;
  await queue.put(saying('PRICING_HEALTH', sellerId), saying('ORDER_CHANGE', 'A9STRANGER'));
  await queue.put(saying('LISTINGS_ITEM_STATUS_CHANGE', sellerId));
  // without the sweep nothing is read by the clock
  await startWorkers(app, queues, ['doorbell', 'pull']);
  while (!(await app.store.lastRuns('alice'))['new-listings']) await pause(20);
  expect(await app.store.lastRuns('alice')).toEqual({
    'new-listings': expect.objectContaining({ coverage: expect.objectContaining({ state: 'complete' }) }),
  });
  while ((await queue.left()) > 0) await pause(20);
});
