// profile-changed: which changes are told at once, which are noted, and what is no change at all.
import { describe, expect, it } from '@jest/globals';
import { profileChanged } from '../../src/detectors/profile-changed.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import { profileFields } from '../../src/domain/profile.ts';
import { signalsOf, testDetector } from '../support/detector-cases.ts';
import { aChange, aLook, noon } from '../support/factories.ts';

const look = (...recent: ReturnType<typeof aChange>[]) => aLook({ recent });

testDetector(
  profileChanged,
  [
    {
      name: 'the payout goes elsewhere',
      look: look(aChange(noon, { field: 'payout-account-tail', scope: 'JPY', before: '123', after: '987' })),
      severity: 'high',
      says: 'payout-account-tail',
      check: ([signal]) => expect(signal).toMatchObject({ family: 'payout', isHardFact: true, evidenceTotal: 1 }),
    },
    {
      name: 'the deposit method, with what is left of Amazon’s hold when it was seen',
      look: look(
        aChange(noon - 5 * hourMs, {
          field: 'deposit-method',
          before: '·123',
          after: '·987',
          observedAt: noon - 2 * hourMs,
        }),
      ),
      severity: 'high',
      says: 'deposit-method',
      check: ([signal]) =>
        expect(signal?.summary.params).toMatchObject({
          until: { at: noon + 67 * hourMs },
          left: { ms: 69 * hourMs },
        }),
    },
    {
      name: 'the store’s name: counts with other things',
      look: look(aChange(noon)),
      severity: 'medium',
      says: 'store-name',
    },
    {
      name: 'vacation: only noted',
      look: look(aChange(noon, { field: 'listings-suspended', before: 'false', after: 'true' })),
      severity: 'low',
      says: 'listings-suspended',
    },
    {
      name: 'a payout of ten days ago that shows only now',
      look: aLook({
        changes: [
          aChange(noon - 10 * dayMs, { field: 'payout-account-tail', before: '123', after: '987', observedAt: noon }),
        ],
        recent: [],
      }),
      severity: 'high',
      says: 'payout-account-tail',
    },
  ],
  [
    { name: 'nothing changed', look: aLook(), says: 'same' },
    { name: 'first sight: nothing was known before', look: look(aChange(noon, { before: '' })), says: 'first-sight' },
    {
      name: 'the same value again',
      look: look(aChange(noon, { before: 'Alice Books', after: 'Alice Books' })),
      says: 'first-sight',
    },
  ],
);

describe('there and back', () => {
  it('says that a detail is back, and holds only the way there against the account', () => {
    const signals = signalsOf(
      profileChanged,
      look(
        aChange(noon - hourMs, { field: 'deposit-method', before: 'mine', after: 'theirs' }),
        aChange(noon, { field: 'deposit-method', before: 'theirs', after: 'mine' }),
      ),
    );
    expect(signals.map(({ summary, severity }) => [summary.key, severity])).toEqual([
      ['deposit-method', 'high'],
      ['back', 'low'],
    ]);
  });
});

describe('every field', () => {
  it.each(Object.keys(profileFields))('%s has words of its own', (field) => {
    expect(profileChanged.says[field]).toBeDefined();
  });
});
