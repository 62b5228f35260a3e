// What the owner said quiets that evidence and nothing else; what is foreign must not teach the baseline.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import type { Evidence } from '../../src/domain/watch/evidence.ts';
import type { IncidentStatus } from '../../src/domain/watch/incident.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';
import { fuse } from '../../src/incidents/fuse.ts';
import { isAllowed, isAnswered, isForeign, markKnown } from '../../src/incidents/known.ts';
import { anIncident, aSignal, noon } from '../support/factories.ts';

const row = (sku: string, at = noon): Evidence => ({ subject: { kind: 'listing', sku, asin: null, title: '' }, at });
const burst = (overrides: Partial<Signal> = {}) =>
  aSignal({ severity: 'high', evidence: [row('A'), row('B')], evidenceTotal: 2, ...overrides });
const closed = (status: IncidentStatus, ...signals: Signal[]) => [anIncident({ status, signals })];

describe('what was answered', () => {
  it.each<[string, IncidentStatus, Partial<Signal>, boolean]>([
    ['the same again', 'dismissed', {}, true],
    ['the same again', 'resolved', {}, true],
    ['a little more of a dismissed one', 'dismissed', { evidenceTotal: 6 }, true],
    ['much more of a dismissed one', 'dismissed', { evidenceTotal: 7 }, false],
    ['any more of a resolved one', 'resolved', { evidenceTotal: 3 }, false],
    ['the same, worse', 'dismissed', { severity: 'critical' }, false],
    ['by another name, on rows that were judged', 'dismissed', { fingerprint: 'until friday' }, true],
    ['by another name, on other rows', 'dismissed', { fingerprint: 'new', evidence: [row('A'), row('C')] }, false],
    ['the same thing at another time', 'dismissed', { fingerprint: 'new', evidence: [row('A', noon + 1)] }, false],
    ['by another name, on nothing', 'dismissed', { fingerprint: 'new', evidence: [] }, false],
    ['by another detector, in the same hour', 'dismissed', { detector: 'off-profile-catalogue' }, false],
  ])('%s, %s', (_, status, seen, isQuiet) => {
    expect(isAnswered(burst(seen), closed(status, burst()))).toBe(isQuiet);
  });
});

describe('what is allowed for a time', () => {
  const allowed = [{ detector: 'listing-burst', from: noon - hourMs, to: noon + dayMs }];

  it.each<[string, Partial<Signal>, boolean]>([
    ['inside', {}, true],
    ['begun before', { beganAt: noon - 2 * hourMs }, false],
    ['gone on after', { evidence: [row('A', noon + 2 * dayMs)] }, false],
    ['of another detector', { detector: 'price-below-market' }, false],
    ['a hard fact that matters', { isHardFact: true }, false],
    ['a hard fact that does not', { isHardFact: true, severity: 'low' }, true],
  ])('%s', (_, seen, isQuiet) => {
    expect(isAllowed(burst(seen), allowed)).toBe(isQuiet);
  });

  it('has no vote and takes none from others', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            detector: fc.constantFrom('listing-burst', 'price-below-market', 'order-surge'),
            family: fc.constantFrom('listing', 'price', 'order'),
            score: fc.double({ min: 0, max: 9, noNaN: true }),
            beganAt: fc.integer({ min: noon - dayMs, max: noon + dayMs }),
            isHardFact: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
        (all) => {
          const signals = all.map((one, i) =>
            burst({ ...(one as Partial<Signal>), fingerprint: `${i}`, evidence: [] }),
          );
          const marked = markKnown(signals, { planned: [], allowed }, []);
          expect(marked).toHaveLength(signals.length);
          const rest = signals.filter((signal) => !isAllowed(signal, allowed));
          expect(fuse(marked)).toEqual(fuse(rest));
        },
      ),
    );
  });
});

describe('foreign days', () => {
  it.each<[string, Parameters<typeof anIncident>[0], boolean]>([
    ['of an open incident', {}, true],
    ['of a resolved one: it was a takeover', { status: 'resolved' }, true],
    ['of a dismissed one: it was the owner', { status: 'dismissed' }, false],
    ['of what was only worth a line', { severity: 'medium' }, false],
    ['of a clearance that was planned', { severity: 'info', signals: [burst({ known: 'planned' })] }, true],
    ['of what is allowed for a time', { severity: 'info', signals: [burst({ known: 'dismissed' })] }, false],
    [
      'of a small thing that was planned',
      { severity: 'info', signals: [burst({ known: 'planned', severity: 'low', score: 3 })] },
      false,
    ],
  ])('%s', (_, overrides, isOne) => {
    expect(isForeign(anIncident(overrides))).toBe(isOne);
  });
});
