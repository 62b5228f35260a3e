// Amounts as Amazon writes them, read exactly.
import { describe, expect, it } from '@jest/globals';
import { minorDigits, moneyOf, parseMoney, ratio } from '../../src/domain/money.ts';

describe('parseMoney', () => {
  it.each([
    ['1980', 'JPY', 1980],
    ['1980.00', 'JPY', 1980],
    ['1980.5', 'JPY', 1981],
    ['12.5', 'USD', 1250],
    ['0.02', 'GBP', 2],
    ['0.015', 'GBP', 2],
    ['12.345', 'KWD', 12_345],
    ['12.3', 'KWD', 12_300],
    ['99,999,999', 'JPY', 99_999_999],
    ['1,234.50', 'USD', 123_450],
    ['12,50', 'EUR', 1250],
    ['1.234,50', 'EUR', 123_450],
    ['1.234.567,8', 'EUR', 123_456_780],
    ['1 234,50', 'EUR', 123_450],
    ['1\u202f234,50', 'EUR', 123_450],
    ['0', 'USD', 0],
  ])('reads %s %s', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor, currency });
  });

  it.each(['', ' ', '-1', 'free', '1,23,4', '1.2.3', 'NaN', '1e5', '1234567890123'])('has no amount for %j', (text) => {
    expect(parseMoney(text, 'USD')).toBeNull();
  });
});

describe('moneyOf', () => {
  it('takes numbers and texts, and nothing that is no amount', () => {
    expect(moneyOf(49.99, 'USD')).toEqual({ minor: 4999, currency: 'USD' });
    expect(moneyOf('154.99', 'USD')).toEqual({ minor: 15_499, currency: 'USD' });
    for (const amount of [-1, Number.NaN, Number.POSITIVE_INFINITY, null, {}])
      expect(moneyOf(amount, 'USD')).toBeNull();
    expect(moneyOf(1, 'dollars')).toBeNull();
  });
});

describe('money', () => {
  it('knows the decimals of a currency', () => {
    expect(['JPY', 'USD', 'KWD', 'XXQ'].map(minorDigits)).toEqual([0, 2, 3, 2]);
  });

  it('compares only within one currency, and never with nothing', () => {
    expect(ratio({ minor: 80, currency: 'JPY' }, { minor: 1000, currency: 'JPY' })).toBe(0.08);
    expect(ratio({ minor: 80, currency: 'JPY' }, { minor: 1000, currency: 'USD' })).toBeNull();
    expect(ratio({ minor: 80, currency: 'JPY' }, { minor: 0, currency: 'JPY' })).toBeNull();
  });
});
