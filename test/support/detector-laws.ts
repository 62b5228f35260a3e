// The laws of detectors, tried on whichever is handed in: on a takeover that has something of everything. What a detector
// sees besides is tried on its own cases (detector-cases.ts).
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runDetectors } from '../../src/detectors/run.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Baseline } from '../../src/domain/statistics/baseline.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import type { Detector, Look } from '../../src/domain/watch/detector.ts';
import { everyDay } from './days.ts';
import { signalsOf } from './detector-cases.ts';
import {
  aChange,
  aCoverage,
  added,
  aLook,
  aMarket,
  askedToCancel,
  cancelled,
  changed,
  noon,
  placed,
  rated,
  shipped,
  yen,
} from './factories.ts';
import { faked, mailsCounted, noticed } from './notices.ts';

/**
 * Mallory's night: `n` of everything. At two in the morning and within the half hour before noon cheap listings, own
 * ones overwritten, orders cancelled and "shipped"; a new bank, a new name, another marketplace.
 */
export function takeover(n: number): readonly Change[] {
  const known = takeovers.get(n) ?? makeTakeover(n);
  takeovers.set(n, known);
  return known;
}
const takeovers = new Map<number, readonly Change[]>();

function makeTakeover(n: number): Change[] {
  const night = Array.from({ length: n }, (_, i) => {
    const at = noon - 30 * minuteMs + Math.floor((i * 25 * minuteMs) / n);
    const order = { orderId: `O-${i}`, items: [{ sku: `M-${i}`, asin: `B-${i}`, quantity: 1, unitPrice: null }] };
    const other = { ...order, orderId: `W-${i}`, purchasedAt: at };
    const own = { sku: `OWN-${i}`, asin: `A-${i}` };
    return [
      added(at, { sku: `M-${i}`, asin: `B-${i}`, price: yen(800), handlingDays: 20 }),
      added(at - 10 * hourMs, { sku: `N-${i}`, asin: `B-${i}`, price: yen(800), handlingDays: 20 }),
      changed(
        at,
        { channel: 'amazon', price: yen(10_000), handlingDays: null },
        { channel: 'merchant', price: yen(3_000), handlingDays: 20, title: 'Something else' },
        own,
      ),
      placed(at + minuteMs, order),
      cancelled(at + 3 * minuteMs, 'merchant', { ...order, purchasedAt: at + minuteMs }),
      placed(at, other),
      shipped(at + 2 * minuteMs, false, other),
      rated(at + 4 * minuteMs, 1, `W-${i}`),
      askedToCancel(at + 2 * minuteMs, order),
    ];
  });
  const bank = aChange(noon - minuteMs, { field: 'payout-account-tail', before: '123', after: '987' });
  const name = aChange(noon - 2 * minuteMs, { field: 'business-name', before: 'Alice', after: 'Mallory' });
  const open = aChange(noon - minuteMs, { field: 'participation', before: 'false', after: 'true' });
  return [...night.flat(), bank, name, open, ...mailbox(n)].sort((a, b) => a.occurredAt - b.occurredAt);
}

