// What a look costs where a program moves every price each day: with nothing new and with a thousand new changes, by a
// process that has just started and by one that has looked before.
import { randomUUID } from 'node:crypto';
import { openSecrets } from '../src/adapters/secrets.ts';
import { openDatabase, openStore } from '../src/adapters/store/index.ts';
import type { Store } from '../src/adapters/store/port.ts';
import { dayMs, type Instant, minuteMs } from '../src/domain/clock.ts';
import type { Change } from '../src/domain/shop/change.ts';
import { parts } from '../src/domain/watch/coverage.ts';
import { lookAt } from '../src/watch/look.ts';
import { collectedMegabytes } from '../test/support/collected.ts';
import { repricedDays } from '../test/support/repriced-shop.ts';
import { aliceCredentials, anAccount, aRun } from '../test/support/store.ts';
import { scratchFolder } from './support/scratch-folder.ts';
import { machine, rounded } from './support/spread.ts';

const start = Date.UTC(2026, 0, 1);
const days = 4;
const batch = 5_000;

interface Cost {
  readonly ms: number;
  readonly cpuSeconds: number;
  /** More than before it, once the garbage is gone. */
  readonly megabytes: number;
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const heap = collectedMegabytes();
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const ms = performance.now() - begun;
  const megabytes = collectedMegabytes() - heap;
  return { ms: rounded(ms), cpuSeconds: rounded((user + system) / 1e6, 2), megabytes: rounded(megabytes) };
}

async function append(store: Store, changes: readonly Change[], at: Instant): Promise<void> {
  for (let i = 0; i < changes.length; i += batch)
    await store.observe('alice', async (state) => {
      await state.append(changes.slice(i, i + batch));
      return aRun({ part: 'listings', startedAt: at, finishedAt: at });
    });
}

async function looked(listings: number) {
  const folder = await scratchFolder();
  const secrets = await openSecrets({ secretKeys: null, dataDir: folder.path });
  const database = await openDatabase({ databaseUrl: null, dataDir: folder.path });
  const open = () => openStore({ url: database.url, sealer: secrets });
  let now = start + days * dayMs + minuteMs;
  const look = (store: Store) =>
    lookAt({ store, clock: { now: () => now, sleep: async () => {} }, newId: randomUUID }, 'alice');
  try {
    const store = await open();
    await store.addAccount(anAccount({ recipients: [] }), aliceCredentials, start);
    const shop = { listings, ordersPerDay: 20, isSpread: true };
    const history = [...repricedDays(shop, 1, start, days + 1)].flat();
    const known = history.filter(({ observedAt }) => observedAt <= now);
    const news = history.filter(({ observedAt }) => observedAt > now).slice(0, 1_000);
    // within two minutes, as a program makes them
    const seenAs = (change: Change, i: number, from: Instant): Change => {
      const at = from + i * 100;
      return { ...change, occurredAt: at, observedAt: at };
    };
    await append(store, known, now);
    for (const part of parts) await store.recordRun('alice', aRun({ part, startedAt: now, finishedAt: now }));
    const first = await costOf(() => look(store));
    const afterRestart = async (): Promise<Cost> => {
      const other = await open();
      try {
        return await costOf(() => look(other));
      } finally {
        await other.close();
      }
    };
    now += 3 * minuteMs;
    const nothingNewAfterRestart = await afterRestart();
    await look(store);
    now += 3 * minuteMs;
    const nothingNew = await costOf(() => look(store));
    const from = now;
    now += 3 * minuteMs;
    await append(
      store,
      news.map((change, i) => seenAs(change, i, from)),
      now,
    );
    const thousandNew = await costOf(() => look(store));
    await store.close();
    return { changes: known.length, first, nothingNewAfterRestart, nothingNew, news: news.length, thousandNew };
  } finally {
    await database.close();
    await folder.remove();
  }
}

/** Aims for 100,000: nothing new in 50 ms and 10 MB more, with 1,000 new changes in 200 ms. */
export async function run({ sizes = [1_000, 10_000, 100_000] } = {}) {
  const figures: Record<string, unknown> = {};
  for (const listings of sizes) figures[`${listings} listings, repriced daily`] = await looked(listings);
  return { ...figures, machine: machine() };
}
