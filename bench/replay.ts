// What the steps of a replay cost where nearly all changes are of no concern: a shop whose every price a program moves each
// day, shown once a day or as it happens, and a steady stream of orders. In CPU time, which other work doesn't stretch.
import { detectors } from '../src/detectors/all.ts';
import { dayMs } from '../src/domain/clock.ts';
import { parts } from '../src/domain/watch/coverage.ts';
import { createReplay } from '../src/replay/replay.ts';
import { stepMs } from '../src/watch/step.ts';
import { anAccount } from '../test/support/factories.ts';
import { type RepricedShop, repricedDays, repricedMarket } from '../test/support/repriced-shop.ts';
import { machine, rounded } from './support/spread.ts';

const start = Date.UTC(2025, 0, 1);
const shops: Readonly<Record<string, RepricedShop>> = {
  'repriced, in daily files': { listings: 608, ordersPerDay: 135 },
  'repriced, as it happens': { listings: 608, ordersPerDay: 135, isSpread: true },
  'a stream of orders': { listings: 3, ordersPerDay: 1_319 },
};

function replayed(shop: RepricedShop, days: number) {
  const begun = process.cpuUsage();
  let [ids, orders, peak, at] = [0, 0, 0, start];
  const market = repricedMarket(start);
  const replay = createReplay({
    account: anAccount({ recipients: [] }),
    detectors,
    newId: () => `${++ids}`,
    marketAt: () => market,
    stepMs,
    from: start + 2 * dayMs,
    parts: new Set(parts),
  });
  for (const changes of repricedDays(shop, 1, start, days)) {
    for (const part of parts)
      replay.take({ at, seen: { part, coverage: { state: 'complete', reason: null, asOf: at } } });
    for (const change of changes) {
      if (change.kind === 'order-placed') orders++;
      replay.take({ at: change.observedAt, changes: [change] });
    }
    at += dayMs;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const { outcomes } = replay.end(at);
  const { user, system } = process.cpuUsage(begun);
  return { days, orders, cpuSeconds: rounded((user + system) / 1e6), peakMegabytes: rounded(peak / 2 ** 20), outcomes };
}

/** Aims: the repriced year (252 days) in 12 CPU-seconds, 120,000 orders (91 days) in 40, either in 250 MB. */
export async function run({ share = 1, only = '' } = {}) {
  const days = { 'a stream of orders': 91 } as Readonly<Record<string, number>>;
  const names = Object.keys(shops).filter((name) => name.includes(only));
  const figures = names.map((name) => [
    name,
    replayed(shops[name] as RepricedShop, Math.ceil((days[name] ?? 252) * share)),
  ]);
  return { ...Object.fromEntries(figures), machine: machine() };
}
