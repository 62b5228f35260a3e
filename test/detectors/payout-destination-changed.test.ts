// payout-destination-changed: which changes are told at once, and what is no change at all.
import { describe, expect, it } from '@jest/globals';
import { payoutDestinationChanged } from '../../src/detectors/payout-destination-changed.ts';
import { dayMs, hourMs } from '../../src/domain/clock.ts';
import { signalsOf, testDetector } from '../support/detector-cases.ts';
import { aChange, aLook, noon } from '../support/factories.ts';

const look = (...recent: ReturnType<typeof aChange>[]) => aLook({ recent });
const tail = { field: 'payout-account-tail', scope: 'JPY', before: '123', after: '987' } as const;

testDetector(
  payoutDestinationChanged,
  [
    {
      name: 'the payout goes elsewhere, with when the next one is due',
      look: look(aChange(noon - hourMs, tail)),
      severity: 'high',
      says: 'payout-account-tail',
      check: ([signal]) => {
        expect(signal).toMatchObject({ family: 'payout', isHardFact: true, evidenceTotal: 1, score: 6 });
        expect(signal?.summary.params.next).toEqual({ kind: 'instant', at: noon - hourMs + 14 * dayMs });
      },
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
      name: 'another card: counts with other things',
      look: look(aChange(noon, { field: 'payment-method', before: 'A', after: 'B' })),
      severity: 'medium',
      says: 'payment-method',
    },
    {
      name: 'a payout of ten days ago that shows only now',
      look: aLook({ changes: [aChange(noon - 10 * dayMs, { ...tail, observedAt: noon })], recent: [] }),
      severity: 'high',
      says: 'payout-account-tail',
    },
  ],
  [
    { name: 'nothing changed', look: aLook(), says: 'same' },
    {
      name: 'first sight: the first payout of a currency',
      look: look(aChange(noon, { ...tail, before: '' })),
      says: 'first-sight',
    },
    { name: 'the same account again', look: look(aChange(noon, { ...tail, after: '123' })), says: 'first-sight' },
    { name: 'field: another store name is contact-changed’s to tell', look: look(aChange(noon)), says: 'same' },
  ],
);

describe('there and back', () => {
  it('says that the destination is back, and holds only the way there against the account', () => {
    const signals = signalsOf(
      payoutDestinationChanged,
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

  it('takes another currency’s account for another place', () => {
    const there = aChange(noon - hourMs, { ...tail, scope: 'USD' });
    const other = aChange(noon, { ...tail, before: '987', after: '123' });
    expect(signalsOf(payoutDestinationChanged, look(there, other)).map(({ severity }) => severity)).toEqual([
      'high',
      'high',
    ]);
  });
});
