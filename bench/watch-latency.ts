// From the observation of a takeover to the delivery of its mail, with 1 account watched and with 100 (watch-scale has
// 1,000). Real workers, a real mail server; new listings are asked for more often than usual, so that it ends soon.
import { setTimeout as pause } from 'node:timers/promises';
import { secondMs } from '../src/domain/clock.ts';
import { alertLatencies, latencyFigures } from './support/alert-latency.ts';
import { machine } from './support/spread.ts';
import { watchSellers } from './support/watched-sellers.ts';

/** Some of so many accounts are taken over, at moments of their own within one interval. */
async function latencies(sellers: number, attacked: number, newListingsMs: number): Promise<number[][]> {
  const intervals = { 'new-listings': newListingsMs };
  const watched = await watchSellers({ sellers, latencyMs: 150, backend: 'redis', intervals });
  try {
    await watched.settled(10 * 60 * secondMs);
    const victims = Array.from({ length: attacked }, (_, i) => Math.floor((i * sellers) / attacked));
    const startAt = Date.now() + 2 * secondMs;
    for (const [i, seller] of victims.entries()) watched.takeOver(seller, startAt + (i * newListingsMs) / attacked);
    // the listing of bait takes 5 s; an interval later all of it has been seen
    await pause(2 * newListingsMs + 20 * secondMs);
    return await alertLatencies(watched, victims);
  } finally {
    await watched.close();
  }
}

export async function run({ rounds = 5, attacked = 25 } = {}) {
  const alone: number[][] = [];
  for (let round = 0; round < rounds; round++) alone.push(...(await latencies(1, 1, 5 * secondMs)));
  const hundred = await latencies(100, attacked, 60 * secondMs);
  return {
    one: { attacked: rounds, ...latencyFigures(alone) },
    hundred: { attacked, ...latencyFigures(hundred) },
    machine: machine(),
  };
}
