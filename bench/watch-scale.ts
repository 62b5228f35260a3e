// A thousand shops on one machine: is every part of every account pulled in time, what does it cost, and how long does an
// alert take meanwhile? Real workers in one process, the service's own intervals and Amazon's own quotas.
import { setTimeout as pause } from 'node:timers/promises';
import { everyMs, onDemand } from '../src/watch/schedule.ts';
import { alertLatencies, latencyFigures } from './support/alert-latency.ts';
import { costOf, treeCpuMs } from './support/process-cost.ts';
import { machine, median, percentile, rounded } from './support/spread.ts';
import { type WatchedSellers, type WatchedSellersOptions, watchSellers } from './support/watched-sellers.ts';

export interface ScaleOptions extends Partial<WatchedSellersOptions> {
  /** Accounts that are taken over while the figures are taken. */
  readonly attacked?: number;
  /** At least thrice the shortest interval. */
  readonly minutes?: number;
}

/**
 * The age of what is known of each account and part just before it was renewed, in intervals of that part; of pulls that
 * began after `begunAt`, so that waiting behind the first reading of other shops isn't counted.
 */
async function ages({ pool }: WatchedSellers, begunAt: number): Promise<Record<string, object>> {
  const { rows } = await pool.query<{ part: keyof typeof everyMs; ageMs: number }>(
    `SELECT part, extract(epoch FROM coalesce(next_at, now()) - started_at)::float8 * 1000 AS "ageMs"
       FROM (SELECT part, started_at, state, lead(finished_at) OVER (PARTITION BY account_id, part ORDER BY id) AS next_at
               FROM pull_run) AS run
      WHERE started_at >= $1 AND state <> 'missing'`,
    [new Date(begunAt)],
  );
  const byPart = new Map<string, number[]>();
  for (const { part, ageMs } of rows)
    if (!onDemand.has(part)) byPart.set(part, [...(byPart.get(part) ?? []), ageMs / everyMs[part]]);
  return Object.fromEntries(
    [...byPart].map(([part, of]) => [
      part,
      {
        pulls: of.length,
        median: rounded(median(of), 2),
        p99: rounded(percentile(of, 99), 2),
        worst: rounded(Math.max(...of), 2),
      },
    ]),
  );
}

/** Aim: no age above 2. */
export async function run({
  sellers = 1000,
  attacked = 20,
  minutes = 10,
  latencyMs = 150,
  backend = 'redis',
}: ScaleOptions = {}) {
  const watched = await watchSellers({ sellers, latencyMs, backend });
  try {
    const startedAt = performance.now();
    await watched.settled(40 * 60_000);
    const readInSeconds = (performance.now() - startedAt) / 1000;
    console.error(`  ${sellers} accounts read after ${rounded(readInSeconds)} s`);

    const { servicePid, amazonPid, postgresPid } = watched;
    const costs = async () => ({
      service: (await costOf(servicePid)).cpuMs,
      amazon: (await costOf(amazonPid)).cpuMs,
      postgres: await treeCpuMs(postgresPid),
    });
    const [begun, begunAt, before] = [performance.now(), Date.now(), await costs()];
    const victims = Array.from({ length: attacked }, (_, i) => Math.floor((i * sellers) / attacked));
    const attackMs = Math.max(0, minutes - 5) * 60_000;
    for (const [i, seller] of victims.entries()) watched.takeOver(seller, begunAt + 10_000 + (i * attackMs) / attacked);
    await pause(minutes * 60_000);
    const [after, tookMs] = [await costs(), performance.now() - begun];
    const percentOfCore = (name: keyof typeof after) => rounded(((after[name] - before[name]) / tookMs) * 100);
    const { residentMegabytes, peakMegabytes } = await costOf(servicePid);
    return {
      ...{ sellers, backend, latencyMs, minutes },
      readInSeconds: rounded(readInSeconds),
      agesInIntervals: await ages(watched, begunAt),
      latency: latencyFigures(await alertLatencies(watched, victims)),
      attacked,
      cpuPercentOfCore: {
        service: percentOfCore('service'),
        postgres: percentOfCore('postgres'),
        fakeAmazon: percentOfCore('amazon'),
      },
      ...{ residentMegabytes: rounded(residentMegabytes), peakMegabytes: rounded(peakMegabytes) },
      machine: machine(),
    };
  } finally {
    await watched.close();
  }
}
