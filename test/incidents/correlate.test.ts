// correlate: what belongs to one story, told once; and the same signals again change nothing.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';
import { correlate } from '../../src/incidents/correlate.ts';
import { anAccount, anIncident, aSignal, noon } from '../support/factories.ts';

const account = anAccount();

/** A watch: gives signals at moments, keeps the incidents. */
function watch() {
  let ids = 0;
  let incidents: readonly Incident[] = [];
  return {
    get incidents() {
      return incidents;
    },
    see(now: Instant, ...signals: Signal[]) {
      const result = correlate({ account, incidents, signals, now, newId: () => `inc-${++ids}` });
      const changed = new Map(result.incidents.map((incident) => [incident.id, incident]));
      incidents = [
        ...incidents.map((one) => changed.get(one.id) ?? one),
        ...result.incidents.filter(({ id }) => !incidents.some((one) => one.id === id)),
      ];
      return result;
    },
  };
}

const at = (moment: Instant, overrides: Partial<Signal> = {}) =>
  aSignal({ beganAt: moment, observedAt: moment, ...overrides });
const burst = (moment = noon, overrides: Partial<Signal> = {}) =>
  at(moment, { fingerprint: `burst ${moment}`, ...overrides });
const cheap = (moment = noon, overrides: Partial<Signal> = {}) =>
  at(moment, { detector: 'price-below-market', family: 'price', fingerprint: `cheap ${moment}`, ...overrides });
const bank = (moment = noon) =>
  at(moment, {
    detector: 'profile-changed',
    family: 'payout',
    fingerprint: `bank ${moment}`,
    severity: 'high',
    isHardFact: true,
    evidenceTotal: 1,
  });
const reasons = ({ decisions }: ReturnType<typeof correlate>) => decisions.map(({ reason }) => reason);

describe('one story, one incident', () => {
  it('opens with the first sign and is told when a second family agrees', () => {
    const shop = watch();
    expect(reasons(shop.see(noon, burst()))).toEqual(['below-threshold']);
    expect(reasons(shop.see(noon + hourMs, burst(), cheap(noon + hourMs)))).toEqual(['first']);
    expect(shop.incidents).toHaveLength(1);
    expect(shop.incidents[0]).toMatchObject({
      severity: 'critical',
      beganAt: noon,
      visibleAt: noon,
      noticedAt: noon,
      revision: 2,
    });
  });

  it('says nothing when the same signals come again, at once or for two days', () => {
    const shop = watch();
    shop.see(noon, burst(), cheap());
    const before = JSON.stringify(shop.incidents);
    for (let later = 0; later < 2 * dayMs; later += 6 * hourMs) {
      const again = shop.see(
        noon + later,
        { ...burst(), observedAt: noon + later },
        { ...cheap(), observedAt: noon + later },
      );
      expect(again).toEqual({ incidents: [], decisions: [] });
    }
    expect(JSON.stringify(shop.incidents)).toBe(before);
  });

  it('keeps the strongest that a signal ever was while its window moves on', () => {
    const shop = watch();
    shop.see(noon, burst(noon, { score: 9, evidenceTotal: 40 }));
    expect(shop.see(noon + dayMs, burst(noon, { score: 4, evidenceTotal: 12 })).incidents).toEqual([]);
    expect(shop.incidents[0]?.signals[0]).toMatchObject({ score: 9, evidenceTotal: 40 });
  });

  it('counts what a detector sees twice once', () => {
    const shop = watch();
    shop.see(noon, burst(noon, { evidenceTotal: 40 }), cheap());
    const again = shop.see(noon + 5 * hourMs, burst(noon + 5 * hourMs, { evidenceTotal: 45 }));
    expect(reasons(again)).toEqual(['already-told']);
    expect(shop.incidents).toHaveLength(1);
  });
});

describe('what is told when', () => {
  it('holds back new evidence for an hour, then tells it without any new sign', () => {
    const shop = watch();
    shop.see(noon, burst(), cheap());
    const order = at(noon + 10 * minuteMs, {
      detector: 'seller-cancellation-spike',
      family: 'order',
      fingerprint: 'o',
    });
    expect(reasons(shop.see(noon + 10 * minuteMs, order))).toEqual(['already-told']);
    expect(reasons(shop.see(noon + 30 * minuteMs, order))).toEqual([]);
    expect(reasons(shop.see(noon + hourMs, order))).toEqual(['new-evidence']);
    expect(reasons(shop.see(noon + 2 * hourMs, order))).toEqual([]);
  });

  it('gives every alert a revision of its own', () => {
    const shop = watch();
    const revisions = [
      shop.see(noon, bank()),
      shop.see(noon + minuteMs, bank(), burst(noon + minuteMs)),
      shop.see(noon + 2 * hourMs, burst(noon + minuteMs, { evidenceTotal: 500 })),
    ].flatMap(({ decisions }) =>
      decisions.filter(({ isAlert }) => isAlert).map(({ revision, reason }) => [revision, reason]),
    );
    expect(revisions).toEqual([
      [1, 'first'],
      [2, 'escalated'],
      [3, 'new-evidence'],
    ]);
  });

  it('is not swallowed by an older incident that is still open', () => {
    const shop = watch();
    shop.see(noon, bank());
    expect(reasons(shop.see(noon + 5 * dayMs, burst(noon + 5 * dayMs), cheap(noon + 5 * dayMs)))).toEqual([
      'escalated',
    ]);
  });
});

describe('what is another story', () => {
  it.each([
    ['a burst within three days joins', burst(noon + 2 * dayMs), 1],
    ['a burst after four does not', burst(noon + 4 * dayMs), 2],
    ['a new bank after six days joins', bank(noon + 6 * dayMs), 1],
    ['a vacation after six days does not', { ...bank(noon + 6 * dayMs), severity: 'low' as const }, 2],
    ['a sign from the day before, seen late, joins', cheap(noon - dayMs), 1],
  ])('%s', (_, signal, count) => {
    const shop = watch();
    shop.see(noon, burst());
    shop.see(Math.max(noon, signal.beganAt), signal);
    expect(shop.incidents).toHaveLength(count);
  });

  it('does not chain a season of small signs into one', () => {
    const shop = watch();
    for (let day = 0; day < 60; day += 2) shop.see(noon + day * dayMs, burst(noon + day * dayMs));
    expect(shop.incidents.length).toBeGreaterThanOrEqual(4);
  });

  it('leaves other accounts’ incidents alone', () => {
    const other = anIncident({ id: 'inc-bob', accountId: 'acc-bob' });
    const { incidents } = correlate({
      account,
      incidents: [other],
      signals: [burst()],
      now: noon,
      newId: () => 'inc-new',
    });
    expect(incidents.map(({ id }) => id)).toEqual(['inc-new']);
  });
});
