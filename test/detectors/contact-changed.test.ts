// contact-changed: which details are told at once, which are noted, and what is no change at all.
import { describe, expect, it } from '@jest/globals';
import { detectors } from '../../src/detectors/all.ts';
import { contactChanged } from '../../src/detectors/contact-changed.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { profileFields } from '../../src/domain/shop/profile.ts';
import { signalsOf, testDetector } from '../support/detector-cases.ts';
import { aChange, aLook, noon } from '../support/factories.ts';

const look = (...recent: ReturnType<typeof aChange>[]) => aLook({ recent });

testDetector(
  contactChanged,
  [
    {
      name: 'another contact: told at once',
      look: look(aChange(noon, { field: 'primary-contact', before: 'Alice', after: 'M. Allory' })),
      severity: 'high',
      says: 'primary-contact',
      check: ([signal]) => expect(signal).toMatchObject({ family: 'profile', isHardFact: true, score: 6 }),
    },
    {
      name: 'another business name: told at once',
      look: look(aChange(noon, { field: 'business-name' })),
      severity: 'high',
      says: 'business-name',
    },
    {
      name: 'the store’s name: counts with other things',
      look: look(aChange(noon)),
      severity: 'medium',
      says: 'store-name',
    },
    {
      name: 'the plan: waits for a burst, and is then as good as certain',
      look: look(aChange(noon, { field: 'selling-plan', before: 'INDIVIDUAL', after: 'PROFESSIONAL' })),
      severity: 'medium',
      says: 'selling-plan',
      check: ([signal]) => expect(signal?.score).toBe(6),
    },
    {
      name: 'a new warehouse: only noted',
      look: look(aChange(noon, { field: 'ship-from-address', before: 'Leeds', after: 'Bath' })),
      severity: 'low',
      says: 'ship-from-address',
      check: ([signal]) => expect(signal?.score).toBe(1),
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
    {
      name: 'field: another bank is payout-destination-changed’s to tell',
      look: look(aChange(noon, { field: 'deposit-method', before: 'A', after: 'B' })),
      says: 'same',
    },
  ],
);

describe('there and back', () => {
  it('says that a detail is back, and holds only the way there against the account', () => {
    const signals = signalsOf(
      contactChanged,
      look(
        aChange(noon - hourMs, { field: 'business-name', before: 'mine', after: 'theirs' }),
        aChange(noon, { field: 'business-name', before: 'theirs', after: 'mine' }),
      ),
    );
    expect(signals.map(({ summary, severity }) => [summary.key, severity])).toEqual([
      ['business-name', 'high'],
      ['back', 'low'],
    ]);
  });
});

/** Of what Amazon says of the account only some changes are to be told. */
const spoiled = { before: '0.5 % < 1 %', after: '9 % > 1 %' };
const standing: Partial<Record<keyof typeof profileFields, { before: string; after: string }>> = {
  'account-status': { before: 'NORMAL', after: 'AT_RISK' },
  'cancellation-rate': spoiled,
  'late-shipment-rate': spoiled,
  'order-defect-rate': spoiled,
  'valid-tracking-rate': { before: '97 % > 95 %', after: '60 % < 95 %' },
};

describe('every field of the profile', () => {
  it.each(Object.keys(profileFields))('%s is one detector’s to tell, with words of its own', (field) => {
    const values = standing[field as keyof typeof profileFields] ?? { before: 'A', after: 'B' };
    const change = aChange(noon, { field: field as keyof typeof profileFields, ...values });
    const telling = detectors
      .filter(({ family }) => family === 'profile' || family === 'payout')
      .flatMap((detector) => signalsOf(detector, look(change)).map(({ summary }) => detector.says[summary.key]?.en));
    expect(telling).toEqual([expect.any(String)]);
  });
});
