// access-lost against refusals that must be told and outages that must not.
import { expect } from '@jest/globals';
import { accessLost } from '../../src/detectors/access-lost.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { FaultKind } from '../../src/domain/errors.ts';
import { type Coverage, type Part, parts } from '../../src/domain/watch/coverage.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aCoverage, aLook, noon } from '../support/factories.ts';

/** These parts were seen before, and have been refused for this long. */
const refused = (lost: readonly Part[], fault: FaultKind, spanMs: number, faultSince?: number): Coverage => {
  const setback = { fault, since: noon - spanMs, at: noon, ...(faultSince !== undefined && { faultSince }) };
  const missing = { state: 'missing' as const, reason: fault, asOf: null, setback };
  return { ...aCoverage(), ...Object.fromEntries(lost.map((part) => [part, missing])) };
};

/** The refused parts alone. */
const withOnly = (coverage: Coverage) =>
  Object.fromEntries(Object.entries(coverage).filter(([, { state }]) => state === 'missing'));

testDetector(
  accessLost,
  [
    {
      name: 'the authorisation is withdrawn: two parts refused, minutes apart',
      look: aLook({ coverage: refused(['orders', 'new-listings'], 'revoked', 4 * minuteMs) }),
      severity: 'high',
      says: 'revoked',
      check: (signals) => {
        expect(signals).toHaveLength(2);
        expect(signals.every(({ isHardFact }) => isHardFact)).toBe(true);
      },
    },
    {
      name: 'one part refused for half an hour',
      look: aLook({ coverage: refused(['orders'], 'revoked', 30 * minuteMs) }),
      severity: 'high',
      says: 'revoked',
    },
    {
      name: 'a role withdrawn: the rest is still seen',
      look: aLook({ coverage: refused(['payouts'], 'role-missing', 30 * minuteMs) }),
      severity: 'medium',
      says: 'role',
    },
  ],
  [
    { name: 'all is seen', look: aLook(), says: 'kept' },
    {
      name: 'throttled: asked to slow down all day',
      look: aLook({ coverage: refused(['orders', 'listings'], 'throttled', dayMs) }),
      says: 'kept',
    },
    {
      name: 'outage: Amazon or the network is down',
      look: aLook({ coverage: refused(['orders', 'listings'], 'provider-fault', dayMs) }),
      says: 'kept',
    },
    {
      name: 'credentials: our own secret has run out',
      look: aLook({ coverage: refused(['orders', 'listings'], 'bad-credentials', dayMs) }),
      says: 'kept',
    },
    {
      name: 'sureMinutes: one refusal of one part',
      look: aLook({ coverage: refused(['orders'], 'revoked', 6 * minuteMs) }),
      says: 'unsure',
    },
    {
      name: 'apartMinutes: two parts refused at one moment may be one slip',
      look: aLook({ coverage: refused(['orders', 'new-listings'], 'revoked', 0) }),
      says: 'unsure',
    },
    {
      name: 'grantParts: answered again since, so that it was a slip',
      look: aLook({
        now: noon + minuteMs,
        coverage: { ...aCoverage({}, noon + 1), ...withOnly(refused(['payouts', 'profile'], 'revoked', 4 * minuteMs)) },
      }),
      says: 'unsure',
    },
    {
      name: 'outage: first the network, and only now refused',
      look: aLook({ coverage: refused(['orders', 'listings'], 'revoked', dayMs, noon) }),
      says: 'unsure',
    },
    {
      name: 'role: everything is refused without a reason, by an outage or a deactivated account',
      look: aLook({ coverage: refused(parts, 'role-missing', hourMs) }),
      says: 'unsure',
    },
    {
      name: 'secret: the application’s has expired, or it is unclear why Amazon refuses',
      look: aLook({
        coverage: {
          ...refused(parts, 'secret-expired', hourMs),
          ...withOnly(refused(['orders', 'profile'], 'refused', hourMs)),
        },
      }),
      says: 'kept',
    },
    {
      name: 'never had: a role that was missing from the start',
      look: aLook({ coverage: aCoverage({ payouts: 'missing' }) }),
      says: 'kept',
    },
    {
      name: 'the past: what is refused today was not refused then',
      look: aLook({ now: noon - dayMs, coverage: refused(['orders', 'listings'], 'revoked', dayMs / 2) }),
      says: 'kept',
    },
  ],
);
