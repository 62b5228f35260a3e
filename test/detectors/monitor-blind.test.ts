// monitor-blind against blindness that must be told and short failures that must not.
import { expect } from '@jest/globals';
import { monitorBlind } from '../../src/detectors/monitor-blind.ts';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { FaultKind } from '../../src/domain/errors.ts';
import type { Coverage, Part, PartCoverage } from '../../src/domain/watch/coverage.ts';
import { voteFloor } from '../../src/domain/watch/signal.ts';
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

const whole: PartCoverage = { state: 'complete', reason: null, asOf: noon };
/** One part seen a moment ago with this to tell, all others an hour before. */
const seen = (part: Part, told: Partial<PartCoverage>): Coverage => ({
  ...aCoverage({}, noon - hourMs),
  [part]: { ...whole, ...told },
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
    {
      name: 'row counts that break off: told at once, for the report',
      look: aLook({ coverage: seen('listings', { state: 'partial', fewer: { rows: 115, before: 3_388 } }) }),
      severity: 'low',
      says: 'rows',
      check: ([signal]) => expect(signal?.score).toBeLessThan(voteFloor),
    },
    {
      name: 'a clock an hour ahead',
      look: aLook({ coverage: seen('orders', { skewMs: hourMs }) }),
      severity: 'low',
      says: 'ahead',
    },
    {
      name: 'a clock ten minutes behind, by the newest pull',
      look: aLook({
        coverage: { ...seen('orders', { skewMs: -10 * minuteMs }), profile: { ...whole, asOf: noon - hourMs } },
      }),
      severity: 'low',
      says: 'behind',
    },
  ],
  [
    {
      name: 'skewMinutes: two minutes',
      look: aLook({ coverage: seen('orders', { skewMs: 2 * minuteMs }) }),
      says: 'seeing',
    },
    {
      name: 'newest: a clock that was set right since',
      look: aLook({
        coverage: { ...seen('orders', { skewMs: hourMs }), profile: { ...whole, asOf: noon + 1 } },
        now: noon + 1,
      }),
      says: 'seeing',
    },
    {
      name: 'the past: a report that is doubted today was not then',
      look: aLook({
        now: noon - dayMs,
        coverage: seen('listings', { state: 'partial', fewer: { rows: 115, before: 3_388 } }),
      }),
      says: 'seeing',
    },
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
