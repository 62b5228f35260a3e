// Where sellers authorise an application, for every marketplace that is watched.
import { describe, expect, it } from '@jest/globals';
import { marketplaces } from '../../../src/domain/marketplace.ts';
import {
  confirmUrl,
  consentUrl,
  readConfirmPage,
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

const id = 'amzn1.sp.solution.0123abcd-4567-89ef-0123-456789abcdef';
const host = 'sellercentral.amazon.co.jp';
const good = `https://${host}/apps/authorize/confirm/${id}`;

describe('an address at which Amazon is said to go on', () => {
  it('is one of every Seller Central, and names the application and the region', () => {
    expect(readConfirmPage(good)).toEqual({ host, solutionId: id, region: 'fe' });
    for (const { country, region } of marketplaces) {
      const place = sellerCentralOf(country);
      expect(readConfirmPage(good.replace(host, place))).toEqual({ host: place, solutionId: id, region });
    }
  });

  it.each([
    ['no address', ''],
    ['half of one, as Amazon sent in 2021 (docs#1376)', `/apps/authorize/confirm/${id}`],
    ['without https', good.replace('https', 'http')],
    ['another scheme', `javascript://${host}/apps/authorize/confirm/${id}%0Aalert(1)`],
    ['in capitals', good.replace('https', 'HTTPS')],
    ['a host in capitals', good.replace('amazon', 'AMAZON')],
    ['no scheme', good.replace('https:', '')],
    ['another host', good.replace(host, 'evil.example')],
    ['a host that ends like it', good.replace(host, `evil-${host}`)],
    ['a host that begins like it', good.replace(host, `${host}.evil.example`)],
    ['a host below it', good.replace(host, `x.${host}`)],
    ['Amazon, but no Seller Central', good.replace(host, 'www.amazon.co.jp')],
    ['the host of the documentation’s example', good.replace(host, 'amazon.com')],
    ['a host that is a word of every object', good.replace(host, 'constructor')],
    ['a dot at the host’s end', good.replace(host, `${host}.`)],
    ['a letter that looks like it', good.replace('amazon', 'аmazon')],
    ['a full stop that browsers read as a dot', good.replace('amazon.co', 'amazon。co')],
    ['a user', good.replace(host, `${host}@evil.example`)],
    ['a user before it', good.replace(host, `user:word@${host}`)],
    ['a port', good.replace(host, `${host}:8443`)],
    ['its own port', good.replace(host, `${host}:443`)],
    ['a backslash', good.replace(`${host}/`, `evil.example\\@${host}/`)],
    ['backslashes for slashes', good.replaceAll('/', '\\')],
    ['a fragment', `${good}#x`],
    ['an empty fragment', `${good}#`],
    ['a query that could come before ours', `${good}?state=theirs&redirect_uri=https://evil.example`],
    ['an empty query', `${good}?`],
    ['a slash at its end', `${good}/`],
    ['a path of consent', good.replace('confirm', 'consent')],
    ['a longer path', good.replace('confirm', 'confirm/../../../gp/redirect')],
    ['dots in the place of the application', good.replace(id, '..')],
    ['an application by another kind of id', good.replace('sp.solution', 'sellerapps.app')],
    ['an encoded slash', good.replace(id, `${id}%2f..`)],
    ['a space before it', ` ${good}`],
    ['a line’s end behind it', `${good}\n`],
    ['a tab in it', good.replace('amazon', 'ama\tzon')],
    ['a second line', `${good}\nhttps://evil.example`],
  ])('is none with %s', (_, text) => {
    expect(readConfirmPage(text)).toBeNull();
  });

  it('is gone on with by what is ours, with Amazon’s own word and no other', () => {
    const page = readConfirmPage(good);
    if (!page) throw new Error('no page');
    const url = new URL(confirmUrl(page, { ...ask, amazonState: 'a&state=b#' }));
    expect(url.origin + url.pathname).toBe(good);
    expect([...url.searchParams]).toEqual([
      ['amazon_state', 'a&state=b#'],
      ['state', 's t'],
      ['redirect_uri', 'https://a.example/r'],
    ]);
    const draft = confirmUrl(page, { ...ask, isDraft: true, amazonState: 'a' });
    expect(new URL(draft).searchParams.get('version')).toBe('beta');
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
