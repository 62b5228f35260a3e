// What the database sums up of a shop for long lists, and what is said of one shop that is read whole, must be the same.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/domain/clock.ts';
import { type PullRun, partsOf } from '../../src/domain/watch/coverage.ts';
import { stateOf, watchStates } from '../../src/domain/watch/shop-outline.ts';
import { sightRule, watchedAccounts, watchStateOf } from '../../src/watch/freshness.ts';
import { everyMs, onDemand } from '../../src/watch/schedule.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { aliceCredentials, anAccount, openTestStore, type TestStore } from '../support/store.ts';

const noon = Date.UTC(2026, 5, 10, 3);
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test?.close());

/** Numbers that are the same each time. */
function drawn(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it('is the same of shops that are paused, mail-only, read never, in part, in time, late, or where there is nothing', async () => {
  const draw = drawn(7);
  const faults = ['network', 'not-available-in-region', undefined] as const;
  for (let n = 0; n < 40; n++) {
    const account = anAccount({ id: `shop-${n}`, ...(n % 5 === 0 && { isMailOnly: true }) });
    await test.store.addAccount(account, aliceCredentials, noon);
    const entry = { at: noon, accountId: account.id, who: 'Alice', via: 'command', what: 'account-paused' } as const;
    if (n % 7 === 0) await test.store.setPaused(account.id, noon, { ...entry, subject: null, detail: {} });
    // from shop to shop fewer of them late or unseen, so that some are seen whole
    const trouble = (n % 10) * 3;
    for (const part of partsOf(account)) {
      for (let run = draw(n < 4 ? 1 : 3); run >= 0 && n !== 1; run--) {
        const isMissing = draw(40) < trouble;
        const ago = draw(40) < trouble ? 3 * everyMs[part] + draw(3) - 1 : draw(everyMs[part]);
        const at = noon - ago - run * minuteMs;
        const fault = isMissing ? faults[draw(3)] : undefined;
        const asOf = draw(3) === 0 ? null : at;
        const coverage: PullRun['coverage'] = isMissing
          ? { state: 'missing', reason: 'not now', asOf: null }
          : { state: draw(2) === 0 ? 'complete' : 'partial', reason: null, asOf, ...(asOf && { aheadTo: at + 1 }) };
        const rest = { rows: 0, calls: 1, badRows: [], ...(fault && { fault }) };
        await test.store.recordRun(account.id, { part, startedAt: at, finishedAt: at + 5, coverage, ...rest });
      }
    }
  }
  const clock = createManualClock(noon);
  const whole = await watchedAccounts({ store: test.store, clock, intervals: everyMs });
  const sums = new Map((await test.store.outlineShops(sightRule(noon, everyMs))).map((one) => [one.id, one]));
  const states = whole.map((one) => {
    const sum = sums.get(one.account.id);
    return { id: one.account.id, whole: watchStateOf(one), summedUp: sum && stateOf(sum) };
  });
  expect(states.filter((one) => one.whole !== one.summedUp)).toEqual([]);
  expect(sums.size).toBe(40);
  // it would show
  expect(new Set(states.map((one) => one.whole))).toEqual(new Set(watchStates));

  const some = ['shop-3', 'shop-8'];
  const picked = await watchedAccounts({ store: test.store, clock, intervals: everyMs }, some);
  expect(picked).toEqual(whole.filter(({ account }) => some.includes(account.id)));
});

it('counts no part that is read on demand', () => {
  expect([...sightRule(noon, everyMs).late.keys()].filter((part) => onDemand.has(part))).toEqual([]);
});
