// Against the library that has both, over every size of argument the detectors meet and beyond.
import { describe, expect, it } from '@jest/globals';
import betaln from '@stdlib/math-base-special-betaln';
import gammaln from '@stdlib/math-base-special-gammaln';
import fc from 'fast-check';
import { logBeta, logGamma } from '../../../src/domain/statistics/gamma.ts';

/** From a hundred-thousandth to a thousand million, every power of ten as likely. */
const argument = fc.double({ min: -5, max: 9, noNaN: true }).map((power) => 10 ** power);

/** Off by so much, of what is worked with where the value itself is near zero. */
const offBy = (value: number, exact: number) => Math.abs(value - exact) / Math.max(1, Math.abs(exact));

describe('logarithms of gamma and beta', () => {
  it('are the library’s', () => {
    fc.assert(
      fc.property(argument, argument, (a, b) => {
        expect(offBy(logGamma(a), gammaln(a))).toBeLessThan(1e-13);
        expect(offBy(logBeta(a, b), betaln(a, b))).toBeLessThan(1e-13);
        expect(logBeta(a, b)).toBe(logBeta(b, a));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([1, 2, 3, 9, 10, 11, 20])('are those of factorials (%i)', (n) => {
    const factorial = Array.from({ length: n - 1 }, (_, i) => i + 1).reduce((product, i) => product * i, 1);
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 13);
    expect(logBeta(n, 1)).toBeCloseTo(-Math.log(n), 13);
  });

  it('keep what is small beside what is big: B(1, b) is 1 / b, B(2, b) is 1 / (b (b + 1))', () => {
    for (const b of [10, 1e3, 1e6, 1e9, 1e12]) {
      expect(offBy(logBeta(1, b), -Math.log(b))).toBeLessThan(1e-13);
      expect(offBy(logBeta(2, b), -Math.log(b) - Math.log(b + 1))).toBeLessThan(1e-13);
    }
  });
});
