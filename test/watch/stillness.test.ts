// What spares work must not change a word: each step with what stands from the one before gives what it gives without.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { newBaseline } from '../../src/domain/statistics/baseline.ts';
import { step, type WatchState, warmUp } from '../../src/watch/step.ts';
import {
  aChange,
  aCoverage,
  added,
  anAccount,
  cancelled,
  noon,
  placed,
  repriced,
  shipped,
  yen,
} from '../support/factories.ts';
import { honestShop, shopKinds } from '../support/honest-shops.ts';
import { noticed } from '../support/notices.ts';

const account = anAccount();
const stepMs = 30 * minuteMs;
const start = Math.floor((noon - 70 * dayMs) / dayMs) * dayMs;
const from = start + 62 * dayMs;
const until = start + 67 * dayMs;

/** A night of everything, so that every detector has something to say and then nothing more. */
const night = (at: number): Change[] =>
  Array.from({ length: 30 }, (_, i) => {
    const order = { orderId: `M-${i}`, items: [{ sku: `M-${i}`, asin: `M${i}`, quantity: 1, unitPrice: null }] };
    return [
      added(at + i * minuteMs, { sku: `M-${i}`, asin: `M${i}`, price: yen(900), handlingDays: 20 }),
      repriced(at + i * minuteMs, yen(9_000), yen(1_000), { sku: `S-${i}`, asin: `B${i}` }),
      placed(at + hourMs + i, order),
      i % 2 === 0
        ? cancelled(at + 5 * hourMs, 'merchant', { ...order, purchasedAt: at + hourMs })
        : shipped(at + 6 * hourMs, false, { ...order, purchasedAt: at + hourMs }),
    ];
  }).flat();

describe('a verdict that stands', () => {
  it.each(shopKinds.slice(1, 4).map((kind) => [kind.name, kind] as const))(
    'is the one that asking again would give, in a shop that is %s',
    (_, kind) => {
      const honest = honestShop({ ...kind, ordersPerDay: Math.min(6, kind.ordersPerDay) }, 3, start, 67);
      const attackAt = from + 2 * dayMs + 17 * hourMs;
      const changes = [
        ...honest.changes,
        ...night(attackAt),
        aChange(attackAt, { field: 'deposit-method', before: '181', after: '907' }),
        noticed(attackAt, 'password-changed'),
        // Late: it belongs to a day before.
        { ...added(attackAt - 3 * dayMs, { sku: 'late', asin: 'late' }), observedAt: attackAt + hourMs },
      ].sort((a, b) => a.observedAt - b.observedAt);
      let ids = 0;
      let state: WatchState = warmUp(
        { baseline: newBaseline(account.timeZone), recent: [], incidents: [] },
        changes.filter(({ observedAt }) => observedAt <= from),
        from,
      );
      let stood = 0;
      for (let now = from + stepMs; now <= until; now += stepMs) {
        const input = {
          account,
          changes: changes.filter(({ observedAt }) => observedAt > now - stepMs && observedAt <= now),
          now,
          // For a day the orders are not seen.
          coverage: now > until - 2 * dayMs && now < until - dayMs ? aCoverage({ orders: 'missing' }) : aCoverage(),
          market: honest.market,
          detectors,
        };
        const before = ids;
        const alone = step(
          { baseline: state.baseline, recent: state.recent, incidents: state.incidents },
          { ...input, newId: () => `${++ids}` },
        );
        ids = before;
        const spared = step(state, { ...input, newId: () => `${++ids}` });
        expect(spared.verdicts).toEqual(alone.verdicts);
        expect(spared.decisions).toEqual(alone.decisions);
        stood += spared.verdicts.filter((verdict) => state.stillness?.quiet.get(verdict.detector) === verdict).length;
        state = spared.state;
      }
      expect(stood).toBeGreaterThan(1_000);
    },
  );
});
