// The access token of one seller: kept until a minute before it expires, fetched once however many calls want it.

import { z } from 'zod';
import { type Clock, type Instant, minuteMs, secondMs } from '../../../domain/clock.ts';
import { parseJson } from '../../../domain/text/parse-json.ts';
import { tokenFault } from './classify.ts';
import { AmazonFault } from './fault.ts';
import type { RawAnswer } from './post-token.ts';

export interface Tokens {
  /** A token that should still be good. Rejects with an AmazonFault. */
  get(signal?: AbortSignal): Promise<string>;
  /** Amazon refused this token: the next get() fetches a new one, unless that has happened already. */
  discard(token: string): void;
}

const earlyMs = minuteMs;
const shape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive().catch(3600) });

export function createTokens(clock: Clock, post: () => Promise<RawAnswer>): Tokens {
  let held: { readonly token: string; readonly expiresAt: Instant } | null = null;
  let fetching: Promise<string> | null = null;

  async function fetchToken(): Promise<string> {
    const askedAt = clock.now();
    const answer = await post();
    if (answer.status !== 200) throw tokenFault(answer);
    const read = shape.safeParse(parseJson(answer.body.toString('utf8')));
    if (!read.success) throw new AmazonFault('malformed', 'Login with Amazon answered without an access token.');
    held = { token: read.data.access_token, expiresAt: askedAt + read.data.expires_in * secondMs - earlyMs };
    return held.token;
  }

  return {
    async get(signal) {
      signal?.throwIfAborted();
      if (held && clock.now() < held.expiresAt) return held.token;
      // Shared by all who wait for it, so no single caller's abort may end it.
      fetching ??= fetchToken().finally(() => {
        fetching = null;
      });
      return orAbort(fetching, signal);
    },
    discard(token) {
      if (held?.token === token) held = null;
    },
  };
}

/** Waits no longer than the signal allows; the promise itself goes on. */
function orAbort<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const finish = (): void => signal.removeEventListener('abort', onAbort);
    promise.then(resolve, reject).finally(finish);
  });
}
