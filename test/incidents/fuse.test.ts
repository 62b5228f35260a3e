// fuse: one vote a family, agreement weighs more than certainty, hard pairs from first-hand cases.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rankOf, severities } from '../../src/domain/watch/severity.ts';
import { type Family, families, type Role } from '../../src/domain/watch/signal.ts';
import { familyCap, fuse } from '../../src/incidents/fuse.ts';
import { aSignal } from '../support/factories.ts';

const vote = (family: Family, score: number, severity = 'low' as const) => aSignal({ family, score, severity });
const fact = (family: Family, score: number, severity: 'low' | 'medium' | 'high') =>
  aSignal({ family, score, severity, isHardFact: true });

const meant = (family: Family, score: number, role?: Role) =>
  aSignal({ family, score, severity: 'low', ...(role && { role }) });

describe('severity', () => {
  it.each([
    ['nothing', [], 'info', 'nothing'],
    ['a burst alone, however unlikely: it may be a launch', [vote('listing', 40)], 'low', 'alone'],
    ['a hard fact alone', [fact('payout', 6, 'high')], 'high', 'alone'],
    ['a burst of cheap offers', [vote('listing', 40), vote('price', 12)], 'critical', 'agreement'],
    ['a modest burst, mildly cheap', [vote('listing', 4), vote('price', 3.2)], 'high', 'agreement'],
    [
      'three families, each modest',
      [vote('listing', 3.5), vote('price', 3), vote('order', 3.2)],
      'critical',
      'agreement',
    ],
    ['one family twice is one vote', [vote('listing', 5), vote('listing', 5)], 'low', 'alone'],
    [
      'a burst and the end of a vacation: a note is no vote',
      [vote('listing', 9), fact('profile', 1, 'low')],
      'low',
      'alone',
    ],
    ['a burst and a new store name', [vote('listing', 9), fact('profile', 4, 'medium')], 'high', 'agreement'],
    ['a burst and a new selling plan', [vote('listing', 9), fact('profile', 6, 'medium')], 'critical', 'agreement'],
    ['two families too weak together', [vote('listing', 3), vote('order', 2.5)], 'low', 'alone'],
    ['a new bank and a burst, however small', [fact('payout', 6, 'high'), vote('listing', 3)], 'critical', 'hard-pair'],
    [
      'a new bank and a dormant account that wakes',
      [fact('payout', 6, 'high'), meant('time', 2, 'awakening')],
      'critical',
      'hard-pair',
    ],
    [
      'a new plan and a burst, however small',
      [meant('profile', 6, 'new-identity'), meant('listing', 3, 'mass-listing')],
      'critical',
      'hard-pair',
    ],
    [
      'a new warehouse and a burst',
      [meant('profile', 1, 'new-identity'), meant('listing', 3, 'mass-listing')],
      'low',
      'alone',
    ],
    [
      'a dormant account that lists in bulk',
      [meant('time', 2, 'awakening'), meant('listing', 3, 'mass-listing')],
      'critical',
      'hard-pair',
    ],
    [
      'a dormant account that sells what it never had',
      [meant('time', 2, 'awakening'), vote('goods', 2)],
      'critical',
      'hard-pair',
    ],
    [
      'a batch by night on a shop that is awake',
      [meant('time', 2), meant('listing', 3, 'mass-listing')],
      'low',
      'alone',
    ],
    [
      'a changed sign-in address and anything',
      [meant('sign-in', 6, 'diverted-mail'), meant('profile', 4, 'new-identity')],
      'critical',
      'hard-pair',
    ],
    [
      'a changed sign-in address and a note',
      [meant('sign-in', 6, 'diverted-mail'), meant('profile', 1, 'new-identity')],
      'low',
      'alone',
    ],
    [
      'a changed password and a new store name: agreement, no more',
      [meant('sign-in', 4), meant('profile', 4, 'new-identity')],
      'high',
      'agreement',
    ],
    ['a new card and a new plan', [fact('payout', 4, 'medium'), fact('profile', 4, 'medium')], 'critical', 'hard-pair'],
  ] as const)('%s', (_, signals, severity, reason) => {
    expect(fuse(signals)).toMatchObject({ severity, reason });
  });

  it('sums one capped vote a family and names who voted', () => {
    const { score, families: voting } = fuse([
      vote('price', 12),
      vote('listing', 40),
      vote('listing', 3),
      vote('time', 1),
    ]);
    expect(score).toBe(2 * familyCap + 1);
    expect(voting).toEqual(['listing', 'price']);
  });
});

describe('laws', () => {
  const anySignal = fc.record({
    family: fc.constantFrom(...families),
    score: fc.double({ min: 0, max: 50, noNaN: true }),
    severity: fc.constantFrom(...severities),
  });

  it('never weighs more signals less, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(anySignal, { maxLength: 8 }), anySignal, (some, one) => {
        const [fewer, more] = [fuse(some.map(aSignal)), fuse([one, ...some].map(aSignal))];
        expect(more.score).toBeGreaterThanOrEqual(fewer.score);
        expect(rankOf(more.severity)).toBeGreaterThanOrEqual(rankOf(fewer.severity));
        expect(fuse([...some, one].map(aSignal))).toEqual(more);
      }),
    );
  });
});