/** What her night leaves in the mailbox: a fake that worked, codes, purchases, and a flood over Amazon's warning. */
function mailbox(n: number): Change[] {
  const usual = Array.from({ length: 50 }, (_, i) => mailsCounted(noon - (51 - i) * hourMs, 4));
  const codes = [90, 80, 75].map((minutes) => noticed(noon - minutes * minuteMs, 'one-time-password'));
  const bought = [540, 530].map((minutes) => noticed(noon - minutes * minuteMs, 'buyer-order'));
  const changed = noticed(noon - 20 * minuteMs, 'sign-in-email-changed');
  return [...usual, ...codes, ...bought, faked(noon - 2 * hourMs), changed, mailsCounted(noon - 20 * minuteMs, 40 * n)];
}
const baits = Array.from({ length: 200 }, (_, i) => `B-${i}`);
const items = Object.fromEntries(baits.map((asin) => [asin, { category: 'Electronics', rank: 50 }]));
const market = aMarket(Object.fromEntries(baits.map((asin) => [asin, yen(10_000)])), items);
const busy: Baseline = {
  ...everyDay(noon, 90, { ordersPlaced: 5, added: 1, promised: 1, selfShipped: 3 }),
  assortment: { known: 90, categories: { Books: 90 }, brands: {}, waiting: [] },
};
const dormant = everyDay(noon, 120, {});
/** Afterwards Mallory withdraws what this program may see, and Amazon has a fault besides. */
const since = noon - 3 * dayMs;
const cutOff = {
  ...aCoverage(),
  profile: { state: 'missing', reason: null, asOf: null, setback: { fault: 'revoked', since, at: noon } },
  payouts: { state: 'missing', reason: null, asOf: null, setback: { fault: 'provider-fault', since, at: noon } },
} as const;
export const look = (recent: readonly Change[], overrides: Partial<Look> = {}) =>
  aLook({ recent, market, baseline: busy, coverage: recent.length > 0 ? cutOff : aCoverage(), ...overrides });
const weigh = (detector: Detector, one: Look) =>
  signalsOf(detector, one).reduce((best, { score }) => Math.max(best, score), 0);
export function testLaws(detector: Detector): void {
  describe('on a takeover that has something of everything', () => {
    it('is quiet when nothing changed', () => {
      expect(detector.detect(look([]))).toMatchObject({ outcome: 'quiet' });
    });

    it('keeps its fingerprints over repeated looks', () => {
      const names = [0, 15, 60, 600].map((later) =>
        signalsOf(detector, look(takeover(20), { now: noon + later * minuteMs })).map(({ fingerprint }) => fingerprint),
      );
      expect(new Set(names.map((all) => all.join())).size).toBe(1);
    });

    it('says the same whatever the order of the changes', () => {
      const changes = [...takeover(12)];
      const said = detector.detect(look(changes));
      fc.assert(
        fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
          expect(detector.detect(look(shuffled))).toEqual(said);
        }),
        { numRuns: 30 },
      );
    });

    it('never weighs more of the same less', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }), (a, b) => {
          const [few, many] = [Math.min(a, b), Math.max(a, b)].map((n) => weigh(detector, look(takeover(n))));
          expect(many).toBeGreaterThanOrEqual(few ?? 0);
        }),
        { numRuns: 60 },
      );
    });

    it('judges prices by their ratio, whatever the currency’s scale', () => {
      const times = (factor: number, change: Change): Change =>
        change.kind === 'listing-added'
          ? { ...change, listing: { ...change.listing, price: yen(800 * factor) } }
          : change;
      const dearer = aMarket(Object.fromEntries(baits.map((asin) => [asin, yen(10_000 * 1_000)])), items);
      const changes = takeover(15).map((change) => times(1_000, change));
      expect(weigh(detector, look(changes, { market: dearer }))).toBeCloseTo(weigh(detector, look(takeover(15))), 9);
    });

    it('does not know the future', () => {
      for (const { beganAt, observedAt, evidence } of signalsOf(detector, look(takeover(20)))) {
        expect(Math.max(beganAt, observedAt, ...evidence.map(({ at }) => at))).toBeLessThanOrEqual(noon);
      }
    });
    if (detector.needs.length > 0)
      it('is skipped, with the reason, when what it needs was not seen', () => {
        const blind = aCoverage(Object.fromEntries(parts.map((part) => [part, 'missing'])));
        const [verdict] = runDetectors([detector], look(takeover(20), { coverage: blind }));
        expect(verdict).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('is missing') });
      });
  });
}

/** The largest score that a detector gives to this takeover, of a busy shop or of a dormant one. */
export function weightOfTakeover(detector: Detector): number {
  return Math.max(...[busy, dormant].map((baseline) => weigh(detector, look(takeover(20), { baseline }))));
}
