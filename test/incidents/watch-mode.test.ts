// After a takeover is over the account is watched more closely for thirty days.
import { describe, expect, it } from '@jest/globals';
import { dayMs } from '../../src/domain/clock.ts';
import type { Incident } from '../../src/domain/watch/incident.ts';
import { fuse } from '../../src/incidents/fuse.ts';
import { decide } from '../../src/incidents/policy.ts';
import { ordinary, strictnessOf, watchful, watchModeOf } from '../../src/incidents/watch-mode.ts';
import { anIncident, aSignal, noon } from '../support/factories.ts';

const over = (overrides: Partial<Incident> = {}) =>
  anIncident({ status: 'resolved', answered: { at: noon, by: 'Alice', reason: null }, ...overrides });

describe('watch mode', () => {
  it.each<[string, Incident, number, boolean]>([
    ['from the moment that it is resolved', over(), noon, true],
    ['not before', over(), noon - 1, false],
    ['for thirty days', over(), noon + 30 * dayMs - 1, true],
    ['and no longer', over(), noon + 30 * dayMs, false],
    ['not after a false alarm', over({ status: 'dismissed' }), noon, false],
    ['not after a small thing', over({ severity: 'medium' }), noon, false],
    ['not while it is open', over({ status: 'open' }), noon, false],
  ])('%s', (_, incident, now, isOn) => {
    expect(watchModeOf([incident], now) !== null).toBe(isOn);
    expect(strictnessOf([incident], now)).toBe(isOn ? watchful : ordinary);
  });

  it('goes by the newest of several', () => {
    const later = over({ id: 'later', answered: { at: noon + dayMs, by: 'Alice', reason: null } });
    expect(watchModeOf([later, over()], noon + 2 * dayMs)).toMatchObject({
      incidentId: 'later',
      until: noon + 31 * dayMs,
    });
  });

  it('tells at once what waits for the report otherwise', () => {
    const medium = anIncident({ severity: 'medium', lastAlert: null });
    expect(decide(medium, noon, noon)).toMatchObject({ isAlert: false, reason: 'below-threshold' });
    expect(decide(medium, noon, noon, { strictness: watchful, snoozed: [] })).toMatchObject({ reason: 'first' });
  });

  it('lets two families agree on less, and never weighs anything less', () => {
    const two = [aSignal({ score: 2.2, severity: 'low' }), aSignal({ score: 2.2, severity: 'low', family: 'order' })];
    expect(fuse(two).severity).toBe('low');
    expect(fuse(two, watchful.factor).severity).toBe('high');
  });
});
