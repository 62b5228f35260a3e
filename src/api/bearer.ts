// Who asks: a token in the Authorization header, and nothing else. No cookie counts here, so no page elsewhere can have a browser
// ask in somebody's name, and no page is ever told that it may (no CORS).
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Core } from '../app.ts';
import { type ApiToken, isTokenLike } from '../domain/owner/api-token.ts';
import type { Tokens } from '../owner/consent.ts';
import { Problem } from './problems.ts';
import { createLimiter } from './rate.ts';

/** Wrong tokens from one address. A right one is taken however many wrong ones came from there: a proxy is one address. */
const wrongTokens = { atOnce: 10, perSecond: 1 / 6 };
/** What one token may ask. */
const requests = { atOnce: 100, perSecond: 5 };

export type Bearer = (context: Context) => Promise<ApiToken>;

/**
 * @param tokens by which they were made
 * @returns finds out whose token it is that asks; @throws Problem where it is nobody's, or asks too often
 */
export function createBearer(
  { store, clock, log }: Pick<Core, 'store' | 'clock' | 'log'>,
  { hash }: Pick<Tokens, 'hash'>,
): Bearer {
  const [wrong, asked] = [createLimiter(wrongTokens), createLimiter(requests)];
  return async (context) => {
    const now = clock.now();
    const said = context.req.header('authorization');
    if (said === undefined) throw new Problem('no-token', { headers: { 'www-authenticate': 'Bearer' } });
    const text = /^bearer +(\S+) *$/i.exec(said)?.[1] ?? '';
    const token = isTokenLike(text) ? await store.useApiToken(hash(text), now) : null;
    if (token === null) {
      const { remoteAddress = '' } = (context.env as Partial<HttpBindings>).incoming?.socket ?? {};
      const wait = wrong.take(remoteAddress, now);
      if (wait !== null) throw new Problem('too-many-wrong-tokens', { headers: { 'retry-after': String(wait) } });
      log.warn({ from: remoteAddress }, 'the API was asked with a token that is not known, or has expired');
      throw new Problem('token-refused', { headers: { 'www-authenticate': 'Bearer error="invalid_token"' } });
    }
    const wait = asked.take(token.id, now);
    if (wait !== null) throw new Problem('too-many-requests', { headers: { 'retry-after': String(wait) } });
    return token;
  };
}
