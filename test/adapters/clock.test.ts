// Clocks against the real time, without measuring it tightly: what must never happen is waking too early.
import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { createScaledClock, createSystemClock } from '../../src/adapters/clock.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';

const clocks = {
  system: createSystemClock(),
  scaled: createScaledClock({ startAt: Date.UTC(2026, 0, 1), speed: 1000 }),
};

describe.each(Object.entries(clocks))('the %s clock', (_, clock) => {
  it('never wakes early by its own time', async () => {
    for (const ms of [0, 0.2, 1, 3, 7.5]) {
      const before = clock.now();
      await clock.sleep(ms);
      expect(clock.now() - before).toBeGreaterThanOrEqual(Math.floor(ms));
    }
  });

  it('counts in whole milliseconds', () => {
    expect(Number.isInteger(clock.now())).toBe(true);
  });

  it('is woken by an abort with the reason given, and leaves nothing behind', async () => {
    const control = new AbortController();
    const reason = new Error('closing');
    const timers = timerCount();
    const sleep = clock.sleep(90 * dayMs, control.signal);
    control.abort(reason);
    await expect(sleep).rejects.toBe(reason);
    expect(timerCount()).toBe(timers);
    expect(getEventListeners(control.signal, 'abort')).toHaveLength(0);
  });

  it('does not begin a sleep that was given up already', async () => {
    const timers = timerCount();
    await expect(clock.sleep(hourMs, AbortSignal.abort('no'))).rejects.toBe('no');
    expect(timerCount()).toBe(timers);
  });

  it('leaves no listener on the signal of a sleep that ended by itself', async () => {
    const { signal } = new AbortController();
    for (let i = 0; i < 3; i++) await clock.sleep(1, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

describe('the system clock', () => {
  it("shows the computer's time", () => {
    const [before, shown, after] = [Date.now(), clocks.system.now(), Date.now()];
    expect(shown).toBeGreaterThanOrEqual(before);
    expect(shown).toBeLessThanOrEqual(after);
  });

  it('sleeps longer than a timer of Node can', async () => {
    const control = new AbortController();
    const sleep = clocks.system.sleep(60 * dayMs, control.signal).then(
      () => 'woke',
      () => 'asleep until the abort',
    );
    await clocks.system.sleep(20);
    control.abort();
    expect(await sleep).toBe('asleep until the abort');
  });
});

describe('a scaled clock', () => {
  it('begins where it is told to and lets an hour go by in an instant', async () => {
    const startAt = Date.UTC(2026, 2, 1);
    const clock = createScaledClock({ startAt, speed: 1_000_000 });
    expect(clock.now()).toBeGreaterThanOrEqual(startAt);
    await clock.sleep(hourMs);
    expect(clock.now()).toBeGreaterThanOrEqual(startAt + hourMs);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the speed %d', (speed) => {
    expect(() => createScaledClock({ startAt: 0, speed })).toThrow(RangeError);
  });
});

function timerCount(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}
