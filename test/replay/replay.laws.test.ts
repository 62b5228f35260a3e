// Laws of a replay: nothing of the future counts, order within a step doesn't, units don't, more of an attack never
// weighs less, and looking as the watch does comes to the same.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Market } from '../../src/domain/shop/offer.ts';
import { newBaseline } from '../../src/domain/statistics/baseline.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import { createReplay, type Replayed } from '../../src/replay/replay.ts';
import { type WatchState, warmUp } from '../../src/watch/step.ts';
import { walk } from '../../src/watch/walk.ts';
import { aCoverage, added, anAccount, cancelled, noon, placed, yen } from '../support/factories.ts';
import { chance, honestShop, shopKinds } from '../support/honest-shops.ts';

const stepMs = 15 * minuteMs;
const start = Math.floor((noon - 70 * dayMs) / stepMs) * stepMs;
const attackAt = start + 62 * dayMs + 5 * hourMs;
const until = attackAt + 2 * dayMs;
const account = anAccount();

interface Small {
  readonly changes: readonly Change[];
  readonly market: Market;
}

/** A small shop, and Mallory with so many listings at this share of the others' price. */
function attacked(seed: number, listings: number, ratio: number, times = 1): Small {
  const kind = shopKinds[seed % 4];
  if (!kind) throw new Error('no such shop');
  const honest = honestShop({ ...kind, ordersPerDay: Math.min(4, kind.ordersPerDay) }, seed, start, 66);
  const foreign = Array.from({ length: listings }, (_, i) => {
    const at = attackAt + i * minuteMs;
    const facts = { sku: `M-${i}`, asin: `M${i}`, price: yen(Math.round(20_000 * ratio) * times) };
    const order = { orderId: `M-${i}`, items: [{ sku: `M-${i}`, asin: `M${i}`, quantity: 1, unitPrice: null }] };
    const isSold = i % 3 === 0;
    return [
      added(at, facts),
      ...(isSold
        ? [placed(at + hourMs, order), cancelled(at + 6 * hourMs, 'merchant', { ...order, purchasedAt: at + hourMs })]
        : []),
    ];
  }).flat();
  const market: Market = {
    offer(marketplaceId, asin) {
      if (asin.startsWith('M'))
        return { marketplaceId, asin, lowestPrice: yen(20_000 * times), offerCount: 3, seenAt: start };
      const known = honest.market.offer(marketplaceId, asin);
      return known?.lowestPrice ? { ...known, lowestPrice: yen(known.lowestPrice.minor * times) } : known;
    },
    item: () => null,
  };
  const scaled = honest.changes.map((change) => scale(change, times));
  return { changes: [...scaled, ...foreign].sort((a, b) => a.observedAt - b.observedAt), market };
}

function scale(change: Change, times: number): Change {
  const dear = <T extends { price: { minor: number; currency: string } | null }>(thing: T): T =>
    thing.price ? { ...thing, price: { ...thing.price, minor: thing.price.minor * times } } : thing;
  if (change.kind === 'listing-added') return { ...change, listing: dear(change.listing) };
  if (change.kind === 'listing-changed') return { ...change, before: dear(change.before), after: dear(change.after) };
  return change;
}

function replayed({ changes, market }: Small, to: Instant = until): Replayed {
  let ids = 0;
  const replay = createReplay({
    account,
    detectors,
    newId: () => `${++ids}`,
    marketAt: () => market,
    stepMs,
    from: start + 60 * dayMs,
    parts: new Set(parts),
  });
  for (const part of parts)
    replay.take({
      at: Number.NEGATIVE_INFINITY,
      seen: { part, coverage: { state: 'complete', reason: null, asOf: to } },
    });
  for (const change of changes) if (change.observedAt <= to) replay.take({ at: change.observedAt, changes: [change] });
  return replay.end(to);
}

const told = ({ incidents }: Replayed) =>
  incidents.flatMap(({ alerts }) => alerts.map(({ at, severity, reason }) => ({ at, severity, reason })));
