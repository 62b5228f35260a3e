// The provider of identities over real HTTP: what it is asked, and that nothing is believed of one that answers wrongly, is
// another's, or has no end.
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { createSystemClock } from '../../../src/adapters/clock.ts';
import { createProvider, type Errand, type Provider, ProviderFault } from '../../../src/adapters/oidc/index.ts';
import { type Faults, type OddProvider, oddClient, openOddProvider } from '../../support/odd-provider.ts';

const errand: Errand = {
  redirectUri: 'http://localhost:8788/sign-in/provider/return',
  state: 'state'.repeat(9),
  nonce: 'nonce'.repeat(9),
  verifier: 'verifier'.repeat(6),
};
let odd: OddProvider;
let provider: Provider;
const open = (more: { readonly issuer?: string; readonly deadlineMs?: number } = {}) =>
  createProvider({ issuer: odd.issuer, ...oddClient, clock: createSystemClock(), ...more });

beforeAll(async () => {
  odd = await openOddProvider();
  provider = open();
});
afterEach(() => {
  odd.faults = {};
});
afterAll(() => odd?.close());

/** What comes of it: who somebody is, or which trouble. */
const outcome = (asked: Promise<unknown>) =>
  asked.catch((error: unknown) => {
    if (error instanceof ProviderFault) return error.trouble;
    throw error;
  });

describe('a provider of identities', () => {
  it('is asked who somebody is, and for nothing else of them; the code alone is of no use', async () => {
    const url = await provider.begin(errand, false);
    expect([url.origin + url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
      `${odd.issuer}/auth`,
      {
        ...{ client_id: 'rusuban', response_type: 'code', scope: 'openid', redirect_uri: errand.redirectUri },
        ...{ state: errand.state, nonce: errand.nonce, code_challenge_method: 'S256' },
        code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      },
    ]);
    expect(url.href).not.toContain(errand.verifier);
    const returned = odd.signIn(url, 'carol-1');
    expect(await provider.finish(errand, returned)).toEqual({
      ...{ issuer: odd.issuer, subject: 'carol-1', provenAt: null },
    });
    // once
    expect(await outcome(provider.finish(errand, returned))).toBe('odd');
    const stolen = odd.signIn(await provider.begin(errand, false), 'carol-1');
    expect(await outcome(provider.finish({ ...errand, verifier: 'another-'.repeat(6) }, stolen))).toBe('odd');
  });

  it('is asked to have it proved anew, and says when it was', async () => {
    const url = await provider.begin(errand, true);
    expect(url.searchParams.get('max_age')).toBe('0');
    expect(url.searchParams.get('prompt')).toBe('login');
    const returned = odd.signIn(url, 'carol-1', { auth_time: 1_780_000_000 });
    expect(await provider.finish(errand, returned)).toMatchObject({ provenAt: 1_780_000_000_000 });
  });

  it('is asked what it says of itself once an hour, not each time', async () => {
    const own = open();
    odd.asked.length = 0;
    for (let n = 0; n < 3; n++) await own.begin(errand, false);
    expect(odd.asked).toEqual(['GET /.well-known/openid-configuration']);
  });

  it('may name several for whom its word is, if we are the one who asked', async () => {
    const returned = odd.signIn(await provider.begin(errand, false), 'carol-1', {
      ...{ aud: [oddClient.clientId, 'another'], azp: oddClient.clientId },
    });
    expect(await outcome(provider.finish(errand, returned))).toMatchObject({ subject: 'carol-1' });
  });
});

const unsigned = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

