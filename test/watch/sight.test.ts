// What is kept from look to look must say, byte for byte, what going through all changes says: on generated shops, with
// and without a night of everything, with what comes late, and where time jumps.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { runDetectors } from '../../src/detectors/run.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { newBaseline } from '../../src/domain/statistics/baseline.ts';
import { step, type WatchState, warmUp } from '../../src/watch/step.ts';
import { takeover } from '../support/detector-laws.ts';
import { aCoverage, added, anAccount, changed, noon, placed, repriced, yen } from '../support/factories.ts';
import { chance, type HonestShop, honestShop, type ShopKind, shopKinds } from '../support/honest-shops.ts';
import { plainSight, unscanned } from '../support/plain-scan.ts';
import { repricedDays, repricedMarket } from '../support/repriced-shop.ts';

const account = anAccount();
const start = Math.floor((noon - 70 * dayMs) / dayMs) * dayMs;
const from = start + 67 * dayMs;
const until = start + 70 * dayMs;

const moved = (change: Change, by: number): Change => ({
  ...change,
  occurredAt: change.occurredAt + by,
  observedAt: change.observedAt + by,
});

/** Steps of unequal length through the last days, with what is seen by then. */
function* stepsOf(changes: readonly Change[], random: () => number) {
  const known = [...changes].sort((a, b) => a.observedAt - b.observedAt);
  let next = known.findIndex(({ observedAt }) => observedAt > from);
  for (let now = from; now < until; ) {
    now += random() < 0.05 ? 26 * hourMs : Math.ceil(random() * 24) * 15 * minuteMs;
    const first = next;
    while (next < known.length && (known[next]?.observedAt ?? 0) <= now) next++;
    yield { now, changes: known.slice(first, next) };
  }
}

function compare({ changes, market }: HonestShop, seed: number): number {
  const random = chance(seed);
  let ids = 0;
  let state: WatchState = warmUp(
    { baseline: newBaseline(account.timeZone), recent: [], incidents: [] },
    changes.filter(({ observedAt }) => observedAt <= from),
    from,
  );
  let steps = 0;
  for (const { now, changes: news } of stepsOf(changes, random)) {
    const input = { account, changes: news, now, coverage: aCoverage(), market, detectors };
    const { verdicts, state: after } = step(state, { ...input, newId: () => `${++ids}` });
    const { recent, stillness } = after;
    if (!stillness) throw new Error('a step leaves its look');
    const plain = runDetectors(detectors, { ...stillness.look, recent, see: plainSight(recent) });
    expect(JSON.stringify(verdicts)).toBe(JSON.stringify(plain));
    state = after;
    steps++;
  }
  return steps;
}

/** Late, early, twice about the same, and back and forth. */
function odd(at: Instant): Change[] {
  const sku = (i: number) => ({ sku: `S-${i}`, asin: `B${i}` });
  return [
    { ...added(at - 9 * dayMs, { sku: 'late' }), observedAt: at },
    { ...added(at - 80 * hourMs, { sku: 'later' }), observedAt: at + hourMs },
    { ...placed(at + 5 * hourMs, { orderId: 'early' }), observedAt: at },
    placed(at, { orderId: 'twice', isByMail: true }),
    { ...placed(at + 1, { orderId: 'twice' }), key: 'order-placed|twice|shown' },
    ...Array.from({ length: 40 }, (_, i) =>
      repriced(at + i * 7 * minuteMs, yen(i % 2 ? 900 : 2_000), yen(i % 2 ? 2_000 : 900), sku(i % 5)),
    ),
    ...Array.from({ length: 5 }, (_, i) =>
      changed(at + i * hourMs, { channel: 'amazon' }, { channel: 'merchant', title: `Other ${i}` }, sku(1)),
    ),
  ];
}

describe('what is kept from look to look', () => {
  it.each(Array.from({ length: 50 }, (_, i) => i))('is what all changes come to: generated shop %i', (i) => {
    const kind = shopKinds[i % shopKinds.length] as ShopKind;
    const honest = honestShop({ ...kind, ordersPerDay: Math.min(8, kind.ordersPerDay) }, 100 + i, start, 70);
    const attackAt = from + dayMs + (i % 24) * hourMs;
    const attack = i % 3 === 0 ? [] : takeover(4 + (i % 9)).map((change) => moved(change, attackAt - noon));
    const changes = [...honest.changes, ...attack, ...(i % 2 === 0 ? odd(attackAt + 3 * hourMs) : [])];
    expect(compare({ ...honest, changes }, i)).toBeGreaterThan(4);
  });

  it.each([false, true])('is so where a program moves every price, spread over the day: %s', (isSpread) => {
    const shop = { listings: 40, ordersPerDay: 10, isSpread };
    const changes = [...repricedDays(shop, 5, start, 70)].flat();
    const attack = takeover(20).map((change) => moved(change, from + 2 * dayMs - noon));
    expect(compare({ changes: [...changes, ...attack], market: repricedMarket(start) }, 7)).toBeGreaterThan(4);
  });

  it('is compared with a plain scan for all detectors that keep something', () => {
    expect(unscanned).toEqual([]);
  });
});

describe('a step taken again from what an earlier one left', () => {
  it('comes to the same, though what was kept has moved on', () => {
    let ids = 0;
    const input = { account, coverage: aCoverage(), market: repricedMarket(start), detectors, newId: () => `${ids++}` };
    const first = step(
      { baseline: newBaseline(account.timeZone), recent: [], incidents: [] },
      { ...input, changes: takeover(20), now: noon },
    );
    const later = { ...input, changes: [placed(noon + 1)], now: noon + hourMs };
    const once = step(first.state, later);
    step(once.state, { ...input, changes: [], now: noon + 2 * dayMs });
    expect(JSON.stringify(step(first.state, later).verdicts)).toBe(JSON.stringify(once.verdicts));
  });
});