const story = ({ incidents }: Replayed) =>
  incidents.map(({ incident, alerts }) => ({
    severity: incident.severity,
    visibleAt: incident.visibleAt,
    beganAt: incident.beganAt,
    signals: incident.signals.map(({ detector, score }) => `${detector} ${score.toFixed(6)}`).sort(),
    alerts: alerts.map(({ at, reason }) => `${at} ${reason}`),
  }));

const seeds = fc.integer({ min: 1, max: 10_000 });
const ratios = fc.double({ min: 0.05, max: 0.9, noNaN: true });
const few = { numRuns: 8 };

describe('a replay', () => {
  it('never sees the future', () => {
    fc.assert(
      fc.property(seeds, ratios, fc.integer({ min: 1, max: 190 }), (seed, ratio, steps) => {
        const shop = attacked(seed, 40, ratio);
        const cut = Math.ceil(attackAt / stepMs) * stepMs + steps * stepMs;
        const whole = told(replayed(shop)).filter(({ at }) => at <= cut);
        expect(told(replayed(shop, cut)).filter(({ at }) => at <= cut)).toEqual(whole);
      }),
      few,
    );
  });

  it('does not care in which order things of one step come', () => {
    fc.assert(
      fc.property(seeds, ratios, (seed, ratio) => {
        const shop = attacked(seed, 30, ratio);
        const random = chance(seed);
        const stepOf = (at: Instant) => Math.ceil(at / stepMs);
        const shuffled = shop.changes
          .map((change) => ({ change, key: random() }))
          .sort((a, b) => stepOf(a.change.observedAt) - stepOf(b.change.observedAt) || a.key - b.key)
          .map(({ change }) => change);
        expect(story(replayed({ ...shop, changes: shuffled }))).toEqual(story(replayed(shop)));
      }),
      few,
    );
  });

  it('does not care about the unit of money', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.06, 0.3, 0.62), fc.constantFrom(10, 100), (seed, ratio, times) => {
        expect(story(replayed(attacked(seed, 30, ratio, times)))).toEqual(story(replayed(attacked(seed, 30, ratio))));
      }),
      few,
    );
  });

  it('never weighs more of an attack less', () => {
    const worst = (shop: Small) =>
      Math.max(
        0,
        ...replayed(shop)
          // a larger attack may be told with a sign of the day before, as one story that began with it
          .incidents.filter(({ incident }) => incident.signals.some(({ beganAt }) => beganAt >= attackAt - hourMs))
          .map(({ incident }) => incident.score),
      );
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.06, 0.3, 0.62), fc.integer({ min: 3, max: 40 }), (seed, ratio, n) => {
        expect(worst(attacked(seed, n + 20, ratio))).toBeGreaterThanOrEqual(worst(attacked(seed, n, ratio)) - 1e-9);
      }),
      { ...few, examples: [[1255, 0.06, 3]] },
    );
  });

  it('comes to what looks one after another come to, as the watch takes them', () => {
    fc.assert(
      fc.property(seeds, ratios, (seed, ratio) => {
        const { changes, market } = attacked(seed, 40, ratio);
        const from = start + 60 * dayMs;
        let ids = 0;
        let lookedAt = Math.floor(from / stepMs) * stepMs;
        const before = changes.filter(({ observedAt }) => observedAt <= lookedAt);
        let state: WatchState = warmUp(
          { baseline: newBaseline(account.timeZone), recent: [], incidents: [] },
          before,
          lookedAt,
        );
        const reasons: string[] = [];
        for (let now = lookedAt + stepMs; now <= until; now += stepMs) {
          const pending = changes.filter(({ observedAt }) => observedAt > lookedAt && observedAt <= now);
          const result = walk(state, {
            account,
            pending,
            lookedAt,
            now,
            detectFrom: from,
            coverage: aCoverage(),
            market,
            detectors,
            newId: () => `${++ids}`,
          });
          state = result.state;
          for (const { isAlert, reason, severity } of result.decisions)
            if (isAlert) reasons.push(`${reason} ${severity}`);
          lookedAt = now;
        }
        expect(told(replayed({ changes, market })).map(({ reason, severity }) => `${reason} ${severity}`)).toEqual(
          reasons,
        );
      }),
      { numRuns: 4 },
    );
  });
});
