// A seller's consent made into a refresh token, once: Amazon's code is good for one try, so nothing here tries again.

import type { Agent } from 'node:https';
import { z } from 'zod';
import { parseJson } from '../../../domain/text/parse-json.ts';
import { admitAtWire } from './admission.ts';
import { tokenFault } from './classify.ts';
import { Door } from './door.ts';
import { AmazonFault } from './fault.ts';
import type { Limits } from './limits.ts';
import { networkFault } from './network.ts';
import { type Client, postCode } from './post-token.ts';

const shape = z.object({ refresh_token: z.string().min(1).max(2_000) });

export interface Code {
  readonly code: string;
  readonly redirectUri: string;
}

/** @throws AmazonFault, or the signal's reason */
export async function exchangeCode(
  { pool, limits }: { readonly pool: Agent; readonly limits: Limits },
  client: Client,
  code: Code,
  signal: AbortSignal | undefined,
): Promise<string> {
  // no host of the API: the token endpoint alone
  const admit = (host: string, method: string, target: string) => admitAtWire(host, method, target, '');
  const { idleMs, deadlineMs, bodyBytes } = limits;
  const door = new Door(pool, { admit, idleMs, deadlineMs, maxBytes: bodyBytes, signal });
  const answer = await postCode(door, client, code).catch((error: unknown) => {
    throw networkFault(error, signal);
  });
  if (answer.status !== 200) throw tokenFault(answer);
  const read = shape.safeParse(parseJson(answer.body.toString('utf8')));
  if (!read.success) throw new AmazonFault('malformed', 'Login with Amazon answered without a refresh token.');
  return read.data.refresh_token;
}
