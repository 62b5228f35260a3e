// What came -> what it means. The answers are those that others met (the sources stand in refusals.ts).
import { describe, expect, it } from '@jest/globals';
import { apiRows, loginRows, meaningOf, type Row } from '../../../../src/adapters/amazon/wire/refusals.ts';
import { japaneseReason } from '../../../../src/messages/language/reason-words.ts';

const denied = (details = '', message = 'Access to requested resource is denied.') => ({
  code: 'Unauthorized',
  message,
  details,
});

describe('a refusal of the API', () => {
  it.each([
    ['The LWA secret token you provided has expired.', 'secret-expired'],
    ['The access token you provided is revoked, malformed or invalid.', 'stale-token'],
    ['The access token you provided has expired.', 'stale-token'],
    ['The security token included in the request is expired', 'provider-fault'],
    ['The request signature we calculated does not match the signature you provided.', 'provider-fault'],
    ['The selling partner account is deactivated.', 'refused'],
    ['Seller account is not active', 'refused'],
    ['The seller is not authorized for this marketplace.', 'refused'],
    ['The application does not have access to one or more requested data types.', 'role-missing'],
    ['', 'role-missing'],
    ['Something that nobody has seen yet.', 'refused'],
  ])('"%s" is %s', (details, means) => {
    expect(meaningOf(apiRows, denied(details)).means).toBe(means);
  });

  it('in words that are not known at all is unclear', () => {
    expect(meaningOf(apiRows, denied('', 'Computer says no.')).means).toBe('refused');
  });

  it('that gives no reason is about a role only while others are answered', () => {
    expect(meaningOf(apiRows, denied(), ['everything-refused']).means).toBe('refused');
    expect(meaningOf(apiRows, denied(), ['after-429', 'everything-refused']).means).toBe('throttled');
  });

  it('means revoked by no words but those of a revoked access token', () => {
    const revoked = apiRows.filter(({ means, still }) => means === 'revoked' || still === 'revoked');
    expect(revoked).toHaveLength(1);
    const other = 'The security token, LWA secret token or session has expired or is invalid.';
    expect(revoked[0]?.came.test(other)).toBe(false);
  });
});

describe('a refusal of Login with Amazon', () => {
  it.each([
    ['invalid_grant', 'The request has an invalid grant parameter : refresh_token', 'revoked'],
    ['invalid_client', 'Client authentication failed', 'bad-credentials'],
    ['invalid_client', 'The client secret has expired', 'secret-expired'],
    ['unauthorized_client', 'Not authorized for requested operation', 'bad-credentials'],
    ['server_error', '', 'provider-fault'],
    ['access_denied', '', 'refused'],
    ['unsupported_grant_type', '', 'bad-credentials'],
    ['', '', 'provider-fault'],
  ])('%s "%s" is %s', (code, message, means) => {
    expect(meaningOf(loginRows, { code, message }).means).toBe(means);
  });
});

const rows: readonly Row[] = [...loginRows, ...apiRows];
it.each(rows.map(({ says }) => says))('"%s" has a Japanese that says more than where to look', (says) => {
  expect(japaneseReason(`${says}.`)).not.toContain('account test');
});
it('names where each meaning was seen', () => {
  for (const { source } of rows) expect(source.length).toBeGreaterThan(8);
});
