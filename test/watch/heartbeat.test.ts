// What the watch says of its own mails: which of them wait, and for how long.
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../src/domain/clock.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import { problemsOf } from '../../src/watch/heartbeat.ts';
import { everyMs } from '../../src/watch/schedule.ts';
import type { UpkeepDeps } from '../../src/watch/upkeep.ts';
import { createManualClock, type ManualClock } from '../support/manual-clock.ts';
import { aliceCredentials, anAccount, aRun, openTestStore, type TestStore } from '../support/store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const key = 'lapse/1';
let test: TestStore;
let clock: ManualClock;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
beforeEach(async () => {
  clock = createManualClock(noon);
  await test.store.addAccount(anAccount(), aliceCredentials, noon);
});
afterEach(() => test.store.removeAccount('alice'));
afterAll(() => test?.close());

/** A message to Alice that is due at `dueAt`. */
const owe = (dueAt = noon) =>
  test.store.owe([
    {
      ...{ key, accountId: 'alice', incidentId: null, revision: 0, recipient: 'alice@example.com', kind: 'lapse' },
      ...{ reason: 'lapse', props: null, createdAt: noon, dueAt },
    },
  ]);
/** A sender takes it in hand. */
const claim = () => test.store.claimOutbox(clock.now(), 5 * minuteMs);
const waiting = async () => (await problems({ at: null })).filter((line) => /message/.test(line));
const problems = (upkeepDone: UpkeepDeps['upkeepDone']) =>
  problemsOf({ store: test.store, clock, intervals: everyMs, startedAt: 0, upkeepDone });

it('a mail that no server takes waits, also between two tries', async () => {
  await owe();
  for (const after of [0, 10, 25].map((minutes) => minutes * minuteMs)) {
    clock.advance(after);
    expect(await claim()).toMatchObject({ key });
    const retryAt = clock.now() + 10 * minuteMs;
    const deferred = { outcome: 'deferred', detail: '451 not now', retryAt, fault: 'channel' } as const;
    await test.store.settleOutbox(key, deferred, clock.now());
  }
  expect((await test.store.outboxBacklog(clock.now())).due).toBe(0);
  expect(await waiting()).toEqual(['1 message waits, the oldest for 35 minutes']);
});

it('a mail that a sender has in hand is not done', async () => {
  await owe();
  await claim();
  expect(await test.store.outboxBacklog(clock.now() + minuteMs)).toEqual({ due: 1, late: 1, oldestMs: 0 });
});

it('a mail that was held until morning is not late in the morning', async () => {
  await owe(noon + 9 * hourMs);
  clock.advance(9 * hourMs);
  expect(await waiting()).toEqual([]);
  clock.advance(31 * minuteMs);
  expect(await waiting()).toEqual(['1 message waits, the oldest for 31 minutes']);
});

it('nothing is told of the time in which the computer slept, and of what is still not seen half an hour later', async () => {
  for (const part of parts) {
    const coverage = { state: 'complete', reason: null, asOf: noon } as const;
    await test.store.recordRun('alice', aRun({ part, startedAt: noon, finishedAt: noon, coverage }));
  }
  await owe();
  // upkeep comes round each minute
  const upkeepDone: UpkeepDeps['upkeepDone'] = { at: noon };
  clock.advance(8 * hourMs);
  expect(await problems(upkeepDone)).toEqual([]);
  for (const [minutes, expected] of [
    [29, []],
    [2, [expect.stringContaining('alice: not seen: '), '1 message waits, the oldest for 511 minutes']],
  ] as const) {
    for (let n = 0; n < minutes; n++) {
      clock.advance(minuteMs);
      upkeepDone.at = clock.now();
    }
    expect(await problems(upkeepDone)).toEqual(expected);
  }
});
