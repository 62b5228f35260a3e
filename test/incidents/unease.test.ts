// Which of a day's signs count towards unease, and what unease does to an incident.
import { describe, expect, it } from '@jest/globals';
import { dayMs, localDay } from '../../src/domain/clock.ts';
import { correlate } from '../../src/incidents/correlate.ts';
import { dayScore, isSuspicious } from '../../src/incidents/unease.ts';
import { anAccount, aSignal, noon } from '../support/factories.ts';

const zone = 'Asia/Tokyo';
const today = localDay(noon, zone);
const evidence = (at: number) => [{ subject: { kind: 'order', orderId: '1' } as const, at }];
const sign = aSignal({ family: 'price', score: 3.5, severity: 'low', evidence: evidence(noon) });

describe('a day’s score', () => {
  it('is what the families say together of what happened on it', () => {
    const other = aSignal({ family: 'listing', score: 9, severity: 'low', evidence: evidence(noon) });
    expect(dayScore([sign, other], today, zone)).toBe(3.5 + 6);
    expect(dayScore([], today, zone)).toBe(0);
  });
  it('leaves out yesterday’s, facts, what is for information and what the owner knows', () => {
    expect(dayScore([{ ...sign, evidence: evidence(noon - dayMs) }], today, zone)).toBe(0);
    expect(isSuspicious({ ...sign, isHardFact: true })).toBe(false);
    expect(isSuspicious({ ...sign, severity: 'info' })).toBe(false);
    expect(isSuspicious({ ...sign, known: 'planned' })).toBe(false);
  });
});

describe('an uneasy look', () => {
  const look = (isUneasy: boolean, signals = [sign]) =>
    correlate({ account: anAccount(), incidents: [], signals, now: noon, newId: () => '1', isUneasy });

  it('tells of what no day would be told of', () => {
    expect(look(false).decisions).toMatchObject([{ severity: 'low', isAlert: false }]);
    expect(look(true).decisions).toMatchObject([{ severity: 'high', isAlert: true, reason: 'first' }]);
  });
  it('tells once', () => {
    const { incidents } = look(true);
    const again = correlate({
      account: anAccount(),
      incidents,
      signals: [sign],
      now: noon + dayMs / 4,
      newId: () => '2',
      isUneasy: true,
    });
    expect(again.decisions.filter(({ isAlert }) => isAlert)).toEqual([]);
  });
  it('tells of nothing when today shows nothing of it', () => {
    expect(look(true, [{ ...sign, severity: 'info' }]).decisions).toMatchObject([{ isAlert: false }]);
  });
});
