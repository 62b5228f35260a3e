// One pull as the service does it: whether it calls for a look.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Stage, setStage } from '../../src/cli/stage.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type Instant, minuteMs } from '../../src/domain/clock.ts';
import { type Part, parts } from '../../src/domain/watch/coverage.ts';
import { lookAt } from '../../src/watch/look.ts';
import { watchPart } from '../../src/watch/watch-part.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let folder: string;
let stage: Stage;
let database: TestDatabase;

async function stageOf(story: string, database: TestDatabase): Promise<Stage> {
  const places = { databaseUrl: database.url, logLevel: 'silent' as const };
  const settings = { ...loadConfig({}, { directory: folder }), ...places };
  return await setStage({ story: storyCalled(story), seed: 1, now: Date.UTC(2026, 9, 20), settings, folder });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-watch-part-'));
  database = await openTestDatabase();
  stage = await stageOf('forgotten-seller', database);
});
afterAll(async () => {
  await stage.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function isLookDueAfter(part: Part): Promise<boolean> {
  const watched = await watchPart(stage.app, stage.account.id, part);
  if (watched.outcome !== 'pulled') throw new Error(`${part} was not pulled: ${watched.outcome}`);
  return watched.isLookDue;
}

it('calls for a look when something is new, and not when nothing is', async () => {
  const { app, account, clock, simulator } = stage;
  for (const part of parts) expect(await isLookDueAfter(part)).toBe(true);
  await lookAt(app, account.id);

  clock.moveTo(clock.now() + 4 * minuteMs);
  expect(await isLookDueAfter('new-listings')).toBe(false);

  // what isn't seen any more, and what is seen again
  clock.moveTo(clock.now() + 4 * minuteMs);
  const mend = simulator.faults.switchOn({ kind: 'role-missing', operation: 'searchListingsItems' });
  expect(await isLookDueAfter('new-listings')).toBe(true);
  await lookAt(app, account.id);
  mend();

  // Mallory has listed
  clock.moveTo(simulator.endsAt);
  expect(await isLookDueAfter('new-listings')).toBe(true);
  // of which no mail has told: where none is read nothing rings
  expect(await watchPart(app, account.id, 'notices')).toMatchObject({ outcome: 'pulled', wanted: [] });
});

it('answers a ring beside the clock’s turn: after the pull that is under way, and not one by one', async () => {
  const { app, account, clock } = stage;
  const rung = () => watchPart(app, account.id, 'orders', { isRung: true });
  clock.moveTo(clock.now() + minuteMs);
  expect(await rung()).toMatchObject({ outcome: 'pulled' });
  const { startedAt: lastPull = 0 } = (await app.store.lastRuns(account.id)).orders ?? {};
  expect(await watchPart(app, account.id, 'orders')).toEqual({ outcome: 'not-due' });
  expect(await rung()).toEqual({ outcome: 'later', at: lastPull + 30_000 });

  clock.moveTo(lastPull + 30_000);
  const letGo = await app.store.hold(`pull ${account.id} orders`);
  expect(await rung()).toEqual({ outcome: 'later', at: clock.now() + 2_000 });
  clock.moveTo(clock.now() + 2 * minuteMs);
  expect(await watchPart(app, account.id, 'orders')).toEqual({ outcome: 'held' });
  await letGo?.();
  expect(await rung()).toMatchObject({ outcome: 'pulled' });
});

it('asks for what is new as often as is set, and every three minutes for what was done to old listings', async () => {
  const { app, account, clock, simulator } = stage;
  const callsOf = async (at: Instant) => {
    clock.moveTo(at);
    const before = simulator.calls.byOperation.searchListingsItems ?? 0;
    const every = { ...app.intervals, 'new-listings': 20_000 };
    const watched = await watchPart({ ...app, intervals: every }, account.id, 'new-listings');
    expect(watched).toMatchObject({ outcome: 'pulled', run: { coverage: { state: 'complete' } } });
    return (simulator.calls.byOperation.searchListingsItems ?? 0) - before;
  };
  const turn = Math.ceil(clock.now() / (3 * minuteMs)) * 3 * minuteMs;
  const calls: number[] = [];
  for (let at = turn; at <= turn + 200_000; at += 20_000) calls.push(await callsOf(at));
  // a new turn of three minutes begins with the first and with the tenth
  const [first = 0, second = 0] = calls;
  expect(first).toBeGreaterThan(second);
  expect(calls).toEqual([first, ...Array(8).fill(second), first, second]);
});

it('rings for listings and orders when one of Amazon’s mails told something, and not when none did', async () => {
  const own = await openTestDatabase();
  const { app, account, clock, simulator, close } = await stageOf('forgotten-both-ways', own);
  const mails = () => watchPart(app, account.id, 'notices');
  expect(await mails()).toMatchObject({ outcome: 'pulled' });
  await lookAt(app, account.id);
  clock.moveTo(clock.now() + 4 * minuteMs);
  expect(await mails()).toMatchObject({ outcome: 'pulled', wanted: [] });
  clock.moveTo(simulator.endsAt);
  expect(await mails()).toMatchObject({ outcome: 'pulled', wanted: ['new-listings', 'orders'] });
  await close();
  await own.close();
});
