// Who comes from the Appstore: what their address must have, and whose shop it can be.
import { describe, expect, it } from '@jest/globals';
import { arrivedFor, judgeShop, readArrival } from '../../../src/domain/owner/appstore.ts';
import { anAccount } from '../../support/store.ts';

const solutionId = 'amzn1.sp.solution.0123abcd';
const query = {
  amazon_callback_uri: `https://sellercentral.amazon.co.jp/apps/authorize/confirm/${solutionId}`,
  ...{ amazon_state: 'Word/+=', selling_partner_id: 'A2ALICE12345' },
};
const read = (more: Record<string, string> = {}) => readArrival(new URLSearchParams({ ...query, ...more }));
const arrival = {
  page: { host: 'sellercentral.amazon.co.jp', solutionId, region: 'fe' },
  ...{ amazonState: 'Word/+=', sellerId: 'A2ALICE12345' },
} as const;

describe('an arrival from the Appstore', () => {
  it('says where Amazon goes on, by what it knows them again, and which seller it is', () => {
    expect(read()).toEqual(arrival);
    expect(read({ version: 'beta', mws_auth_token: 'x' })).toEqual(arrival);
  });

  it.each(Object.keys(query))('is none without %s, nor with two of it, nor with one without an end', (name) => {
    const without = new URLSearchParams(query);
    without.delete(name);
    expect(readArrival(without)).toBe('no-arrival');
    const twice = new URLSearchParams(query);
    twice.append(name, twice.get(name) ?? '');
    expect(readArrival(twice)).toBe('no-arrival');
    expect(read({ [name]: '' })).toBe('no-arrival');
    expect(read({ [name]: 'A'.repeat(2_001) })).toBe('no-arrival');
  });

  it.each([
    ['amazon_state', 'a\nb'],
    ['amazon_state', 'あ'],
    ['selling_partner_id', 'a2alice12345'],
    ['selling_partner_id', '<b>'],
  ])('is none where %s is %j', (name, value) => {
    expect(read({ [name]: value })).toBe('no-arrival');
  });

  it('is refused where Amazon isn’t what it goes on at', () => {
    expect(read({ amazon_callback_uri: 'https://evil.example/' })).toBe('no-page');
  });

  it('is for the application that it names', () => {
    const one = { clientId: 'c', secretIssuedAt: null, accountIds: [], solutionId, isDraft: false, redirectUri: null };
    const other = { ...one, solutionId: 'amzn1.sp.solution.another' };
    expect(arrivedFor(arrival, [other, one])).toBe(one);
    expect(arrivedFor(arrival, [other, { ...one, solutionId: null }])).toBeUndefined();
  });
});

describe('the shop of who arrived', () => {
  const shop = (id: string, more: object = {}) => anAccount({ id, region: 'fe', sellerId: null, ...more });
  const known = shop('known', { sellerId: 'A2ALICE12345' });
  it('is theirs, or nobody’s yet while none is theirs', () => {
    expect(judgeShop(arrival, known, [known, shop('new')])).toBeNull();
    expect(judgeShop(arrival, shop('new'), [shop('new')])).toBeNull();
    const abroad = { ...known, region: 'eu' } as const;
    expect(judgeShop(arrival, shop('new'), [shop('new'), abroad])).toBeNull();
  });

  it('is none of another region, of another seller, nor a second one', () => {
    expect(judgeShop(arrival, shop('new', { region: 'eu' }), [])).toBe('other-region');
    expect(judgeShop(arrival, shop('other', { sellerId: 'A2OTHER12345' }), [])).toBe('other-seller');
    expect(judgeShop(arrival, shop('new'), [shop('new'), known])).toBe('watched-already');
  });
});
