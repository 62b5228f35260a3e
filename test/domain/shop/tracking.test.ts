// Tracking numbers that can't be real, and real ones that must pass.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPossibleTracking, isTraceable } from '../../../src/domain/shop/tracking.ts';
import { anOrder } from '../../support/factories.ts';

describe('isPossibleTracking', () => {
  it.each([
    ['UPS', '1Z999AA10123456784'],
    ['ups', '1z 999 aa1 01 2345 6784'],
    ['Royal Mail', 'RA123456785GB'],
    ['日本郵便', 'RA123456785JP'],
    ['Yamato', '4123-4567-8905'],
    ['ヤマト運輸', '412345678905'],
    ['佐川急便', '412345678905'],
    ['DHL Express', '1234567891'],
    ['FedEx', '986578788855'],
    ['USPS', '9400111202555842332669'],
    ['Evri', 'H00AAA0123456789'],
    ['Hermes', '412345678901'],
    ['DPD', '15502370888888'],
    ['', '98765432101'],
  ])('%s %s may be', (carrier, number) => {
    expect(isPossibleTracking(carrier, number)).toBe(true);
  });

  it.each([
    ['', '1'],
    ['Other', 'none'],
    ['Other', '000000000000'],
    ['Yamato', '123456789012'],
    ['Other', '1234567890'],
    ['Other', '9876543210'],
    ['Yamato', '412345678901'],
    ['UPS', '1Z999AA10123456785'],
    ['Royal Mail', 'RA123456784GB'],
    ['FedEx', '986578788856'],
    ['USPS', '9400111202555842332668'],
  ])('%s %s can’t be', (carrier, number) => {
    expect(isPossibleTracking(carrier, number)).toBe(false);
  });

  it('is never wrong about a form that it doesn’t know', () => {
    const number = fc.stringMatching(/^[A-Z]{3}\d{9,15}[A-Z]$/);
    fc.assert(fc.property(number, fc.string(), (text, carrier) => isPossibleTracking(carrier, text)));
  });
});

describe('isTraceable', () => {
  const parcel = (isPossible: boolean) => ({ isPossible, mark: '0a1b2c3d' });
  it.each([
    ['not known', { hasTracking: null }, null],
    ['no number', { hasTracking: false }, false],
    ['a number that was not judged', { hasTracking: true }, true],
    ['an impossible one', { hasTracking: true, parcels: [parcel(false)] }, false],
    ['one of two that is possible', { hasTracking: true, parcels: [parcel(false), parcel(true)] }, true],
  ] as const)('%s', (_name, order, expected) => {
    expect(isTraceable(anOrder(order))).toBe(expected);
  });
});
