// policy: every reason to tell or not to tell, and the near misses between them.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import { decide } from '../../src/incidents/policy.ts';
import { anIncident, aSignal, noon } from '../support/factories.ts';

const listing = aSignal({ evidenceTotal: 10 });
const price = aSignal({ detector: 'price-below-market', family: 'price', fingerprint: 'p', evidenceTotal: 10 });
const lastAlert = { at: noon, severity: 'high', score: 12, evidenceTotal: 20, families: ['listing', 'price'] } as const;
const incident = (overrides: Partial<Incident>) =>
  anIncident({ severity: 'high', signals: [listing, price], lastAlert, ...overrides });
const wave = (beganAt: number, family: 'listing' | 'price') =>
  aSignal({
    family,
    detector: family,
    fingerprint: `second ${family}`,
    beganAt,
    observedAt: beganAt,
    evidenceTotal: 10,
  });

describe('decide', () => {
  it.each([
    ['never told', incident({ lastAlert: null }), noon, 'first', true],
    ['medium waits for the report', incident({ lastAlert: null, severity: 'medium' }), noon, 'below-threshold', false],
    ['worse than told, at once', incident({ severity: 'critical' }), noon + minuteMs, 'escalated', true],
    ['the same again', incident({}), noon + 2 * hourMs, 'already-told', false],
    [
      'three times as much, an hour later',
      incident({ signals: [{ ...listing, evidenceTotal: 50 }, price] }),
      noon + hourMs,
      'new-evidence',
      true,
    ],
    [
      'three times as much, too soon',
      incident({ signals: [{ ...listing, evidenceTotal: 50 }, price] }),
      noon + 59 * minuteMs,
      'already-told',
      false,
    ],
    [
      'twice as much',
      incident({ signals: [{ ...listing, evidenceTotal: 30 }, price] }),
      noon + 2 * hourMs,
      'already-told',
      false,
    ],
    [
      'a family that had not voted',
      incident({ lastAlert: { ...lastAlert, families: ['listing'] } }),
      noon + hourMs,
      'new-evidence',
      true,
    ],
    [
      'a note is no vote',
      incident({ signals: [listing, price, aSignal({ family: 'profile', score: 1 })] }),
      noon + hourMs,
      'already-told',
      false,
    ],
    [
      'a second wave two days later',
      incident({ signals: [listing, price, wave(noon + 2 * dayMs, 'listing'), wave(noon + 2 * dayMs, 'price')] }),
      noon + 2 * dayMs,
      'new-evidence',
      true,
    ],
    [
      'a later burst that alone would not be told',
      incident({ signals: [listing, price, wave(noon + 2 * dayMs, 'listing')] }),
      noon + 2 * dayMs,
      'already-told',
      false,
    ],
    [
      'the rest of the told wave',
      incident({ signals: [listing, price, wave(noon + 3 * hourMs, 'listing'), wave(noon + 3 * hourMs, 'price')] }),
      noon + 4 * hourMs,
      'already-told',
      false,
    ],
    ['history', incident({ lastAlert: null }), noon + 8 * dayMs, 'too-old', false],
    ['six days old is not history', incident({ lastAlert: null }), noon + 6 * dayMs, 'first', true],
  ] as const)('%s', (_, one, now, reason, isAlert) => {
    expect(decide(one, now)).toMatchObject({ reason, isAlert, at: now, incidentId: one.id });
  });

  it('holds a replayed moment against the real day', () => {
    expect(decide(incident({ lastAlert: null }), noon, noon + 30 * dayMs).reason).toBe('too-old');
  });

  it('tells nothing at moments that were gone through later, however bad; the journal has the real time', () => {
    for (const severity of ['high', 'critical'] as const)
      expect(decide(incident({ lastAlert: null, severity }), noon, noon + dayMs)).toMatchObject({
        isAlert: false,
        reason: 'caught-up',
        at: noon + dayMs,
      });
  });
});
