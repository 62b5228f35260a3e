// Which returns from Amazon are gone on with: each guard by itself.
import { describe, expect, it } from '@jest/globals';
import {
  type ConsentRequest,
  consentLifeMs,
  judgeReturn,
  readPastedReturn,
  readReturn,
} from '../../../src/domain/owner/consent.ts';

const noon = Date.UTC(2026, 5, 10, 3);
const request: ConsentRequest = {
  ...{ browserHash: 'mine', accountId: 'alice', clientId: 'client', redirectUri: 'https://a.example/r' },
  ...{ begunBy: 'Alice', via: 'console', invitationHash: null, sellerId: null, expiresAt: noon + consentLifeMs },
};
const came = { state: 's', code: 'c', sellerId: 'A2ALICE12345', error: null };

describe('a return from Amazon', () => {
  it('is gone on with when it is the one that this browser began, in time and whole', () => {
    expect(judgeReturn(came, request, 'mine', noon)).toBeNull();
    expect(judgeReturn(came, request, 'mine', noon + consentLifeMs - 1)).toBeNull();
  });

  it.each([
    ['without a state', { ...came, state: null }, request, 'mine', noon, 'no-state'],
    ['whose state is used or none of ours', came, null, 'mine', noon, 'used'],
    ['in another browser', came, request, 'theirs', noon, 'other-browser'],
    ['in a browser that has begun nothing', came, request, null, noon, 'other-browser'],
    ['after ten minutes', came, request, 'mine', noon + consentLifeMs, 'late'],
    ['that says an error', { ...came, error: 'access_denied' }, request, 'mine', noon, 'refused'],
    ['without a code', { ...came, code: null }, request, 'mine', noon, 'no-code'],
    ['without a seller', { ...came, sellerId: null }, request, 'mine', noon, 'no-seller'],
    ['with a seller that is none', { ...came, sellerId: '../x' }, request, 'mine', noon, 'no-seller'],
  ] as const)('%s is refused', (_, returned, known, browser, now, refusal) => {
    expect(judgeReturn(returned, known, browser, now)).toBe(refusal);
  });
});

describe('what Amazon says', () => {
  it('is read off the query, and nothing that stands there twice or is endless', () => {
    const query = (text: string) => readReturn(new URLSearchParams(text));
    expect(query('state=s&selling_partner_id=A2&spapi_oauth_code=c&mws_auth_token=x')).toEqual({
      ...{ state: 's', code: 'c', sellerId: 'A2', error: null },
    });
    expect(query('state=s&state=t&spapi_oauth_code=')).toMatchObject({ state: null, code: null });
    expect(query(`state=${'s'.repeat(2_001)}`).state).toBeNull();
    expect(query('error=access_denied&error_description=no').error).toBe('no');
  });

  it.each([
    'https://a.example/r?state=s&selling_partner_id=A2&spapi_oauth_code=c',
    '  https://a.example/r?x=1&state=s&selling_partner_id=A2&spapi_oauth_code=c#top\n',
    'state=s&selling_partner_id=A2&spapi_oauth_code=c',
    '?spapi_oauth_code=c&state=s&selling_partner_id=A2',
  ])('is read off what was pasted: %s', (text) => {
    expect(readPastedReturn(text)).toMatchObject({ state: 's', code: 'c', sellerId: 'A2' });
  });

  it.each(['', 'https://a.example/', 'Atzr|a token'])('is not in %s', (text) => {
    expect(readPastedReturn(text)).toBeNull();
  });
});
