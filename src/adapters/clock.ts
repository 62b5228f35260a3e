// The real time, and a faster one for the demo. The only file of the program that reads the computer's clock.

import { performance } from 'node:perf_hooks';
import { setTimeout as timeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Clock, Instant } from '../domain/clock.ts';
import { isOwnComputer } from '../domain/own-computer.ts';
import { patience } from '../domain/patience.ts';

/** The longest that a timer of Node's can wait; it takes anything longer for 1 ms. */
const longestTimeoutMs = 2 ** 31 - 1;

/** The computer's own time. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), sleep: wait };
}

/**
 * A clock that starts at `startAt` and runs `speed` times as fast as the real one; waiting is shortened alike.
 * After `sleep(ms)` at least `ms` of its time have gone by.
 */
export function createScaledClock(options: { startAt: Instant; speed: number }): Clock {
  const { startAt, speed } = options;
  if (!(speed > 0 && Number.isFinite(speed))) throw new RangeError(`speed must be above 0, not ${speed}`);
  const begun = performance.now();
  const exactNow = () => startAt + (performance.now() - begun) * speed;
  return {
    speed,
    now: () => Math.floor(exactNow()),
    async sleep(ms, signal) {
      const until = exactNow() + ms;
      await wait(ms / speed, signal);
      // What the clock shows is cut to whole milliseconds; it must not show less than was slept.
      while (Math.floor(exactNow()) < Math.floor(until)) await wait(1, signal);
    },
  };
}

/** Where a fake Amazon tells its time; Amazon has no such path. */
const clockPath = '/simulator/clock';
const simulatedTime = z.object({ now: z.number(), speed: z.number().positive() });

/**
 * The clock of a fake Amazon on this computer (`rusuban simulate`) when its time isn't ours: what it shows happens by
 * that clock. Else the computer's own.
 * @param endpoint what stands in for Amazon, or null
 */
export async function createClockOf(endpoint: string | null): Promise<Clock> {
  if (endpoint === null || !URL.canParse(endpoint) || !isOwnComputer(new URL(endpoint).hostname))
    return createSystemClock();
  try {
    const answer = await fetch(`${endpoint}${clockPath}`, { signal: patience(5000) });
    const told = simulatedTime.safeParse(answer.ok ? await answer.json() : null);
    if (told.success && told.data.speed !== 1)
      return createScaledClock({ startAt: told.data.now, speed: told.data.speed });
  } catch {
    // It doesn't answer, which the first pull will say better, or it isn't a simulator.
  }
  return createSystemClock();
}

/** Waits by the steady clock, so that setting the computer's time in between changes nothing. */
async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const until = performance.now() + ms;
  for (let left = ms; left > 0; left = until - performance.now()) {
    try {
      await timeout(Math.min(Math.ceil(left), longestTimeoutMs), undefined, signal && { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}
