// When an incident began: by its telling signs, and a takeover during an older story is told anew.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import { correlate } from '../../src/incidents/correlate.ts';
import { anAccount, aSignal, noon } from '../support/factories.ts';

const account = anAccount();
const slow = aSignal({
  detector: 'order-surge',
  fingerprint: 'order-surge|slow',
  family: 'order',
  severity: 'info',
  score: 1.5,
  beganAt: noon - 10 * dayMs,
});
const burst = aSignal({ severity: 'high', score: 9, beganAt: noon });

describe('an incident', () => {
  it('is not dated by what is only for information, whichever came first', () => {
    for (const [first, then] of [
      [slow, burst],
      [burst, slow],
    ] as const) {
      const one = correlate({ account, incidents: [], signals: [first], now: noon, newId: () => 'one' });
      const two = correlate({
        account,
        incidents: one.incidents,
        signals: [then],
        now: noon + hourMs,
        newId: () => 'two',
      });
      expect(two.incidents.find(({ id }) => id === 'one')?.beganAt).toBe(noon);
    }
  });

  it('that is open does not swallow a takeover of other signs: a new message goes out', () => {
    const told = correlate({ account, incidents: [], signals: [burst], now: noon, newId: () => 'one' });
    const payout = aSignal({
      detector: 'payout-destination-changed',
      fingerprint: 'payout|1',
      family: 'payout',
      severity: 'high',
      isHardFact: true,
      beganAt: noon + 2 * dayMs,
      observedAt: noon + 2 * dayMs,
    });
    const { decisions } = correlate({
      account,
      incidents: told.incidents,
      signals: [payout],
      now: noon + 2 * dayMs,
      newId: () => 'two',
    });
    expect(decisions).toEqual([expect.objectContaining({ isAlert: true, reason: 'escalated', severity: 'critical' })]);
  });
});
