// Rates with their targets as one text, and which of them miss.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOffTarget, rateText, readRate } from '../../../src/domain/shop/performance.ts';

describe('a rate', () => {
  it('reads the same in every language', () => {
    expect(rateText({ ratePercent: 12.4, targetPercent: 2.5 })).toBe('12.4 % > 2.5 %');
    expect(rateText({ ratePercent: 0, targetPercent: 1 })).toBe('0 % < 1 %');
    expect(rateText({ ratePercent: 3.203973037, targetPercent: 4 })).toBe('3.2 % < 4 %');
  });

  it('comes back as it was, to two digits', () => {
    const percent = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100);
    fc.assert(
      fc.property(percent, percent, (ratePercent, targetPercent) => {
        expect(readRate(rateText({ ratePercent, targetPercent }))).toEqual({ ratePercent, targetPercent });
      }),
    );
  });

  it.each(['', 'NORMAL', '5 %', '-1 % < 2 %'])('%j is none', (text) => {
    expect(readRate(text)).toBeNull();
    expect(isOffTarget('cancellation-rate', text)).toBe(false);
  });

  it('misses its target above it, or below it where more is better', () => {
    expect(isOffTarget('cancellation-rate', '12.4 % > 2.5 %')).toBe(true);
    expect(isOffTarget('cancellation-rate', '2.4 % < 2.5 %')).toBe(false);
    expect(isOffTarget('valid-tracking-rate', '60 % < 95 %')).toBe(true);
    expect(isOffTarget('valid-tracking-rate', '97 % > 95 %')).toBe(false);
  });
});
