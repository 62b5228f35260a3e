// monitor-blind against blindness that must be told and short failures that must not.
import { expect } from '@jest/globals';
import { monitorBlind } from '../../src/detectors/monitor-blind.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import type { Coverage, Part } from '../../src/domain/coverage.ts';
import type { FaultKind } from '../../src/domain/errors.ts';
import { voteFloor } from '../../src/incidents/fuse.ts';
import { testDetector } from '../support/detector-cases.ts';
import { aCoverage, aLook, noon } from '../support/factories.ts';

const failing = (
  part: Part,
  hours: number,
  state: 'missing' | 'partial' = 'missing',
  fault: FaultKind | null = 'provider-fault',
): Coverage => ({
  ...aCoverage(),
  [part]: { state, reason: 'a fault', asOf: null, setback: { fault, since: noon - hours * hourMs, at: noon } },
});

testDetector(
  monitorBlind,
  [
    {
      name: 'orders unseen for a day: for the report, and no vote',
      look: aLook({ coverage: failing('orders', 24) }),
      severity: 'medium',
      says: 'missing',
      check: ([signal]) => expect(signal?.score).toBeLessThan(voteFloor),
    },
    {
      name: 'orders unseen for two days: told at once',
      look: aLook({ coverage: failing('orders', 50) }),
      severity: 'high',
      says: 'missing',
    },
    {
      name: 'four daily walks cut off: fewer rows than there were',
      look: aLook({ coverage: failing('listings', 96, 'partial', null) }),
      severity: 'low',
      says: 'short',
    },
    {
      name: 'our own credentials refused for two days',
      look: aLook({ coverage: failing('new-listings', 60, 'missing', 'bad-credentials') }),
      severity: 'high',
      says: 'missing',
    },
  ],
  [
    { name: 'all is seen', look: aLook(), says: 'seeing' },
    { name: 'blindHours: an outage of an afternoon', look: aLook({ coverage: failing('orders', 6) }), says: 'brief' },
    { name: 'walkHours: one walk failed', look: aLook({ coverage: failing('listings', 24) }), says: 'brief' },
    {
      name: 'tried: a computer that was off for a week saw nothing, but failed only once',
      look: aLook({ coverage: failing('orders', 0) }),
      says: 'brief',
    },
    {
      name: 'never had: a part that this region or plan doesn’t show',
      look: aLook({ coverage: aCoverage({ payouts: 'missing', profile: 'partial' }) }),
      says: 'seeing',
    },
    {
      name: 'refused: that is access-lost’s to tell',
      look: aLook({ coverage: failing('orders', 96, 'missing', 'revoked') }),
      says: 'seeing',
    },
    {
      name: 'the past: what fails today did not fail then',
      look: aLook({ now: noon - 5 * dayMs, coverage: failing('orders', 96) }),
      says: 'seeing',
    },
  ],
);
