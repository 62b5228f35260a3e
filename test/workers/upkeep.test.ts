// What the watch says of itself, by the workers that run round the clock, on a clock that the test moves: a part that isn't
// seen, a grant that is taken back, permissions that run out; and what the outside address hears meanwhile.
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { type App, createApp, openQueues, type QueueBackend } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { createSteppedClock, type SteppedClock } from '../../src/simulator/stepped-clock.ts';
import { startWorkers } from '../../workers/all.ts';
import { heartbeatJob, sweepJob } from '../../workers/jobs.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { areIdle } from '../support/idle-queues.ts';
import { clearScratch, makeScratch } from '../support/scratch.ts';
import { anAccount } from '../support/store.ts';

const startAt = Date.UTC(2026, 9, 20);
let folder: string;
let database: TestDatabase;
let simulator: Simulator;
let clock: SteppedClock;
let outside: Server;
/** What the outside address heard. */
let heard: string[] = [];
let app: App;
let queues: QueueBackend;

beforeAll(async () => {
  folder = await makeScratch('upkeep');
  database = await openTestDatabase();
  outside = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push(`${request.url?.replace('/ping', '') || 'success'} ${body}`.trim());
    response.end();
  }).listen(0, '127.0.0.1');
  await once(outside, 'listening');
  clock = createSteppedClock(startAt);
  const size = { listings: 30, orders: 60 };
  simulator = await startSimulator({ story: storyCalled('healthy-shop'), clock, startAt, size, isPacingOff: true });
  const settings = {
    RUSUBAN_DATA_DIR: folder,
    DATABASE_URL: database.url,
    RUSUBAN_AMAZON_ENDPOINT: simulator.url,
    HEARTBEAT_URL: `http://127.0.0.1:${(outside.address() as AddressInfo).port}/ping`,
    LOG_LEVEL: 'silent',
  };
  app = await createApp(loadConfig(settings, { directory: folder }), { clock });
  const { marketplaceIds, region, timeZone, sellerId } = simulator.account;
  const account = anAccount({ marketplaceIds, region, timeZone, sellerId, language: 'en' });
  await app.store.addAccount(account, simulator.credentials, clock.now());
  queues = await openQueues(app);
  // a wait for the mailboxes' bells would move the clock
  await startWorkers(app, queues, ['sweep', 'pull', 'detect', 'notify', 'heartbeat']);
  await settled();
});
afterAll(async () => {
  await queues?.close(2000);
  await app?.close();
  await simulator?.close();
  outside?.close();
  await database?.close();
  await clearScratch(folder);
});

const names = ['sweep', 'pull', 'detect', 'notify', 'heartbeat'];

/** Resolves when no job waits or runs. */
async function settled(): Promise<void> {
  do await pause(20);
  while (!(await areIdle(queues, names)));
}

async function sweep(): Promise<void> {
  // what was put off by the queue's own, real, time
  await queues.queue('pull').promoteJobs();
  await settled();
  await queues.queue('sweep').add('sweep', sweepJob.of({}));
  await settled();
}

/** Time goes by, a sweep every three minutes of it; the subjects of the mails that come. */
async function mailsWithin(ms: number): Promise<string[]> {
  const before = new Set(await files());
  for (const until = clock.now() + ms; clock.now() < until; ) {
    clock.moveTo(clock.now() + 3 * minuteMs);
    await sweep();
  }
  const fresh = (await files()).filter((name) => !before.has(name));
  const mails = await Promise.all(
    fresh.map(async (name) => simpleParser(await readFile(join(folder, 'mailbox', name)))),
  );
  return mails.map(({ subject }) => subject ?? '');
}
const files = async () => (await readdir(join(folder, 'mailbox')).catch(() => [])).sort();

async function beats(): Promise<string[]> {
  heard = [];
  await queues.queue('heartbeat').add('heartbeat', heartbeatJob.of({}));
  await settled();
  return heard;
}

it('a part that is not seen for half an hour is mailed once, and told outside; what comes back is well again', async () => {
  expect(await mailsWithin(30 * minuteMs)).toEqual([]);
  expect(await beats()).toEqual(['/start', 'success every account is watched']);
  simulator.faults.switchOn({ kind: 'internal-failure', operation: 'searchOrders' });
  // waits between tries are time that goes by, too
  expect(await mailsWithin(15 * minuteMs)).toEqual([]);
  expect(await mailsWithin(24 * minuteMs)).toEqual([expect.stringMatching(/^Watching is interrupted: .*[Oo]rders/)]);
  expect(await mailsWithin(30 * minuteMs)).toEqual([]);
  expect(await beats()).toEqual(['/start', '/fail alice: not seen: orders']);
  simulator.faults.switchOff();
  expect(await mailsWithin(30 * minuteMs)).toEqual([]);
  expect(await beats()).toEqual(['/start', 'success every account is watched']);
});

it('a computer that slept all night does not tell of its own sleep', async () => {
  const before = await files();
  // the network comes back some minutes after the computer, and the sweep may come before the pulls
  simulator.faults.switchOn({ kind: 'internal-failure', operation: 'searchOrders' });
  clock.moveTo(clock.now() + 8 * hourMs);
  await queues.queue('sweep').add('sweep', sweepJob.of({}));
  await settled();
  expect(await mailsWithin(9 * minuteMs)).toEqual([]);
  simulator.faults.switchOff();
  expect(await mailsWithin(9 * minuteMs)).toEqual([]);
  expect(await files()).toEqual(before);
  expect(await beats()).toEqual(['/start', 'success every account is watched']);
});

it('permissions that run out are mailed 30 and 7 days before, each once', async () => {
  const { id } = anAccount();
  const now = clock.now();
  const entry = { at: now, accountId: id, who: 'alice', via: 'command', subject: null, detail: {} } as const;
  const authorised = (authorisedAt: number) =>
    app.store.changeAccount(id, { authorisedAt }, { ...entry, what: 'account-changed' });
  const [application] = await app.store.listApplications();
  const { clientId = '' } = application ?? {};
  const secret = await app.store.readSecret(clientId);
  const issued = (at: number) => app.store.setSecret(clientId, secret, at, { ...entry, what: 'secret-changed' });
  await authorised(now - 334 * dayMs);
  await issued(now - 150 * dayMs + hourMs / 2);
  expect(await mailsWithin(15 * minuteMs)).toEqual([]);
  // the client secret's thirty days begin
  expect(await mailsWithin(18 * minuteMs)).toEqual([
    expect.stringMatching(/^The secret of your app ends in (29|30) days/),
  ]);
  await authorised(now - 340 * dayMs);
  expect(await mailsWithin(6 * minuteMs)).toEqual([expect.stringMatching(/ends in 2\d days/)]);
  await issued(clock.now() - 174 * dayMs);
  expect(await mailsWithin(6 * minuteMs)).toEqual([expect.stringMatching(/^The secret of your app ends in [56] days/)]);
  expect(await mailsWithin(9 * minuteMs)).toEqual([]);
});

it('a grant that is taken back is mailed with the next pull, and what it may mean', async () => {
  simulator.faults.switchOn({ kind: 'revoked' });
  const before = new Set(await files());
  expect(await mailsWithin(15 * minuteMs)).toHaveLength(1);
  const [name = ''] = (await files()).filter((one) => !before.has(one));
  const { text = '', subject } = await simpleParser(await readFile(join(folder, 'mailbox', name)));
  expect(subject).toMatch(/access|refuses|authori[sz]ation/i);
  // the owner, or the intruder who locks the watcher out
  expect(text).toMatch(/intruder|stranger|someone else|whoever/i);
});
