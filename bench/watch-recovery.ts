// How long after a kill (SIGKILL of a process in the middle of a job) another process has done the job, with the
// service's own settings, on both backends. Several kills at once, each with a queue of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createQueues } from '../src/adapters/queue/index.ts';
import { startPostgres } from '../test/support/queue-database.ts';
import { startRedis } from '../test/support/redis-server.ts';
import { machine, median, rounded } from './support/spread.ts';
import type { QueuePlace } from './support/stuck-process.ts';

const stuckProcess = fileURLToPath(new URL('./support/stuck-process.js', import.meta.url));
const log = { warn: () => undefined, error: () => undefined };

/** Seconds from the kill to the end of the job in this process, whose worker has waited beside the other for a while. */
async function recovery(place: QueuePlace, name: string, aliveMs: number): Promise<number> {
  const backend = await createQueues({ ...place, log, now: Date.now });
  try {
    const child = fork(stuckProcess, [JSON.stringify(place), name]);
    const taken = once(child, 'message');
    await backend.queue(name).add('job', {});
    await taken;
    const done = new Promise<void>((resolve) => {
      backend.worker(name, async () => resolve());
    });
    await new Promise((resolve) => setTimeout(resolve, aliveMs));
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    const killedAt = performance.now();
    await gone;
    await done;
    return (performance.now() - killedAt) / 1000;
  } finally {
    await backend.close();
  }
}

/** The lives are of different length, so that the kills fall anywhere between two renewals of the lock. */
async function recoveries(place: QueuePlace, kills: number) {
  const lives = Array.from({ length: kills }, (_, i) => 1000 + (i * 30_000) / kills);
  const seconds = await Promise.all(lives.map((aliveMs, i) => recovery(place, `stuck-${i}`, aliveMs)));
  return { kills, medianSeconds: rounded(median(seconds), 1), worstSeconds: rounded(Math.max(...seconds), 1) };
}

export async function run({ kills = 5 } = {}) {
  const [redis, postgres] = [await startRedis(), await startPostgres()];
  try {
    const [onRedis, onPostgres] = await Promise.all([
      recoveries({ redisUrl: redis.url, databaseUrl: '' }, kills),
      recoveries({ redisUrl: null, databaseUrl: postgres.url }, kills),
    ]);
    return { onRedis, onPostgres, machine: machine() };
  } finally {
    await Promise.all([redis.stop(), postgres.stop()]);
  }
}
