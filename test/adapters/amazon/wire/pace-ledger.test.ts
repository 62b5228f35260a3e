// One allowance for machines whose clocks don't agree, kept in a real database by its own clock.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMemoryLedger, createPace } from '../../../../src/adapters/amazon/wire/pace.ts';
import { createSharedLedger } from '../../../../src/adapters/amazon/wire/pace-ledger.ts';
import { hourMs, minuteMs } from '../../../../src/domain/clock.ts';
import { createManualClock } from '../../../support/manual-clock.ts';
import { openTestStore, type TestStore } from '../../../support/store.ts';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ isEmpty: true });
});
afterAll(() => test?.close());

/** A machine whose clock shows so much more than it should. */
function machine(bucket: string, aheadMs: number) {
  const asked: number[] = [];
  const clock = { now: () => Date.now() + aheadMs, sleep: async (ms: number) => void asked.push(ms) };
  const ledger = createSharedLedger(test.store, clock, test.store.databaseNow);
  // one call an hour, so that the time that the test takes is nothing
  return { asked, pace: createPace({ clock, ledger, bucket, rate: 1 / 3600, burst: 2 }) };
}
/** The waits; a few milliseconds are what two clocks can't be told apart by. */
const hours = (asked: readonly number[]) => asked.map((ms) => Math.round(ms / hourMs)).filter((n) => n > 0);

describe('machines that share an allowance', () => {
  it.each([
    ['agree', 0, 0],
    ['are a day apart', 12 * hourMs, -12 * hourMs],
    ['are a day apart the other way', -12 * hourMs, 12 * hourMs],
  ])('whose clocks %s wait as one would', async (_, one, other) => {
    const bucket = randomUUID();
    const [first, second] = [machine(bucket, one), machine(bucket, other)];
    await first.pace.take();
    await second.pace.take();
    expect([hours(first.asked), hours(second.asked)]).toEqual([[], []]);
    await second.pace.take();
    await first.pace.take();
    expect(hours(second.asked)).toEqual([1]);
    expect(hours(first.asked)).toEqual([2]);
    await first.pace.drain(0);
    await second.pace.take();
    expect(hours(second.asked)).toEqual([1, 3]);
  });
});

describe('a clock that is set while the program runs', () => {
  /** A machine on a clock in the hand, and the true time. */
  function shared() {
    const [clock, truth] = [createManualClock(hourMs), createManualClock(hourMs)];
    let asks = 0;
    const ledger = createSharedLedger(createMemoryLedger(), clock, async () => {
      asks++;
      return truth.now();
    });
    const pass = (ms: number) => {
      for (const one of [clock, truth]) one.advance(ms);
    };
    return { clock, pass, asks: () => asks, pace: createPace({ clock, ledger, rate: 1 / 60, burst: 1 }) };
  }

  it.each([-30 * minuteMs, 30 * minuteMs])('by %d ms changes no wait', async (byMs) => {
    const { clock, pass, pace } = shared();
    await pace.take();
    pass(minuteMs);
    await pace.take();
    expect(clock.sleeps).toEqual([]);
    clock.advance(byMs);
    await pace.take();
    expect(clock.sleeps).toEqual([minuteMs]);
  });

  it('is held against the shared one now and then, not at each call', async () => {
    const { pass, pace, asks } = shared();
    for (let call = 0; call < 10; call++) {
      await pace.take();
      pass(minuteMs);
    }
    expect(asks()).toBe(2);
  });
});