describe('nobody is let in by', () => {
  const hour = 3_600;
  it.each<[string, Faults]>([
    ['a word for another browser', { claims: (claims) => ({ ...claims, nonce: 'another' }) }],
    ['one without a nonce', { claims: ({ nonce, ...claims }) => claims }],
    ['one that is over', { claims: (claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 }) }],
    ['one that is not good yet', { claims: (claims) => ({ ...claims, nbf: Math.floor(Date.now() / 1000) + hour }) }],
    ['one that was given to another', { claims: (claims) => ({ ...claims, aud: 'another' }) }],
    ['one that another asked for', { claims: (claims) => ({ ...claims, azp: 'another' }) }],
    ['one for several, of which nobody asked', { claims: (claims) => ({ ...claims, aud: ['rusuban', 'another'] }) }],
    ['another provider’s word', { claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
    ['one about nobody', { claims: ({ sub, ...claims }) => claims }],
    ['one about a name without end', { claims: (claims) => ({ ...claims, sub: 'x'.repeat(300) }) }],
    [
      'one signed by another key',
      {
        async token(claims) {
          const { privateKey } = await generateKeyPair('RS256');
          return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
        },
      },
    ],
    [
      'one signed by our own secret',
      {
        token: (claims) =>
          new SignJWT(claims)
            .setProtectedHeader({ alg: 'HS256', kid: 'one' })
            .sign(new TextEncoder().encode(oddClient.clientSecret.repeat(2))),
      },
    ],
    ['one that nobody signed', { token: unsigned }],
    ['no word at all', { token: () => undefined }],
    [
      'keys without end',
      { answers: { '/keys': (response) => response.end(`{"keys":[],"more":"${'x'.repeat(400_000)}"}`) } },
    ],
    [
      'an answer that leads elsewhere',
      { answers: { '/token': (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/token' }).end() } },
    ],
  ])('%s', async (_what, faults) => {
    const own = open();
    odd.faults = faults;
    const returned = odd.signIn(await own.begin(errand, false), 'carol-1');
    expect(await outcome(own.finish(errand, returned))).toBe('odd');
    // it was that, and nothing else
    odd.faults = {};
    const well = odd.signIn(await own.begin(errand, false), 'carol-1');
    expect(await own.finish(errand, well)).toMatchObject({ subject: 'carol-1' });
  });

  it.each<[string, 'odd' | 'denied', (returned: URLSearchParams) => void]>([
    ['an address with another’s state', 'odd', (returned) => returned.set('state', 'another')],
    [
      'one that says that it is another provider’s (RFC 9207)',
      'odd',
      (returned) => returned.set('iss', 'https://evil.example'),
    ],
    ['one that doesn’t say whose it is, where it promised to', 'odd', (returned) => returned.delete('iss')],
    ['one with two codes', 'odd', (returned) => returned.append('code', 'another')],
    ['one without a code', 'odd', (returned) => returned.delete('code')],
    ['a refusal', 'denied', (returned) => returned.set('error', 'access_denied')],
  ])('%s', async (_what, trouble, spoil) => {
    const returned = odd.signIn(await provider.begin(errand, false), 'carol-1');
    spoil(returned);
    odd.asked.length = 0;
    expect(await outcome(provider.finish(errand, returned))).toBe(trouble);
    // and the code wasn't given to anybody
    expect(odd.asked).toEqual([]);
  });

  const says = (more: object): Faults => ({ discovery: (document) => ({ ...document, ...more }) });
  it.each<[string, Faults]>([
    ['calls itself otherwise', says({ issuer: 'https://evil.example' })],
    ['calls itself almost so', { discovery: (document) => ({ ...document, issuer: `${document.issuer}/` }) }],
    ['says of itself what has no end', says({ more: 'x'.repeat(400_000) })],
    [
      'says it elsewhere',
      {
        answers: {
          '/.well-known/openid-configuration': (response) => response.writeHead(302, { location: '/x' }).end(),
        },
      },
    ],
    ['is none', { answers: { '/.well-known/openid-configuration': (response) => response.writeHead(404).end('no') } }],
    ['leads browsers to a script', says({ authorization_endpoint: 'javascript:alert(1)' })],
    ['has no address to lead browsers to', says({ authorization_endpoint: 'nowhere' })],
    ['leads browsers on in clear', says({ authorization_endpoint: 'http://idp.example.com/auth' })],
  ])('a provider that %s', async (_what, faults) => {
    odd.faults = faults;
    expect(await outcome(open().begin(errand, false))).toBe('odd');
  });

  it.each([
    'https://10.0.0.1/token',
    'https://169.254.169.254/token',
    'https://[fd00::1]/token',
    'http://192.0.2.1/token',
  ])('a provider that has us ask %s, which is not its own', async (address) => {
    odd.faults = says({ token_endpoint: address });
    const own = open();
    const returned = odd.signIn(await own.begin(errand, false), 'carol-1');
    expect(await outcome(own.finish(errand, returned))).toBe('odd');
  });
});

describe('a provider that is away', () => {
  it.each<[string, Faults]>([
    ['hangs', { answers: { '/.well-known/openid-configuration': () => {} } }],
    [
      'begins an answer and says no more',
      { answers: { '/.well-known/openid-configuration': (response) => response.writeHead(200).write('{') } },
    ],
    ['is broken', { answers: { '/.well-known/openid-configuration': (response) => response.writeHead(503).end() } }],
  ])('and %s is given up', async (_what, faults) => {
    odd.faults = faults;
    const own = open({ deadlineMs: 300 });
    expect(await outcome(own.check(errand.redirectUri))).toBe('away');
    // and asked again the next time
    odd.faults = {};
    expect(await outcome(own.check(errand.redirectUri))).toBe('refused');
  });

  it('is no way to take all connections: twenty at once ask it, the others are told so', async () => {
    const own = open({ deadlineMs: 300 });
    const url = await own.begin(errand, false);
    odd.faults = { answers: { '/token': () => {} } };
    odd.asked.length = 0;
    const came = Array.from({ length: 30 }, () => outcome(own.finish(errand, odd.signIn(url, 'carol-1'))));
    expect(new Set(await Promise.all(came))).toEqual(new Set(['away']));
    expect(odd.asked).toHaveLength(20);
    odd.faults = {};
    expect(await own.finish(errand, odd.signIn(url, 'carol-1'))).toMatchObject({ subject: 'carol-1' });
  });

  it('is away where nothing listens', async () => {
    expect(await outcome(open({ issuer: 'http://127.0.0.1:1' }).begin(errand, false))).toBe('away');
  });
});
