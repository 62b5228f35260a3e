// Where sellers authorise an application, for every marketplace that is watched.
import { describe, expect, it } from '@jest/globals';
import { marketplaces } from '../../../src/domain/marketplace.ts';
import {
  consentUrl,
  redirectFault,
  sellerCentralHosts,
  sellerCentralOf,
} from '../../../src/domain/shop/seller-central.ts';

const ask = { solutionId: 'amzn1.sp.solution.x', isDraft: false, state: 's t', redirectUri: 'https://a.example/r' };

describe('Seller Central', () => {
  it('is known for every marketplace that is watched, and for no other country', () => {
    for (const { country } of marketplaces) expect(sellerCentralHosts).toContain(sellerCentralOf(country));
    expect(() => sellerCentralOf('XX')).toThrow(RangeError);
  });

  it('is one for the five of Europe, and each other’s own', () => {
    expect(['GB', 'DE', 'FR', 'IT', 'ES'].map(sellerCentralOf)).toEqual(
      Array.from({ length: 5 }, () => 'sellercentral-europe.amazon.com'),
    );
    expect(['US', 'JP', 'AU', 'TR'].map(sellerCentralOf)).toEqual(
      ['com', 'co.jp', 'com.au', 'com.tr'].map((end) => `sellercentral.amazon.${end}`),
    );
  });

  it('is asked by the application’s id, with the state and the address to return to', () => {
    const url = new URL(consentUrl('JP', ask));
    expect(url.origin + url.pathname).toBe('https://sellercentral.amazon.co.jp/apps/authorize/consent');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ application_id: 'amzn1.sp.solution.x', state: 's t', redirect_uri: 'https://a.example/r' },
    });
  });

  it('is told of a draft, and only of a draft', () => {
    const version = (isDraft: boolean) => new URL(consentUrl('US', { ...ask, isDraft })).searchParams.get('version');
    expect([version(true), version(false)]).toEqual(['beta', null]);
  });
});

describe('an address to return to', () => {
  it.each([
    ['https://agency.example/return', null],
    ['https://agency.example/return#', 'fragment'],
    ['https://agency.example/return#x', 'fragment'],
    ['http://agency.example/return', 'no-https'],
    ['https://localhost/return', 'no-https'],
    ['https://user@agency.example/', 'no-https'],
    ['agency.example', 'no-address'],
  ])('%s: %s', (text, fault) => {
    expect(redirectFault(text)).toBe(fault);
  });
});
