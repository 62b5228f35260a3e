// Webhooks: posts one finished request. No redirects, a limit on time and on what is read of the answer. It never retries
// by itself: the outbox does; and what an answer means the channel knows (src/channels).

import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { secondMs } from '../../domain/clock.ts';
import { isOwnComputer } from '../../domain/own-computer.ts';
import { patience } from '../../domain/patience.ts';
import type { ChannelAnswer, ChannelRequest } from '../../domain/telling/channel-kind.ts';
import { objectionTo, publicLookup } from '../system/target.ts';
import type { Webhooks } from './port.ts';
import { type Posted, type Push, pushed } from './push.ts';

export { createPush } from './push.ts';

export interface WebhookOptions {
  /** Plain http and private networks are allowed, too. */
  readonly isAnywhereAllowed?: boolean;
  /** Name and version of the program, as in `Rusuban/1.2.3`. */
  readonly userAgent?: string;
  /** For the whole of one posting; less than the outbox's lease. */
  readonly totalMs?: number;
  /** By which browsers know us. */
  readonly push?: Push;
  /** Where services are reached instead, by their own origin: tests play them on this computer. */
  readonly origins?: Readonly<Record<string, string>>;
}

/** So much of an answer is read; the rest is not waited for. */
const answerLimit = 2_000;

export function createWebhooks(options: WebhookOptions = {}): Webhooks {
  const { isAnywhereAllowed = false, totalMs = 15 * secondMs, userAgent = 'Rusuban', origins = {}, push } = options;
  return {
    objection: (url) => objectionTo(url, { isAnywhereAllowed }),
    async pushKey() {
      if (push === undefined) throw new Error('nothing is pushed to browsers from here');
      return (await push.identity()).publicKey;
    },
    async post(request, signal) {
      const { url: told } = request;
      const objection = objectionTo(told, { isAnywhereAllowed });
      if (objection !== null)
        return { outcome: 'refused', isPermanent: true, detail: `its address can’t be used: ${objection.en}` };
      const { origin, pathname, search } = new URL(told);
      const posted = await sealed(request, push);
      if (posted === null)
        return { outcome: 'refused', isPermanent: true, detail: 'what its browser gave when it was added is no key' };
      const { type, headers, body } = posted;
      const url = `${origins[origin] ?? origin}${pathname}${search}`;
      const all = {
        ...headers,
        'content-type': type === 'application/json' ? `${type}; charset=utf-8` : type,
        'content-length': `${Buffer.byteLength(body)}`,
        'user-agent': userAgent,
      };
      const enough = AbortSignal.any([patience(totalMs), ...(signal ? [signal] : [])]);
      try {
        return await send(url, body, all, isAnywhereAllowed, enough);
      } catch (error) {
        return { outcome: 'refused', isPermanent: false, detail: explain(error as NodeJS.ErrnoException) };
      }
    },
  };
}

/** As it goes over the line; null: it is for a browser whose keys are none. */
async function sealed(request: ChannelRequest, push: Push | undefined): Promise<Posted | null> {
  const { sealedFor: keys } = request;
  if (keys === undefined) return request;
  if (push === undefined) throw new Error('nothing is pushed to browsers from here');
  // a store that is away is no fault of the keys
  const identity = await push.identity();
  try {
    return pushed(request, keys, { now: push.now, identity });
  } catch {
    return null;
  }
}

function send(
  url: string,
  body: Posted['body'],
  headers: Record<string, string>,
  isAnywhereAllowed: boolean,
  signal: AbortSignal,
): Promise<ChannelAnswer> {
  const { protocol, hostname } = new URL(url);
  const lookup = isAnywhereAllowed || isOwnComputer(hostname) ? {} : { lookup: publicLookup };
  const request = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, signal, agent: false, ...lookup }, (response) => {
      const answer = (text: string) => {
        response.destroy();
        resolve({ status: response.statusCode ?? 0, retryAfterMs: retryAfterMs(response.headers), text });
      };
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length >= answerLimit) answer(text);
      });
      response.on('end', () => answer(text));
      // The status has said it all: a receiver that breaks off its answer has taken the message all the same.
      response.on('error', () => answer(text));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Seconds, or a moment by the receiver's own clock (RFC 9110, 10.2.3); null for what is neither. */
function retryAfterMs(headers: IncomingHttpHeaders): number | null {
  const said = headers['retry-after'] ?? '';
  if (/^\d{1,9}$/.test(said)) return Number(said) * secondMs;
  const waitMs = Date.parse(said) - Date.parse(headers.date ?? '');
  return Number.isFinite(waitMs) && waitMs > 0 ? waitMs : null;
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its name could not be found',
  ECONNRESET: 'the connection was closed before it answered',
  EPRIVATE: 'its name leads into a private network (RUSUBAN_WEBHOOK_ANYWHERE=true would allow it)',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
};

/** In words; never with the address, which is a secret. */
function explain({ code, name }: NodeJS.ErrnoException): string {
  if (name === 'AbortError' || name === 'TimeoutError') return 'it did not answer in time';
  return words[code ?? ''] ?? `the connection failed (${code ?? 'unknown'})`;
}
