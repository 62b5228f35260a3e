// Links in mails: bound to incident, recipient and answer, for two weeks, by a key that can be changed.
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { createLinks, linkLifeMs } from '../../src/adapters/links.ts';

const key = (fill: number) => new Uint8Array(32).fill(fill);
const now = Date.UTC(2026, 5, 10);
const claims = { incidentId: 'inc-1', recipient: 'alice@example.com', says: 'seen', revision: 3 };

describe('a signed link', () => {
  it('says what it was signed for', async () => {
    const links = createLinks([key(1)], () => now);
    expect(await links.read(await links.sign(claims))).toEqual(claims);
  });

  it('ends', async () => {
    const token = await createLinks([key(1)], () => now).sign(claims);
    expect(await createLinks([key(1)], () => now + linkLifeMs - 1000).read(token)).toEqual(claims);
    expect(await createLinks([key(1)], () => now + linkLifeMs).read(token)).toBe('expired');
  });

  it('outlives a change of keys, not the loss of its own', async () => {
    const token = await createLinks([key(1)], () => now).sign(claims);
    expect(await createLinks([key(2), key(1)], () => now).read(token)).toEqual(claims);
    expect(await createLinks([key(2)], () => now).read(token)).toBe('invalid');
  });

  it.each([
    ['nothing', async () => ''],
    ['no token', async () => 'a.b.c'],
    ['one without end', async () => 'x'.repeat(100_000)],
    ['an altered one', async (token: string) => `${token.slice(0, -4)}AAAA`],
    ['one without signature', async (token: string) => `eyJhbGciOiJub25lIn0.${token.split('.')[1]}.`],
    [
      'one for another purpose',
      async () =>
        new SignJWT({ rcp: 'alice@example.com', says: 'seen' })
          .setProtectedHeader({ alg: 'HS256' })
          .setSubject('inc-1')
          .setExpirationTime('1y')
          .sign(key(1)),
    ],
  ])('%s is invalid', async (_, forge) => {
    const links = createLinks([key(1)], () => now);
    expect(await links.read(await forge(await links.sign(claims)))).toBe('invalid');
  });
});
