// One pull as the service does it: whether it calls for a look.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Stage, setStage } from '../../src/cli/stage.ts';
import { loadConfig } from '../../src/config/load.ts';
import { minuteMs } from '../../src/domain/clock.ts';
import { type Part, parts } from '../../src/domain/watch/coverage.ts';
import { lookAt } from '../../src/watch/look.ts';
import { watchPart } from '../../src/watch/watch-part.ts';
import { storyCalled } from '../support/cheap-story.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let folder: string;
let stage: Stage;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rusuban-watch-part-'));
  database = await openTestDatabase();
  const places = { databaseUrl: database.url, logLevel: 'silent' as const };
  const settings = { ...loadConfig({}, { directory: folder }), ...places };
  stage = await setStage({
    story: storyCalled('forgotten-seller'),
    seed: 1,
    now: Date.UTC(2026, 9, 20),
    settings,
    folder,
  });
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
});
