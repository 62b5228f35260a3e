// The token bucket, on a clock in the hand.
import { describe, expect, it } from '@jest/globals';
import { createMemoryLedger, createPace } from '../../../../src/adapters/amazon/wire/pace.ts';
import { start } from '../../../support/amazon-bench.ts';
import { createManualClock } from '../../../support/manual-clock.ts';

describe('pace', () => {
  it('lets a burst through and then one call a refill, and refills while nothing is asked', async () => {
    const clock = createManualClock(start);
    const pace = createPace({ clock, rate: 0.5, burst: 3 });
    for (let call = 0; call < 5; call++) await pace.take();
    expect(clock.now() - start).toBe(4000);
    clock.advance(60_000);
    for (let call = 0; call < 3; call++) await pace.take();
    expect(clock.sleeps).toEqual([2000, 2000]);
  });

  it('gives each of those who ask at once their own place in the queue', async () => {
    const asked: number[] = [];
    const clock = { now: () => start, sleep: async (ms: number) => void asked.push(ms) };
    const pace = createPace({ clock, rate: 2, burst: 4 });
    await Promise.all(Array.from({ length: 7 }, () => pace.take()));
    expect(asked).toEqual([500, 1000, 1500]);
  });

  it("takes Amazon's word on the rate, and ignores nonsense", async () => {
    const clock = createManualClock(start);
    const pace = createPace({ clock, rate: 1, burst: 1 });
    for (const rate of [4, Number.NaN, 0, -1]) await pace.adjust(rate);
    await pace.take();
    await pace.take();
    expect(clock.sleeps).toEqual([250]);
  });

  it.each([
    ['raised', 4, 250],
    ['lowered', 0.5, 2000],
  ])('that is %s holds for what is owed already, and for all who keep it there', async (_, rate, turnMs) => {
    const clock = createManualClock(start);
    const ledger = createMemoryLedger();
    const [one, other] = [0, 1].map(() => createPace({ clock, ledger, bucket: 'orders', rate: 1, burst: 1 }));
    await one?.take();
    await one?.take();
    await one?.adjust(rate);
    await other?.take();
    expect(clock.sleeps).toEqual([1000, turnMs]);
  });

  it('that is raised wakes who waits already', async () => {
    let now = start;
    const asked: number[] = [];
    const clock = {
      now: () => now,
      sleep: (ms: number, signal?: AbortSignal) => {
        asked.push(ms);
        return asked.length < 2
          ? new Promise<void>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
          : Promise.resolve();
      },
    };
    const told: number[] = [];
    const pace = createPace({ clock, rate: 0.005, burst: 1 });
    await pace.take();
    const waiting = pace.take(undefined, (until) => void told.push(until - start));
    await new Promise(setImmediate);
    now += 20_000;
    await pace.adjust(0.05);
    await waiting;
    // 200 s, of which a tenth had gone by: nine tenths of 20 s are left
    expect(asked).toEqual([200_000, 18_000]);
    expect(told).toEqual([200_000, 38_000]);
  });

  it('waits a whole refill after a 429, with pacing off as well', async () => {
    for (const isOff of [false, true]) {
      const clock = createManualClock(start);
      const pace = createPace({ clock, rate: 0.1, burst: 20, isOff });
      await pace.take();
      expect(await pace.drain(0)).toBe(10_000);
      await pace.take();
      expect(clock.sleeps).toEqual([10_000]);
    }
  });

  it('doubles the wait with each 429 in a row', async () => {
    const pace = createPace({ clock: createManualClock(start), rate: 0.1, burst: 20 });
    const waits = await Promise.all([0, 1, 2, 3].map((nth) => pace.drain(nth)));
    expect(waits).toEqual([10_000, 20_000, 40_000, 80_000]);
  });

  it('gives the turn back when the wait is aborted', async () => {
    const clock = createManualClock(start);
    const pace = createPace({ clock, rate: 1, burst: 1 });
    await pace.take();
    const stop = new AbortController();
    const waiting = pace.take(stop.signal);
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await pace.take();
    expect(clock.now() - start).toBe(1000);
  });

  it('survives a clock that is set back', async () => {
    const clock = createManualClock(start);
    const pace = createPace({ clock, rate: 1, burst: 2 });
    await pace.take();
    clock.advance(-3_600_000);
    await pace.take();
    expect(clock.sleeps).toEqual([]);
  });

  it('is shared by all that keep it in one ledger, each bucket for itself', async () => {
    const clock = createManualClock(start);
    const ledger = createMemoryLedger();
    const [one, other, apart] = ['orders', 'orders', 'listings'].map((bucket) =>
      createPace({ clock, ledger, bucket, rate: 1, burst: 2 }),
    );
    await one?.take();
    await other?.take();
    await apart?.take();
    expect(clock.sleeps).toEqual([]);
    await one?.take();
    await other?.drain(1);
    await one?.take();
    expect(clock.sleeps).toEqual([1000, 2000]);
  });
});
