// Unease: what goes on for days adds up, what is over is forgotten.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levelOf, type Unease, uneaseAfter, uneaseShare } from '../../../src/domain/statistics/unease.ts';
import { uneaseHigh } from '../../../src/incidents/fuse.ts';

const after = (scores: readonly number[]) =>
  scores.reduce<Unease | undefined>((known, score, day) => uneaseAfter(known, day, score), undefined);
const level = (scores: readonly number[]) => {
  const unease = after(scores);
  return unease ? levelOf(unease) : 0;
};

describe('unease', () => {
  it('is told of on the fifth day in a row at the cap, not after a launch of three', () => {
    expect(level([6, 6, 6])).toBeLessThan(uneaseHigh);
    expect(level([6, 6, 6, 6])).toBeLessThan(uneaseHigh);
    expect(level([6, 6, 6, 6, 6])).toBeGreaterThanOrEqual(uneaseHigh);
  });
  it('is told of within two weeks of modest days', () => {
    expect(level(Array(13).fill(3.5))).toBeGreaterThanOrEqual(uneaseHigh);
    expect(level(Array(8).fill(3.5))).toBeLessThan(uneaseHigh);
  });
  it('takes the worst of a day, however often it is looked at', () => {
    const once = uneaseAfter(undefined, 7, 4);
    expect(uneaseAfter(uneaseAfter(once, 7, 2), 7, 4)).toEqual(once);
  });
  it('is a smoothed mean, days without a look having had nothing', () => {
    expect(levelOf(uneaseAfter({ day: 0, score: 4, before: 0 }, 3, 0) as Unease)).toBeCloseTo(
      4 * uneaseShare * (1 - uneaseShare) ** 3,
    );
  });
  it('is gone when it has been quiet for long', () => {
    expect(uneaseAfter({ day: 0, score: 6, before: 2 }, 100, 0)).toBeUndefined();
    expect(uneaseAfter(undefined, 1, 0)).toBeUndefined();
  });
  it('never falls when a day was worse', () => {
    const days = fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(days, fc.nat(29), fc.double({ min: 0, max: 6, noNaN: true }), (scores, at, more) => {
        const worse = scores.map((score, day) => (day === at ? score + more : score));
        expect(level(worse)).toBeGreaterThanOrEqual(level(scores) - 0.02);
      }),
    );
  });
});
