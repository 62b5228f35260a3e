// Webhooks: posts one signed JSON body (standardwebhooks.com). No redirects, a limit on time and on what is read of the
// answer. It never retries by itself: the outbox does.

import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Webhook as Signer } from 'standardwebhooks';
import { secondMs } from '../../domain/clock.ts';
import { isOwnComputer } from '../../domain/own-computer.ts';
import type { Webhook } from '../../domain/telling/webhook.ts';
import type { Posting, PostResult, Webhooks } from './port.ts';
import { objectionTo, publicLookup } from './target.ts';

export interface WebhookOptions {
  /** Plain http and private networks are allowed, too. */
  readonly isAnywhereAllowed?: boolean;
  /** Name and version of the program, as in `Rusuban/1.2.3`. */
  readonly userAgent?: string;
  /** For the whole of one posting; less than the outbox's lease. */
  readonly totalMs?: number;
}

/** So much of an answer is read, for the journal; the rest is not waited for. */
const answerLimit = 2_000;
const detailLimit = 200;

export function createWebhooks(options: WebhookOptions = {}): Webhooks {
  const { isAnywhereAllowed = false, totalMs = 15 * secondMs, userAgent = 'Rusuban' } = options;
  return {
    objection: (url) => objectionTo(url, { isAnywhereAllowed }),
    async post(webhook, posting, signal) {
      const { url } = webhook.settings;
      const objection = objectionTo(url, { isAnywhereAllowed });
      if (objection !== null)
        return { outcome: 'refused', isPermanent: true, detail: `its address can’t be used: ${objection.en}` };
      const body = JSON.stringify(posting.body);
      const enough = AbortSignal.any([AbortSignal.timeout(totalMs), ...(signal ? [signal] : [])]);
      try {
        return judge(
          await send(
            url,
            body,
            { ...headersOf(webhook, posting, body), 'user-agent': userAgent },
            isAnywhereAllowed,
            enough,
          ),
        );
      } catch (error) {
        return { outcome: 'refused', isPermanent: false, detail: explain(error as NodeJS.ErrnoException) };
      }
    },
  };
}

function headersOf({ kind, settings }: Webhook, { id, at }: Posting, body: string): Record<string, string> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': `${Buffer.byteLength(body)}`,
  };
  if (kind !== 'standard' || settings.secret === null) return headers;
  const date = new Date(at);
  return {
    ...headers,
    'webhook-id': id,
    'webhook-timestamp': `${Math.floor(at / secondMs)}`,
    'webhook-signature': new Signer(settings.secret).sign(id, date, body),
  };
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

function send(
  url: string,
  body: string,
  headers: Record<string, string>,
  isAnywhereAllowed: boolean,
  signal: AbortSignal,
): Promise<Answer> {
  const { protocol, hostname } = new URL(url);
  const lookup = isAnywhereAllowed || isOwnComputer(hostname) ? {} : { lookup: publicLookup };
  const request = protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, signal, agent: false, ...lookup }, (response) => {
      const answer = (text: string) => {
        response.destroy();
        resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text });
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

/** 2xx: taken. 410: gone for good, as Standard Webhooks has it. All else may mend. */
function judge({ status, retryAfter, text }: Answer): PostResult {
  const said = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, detailLimit);
  const detail = `HTTP ${status}${said === '' ? '' : `: ${said}`}`;
  if (status >= 200 && status < 300) return { outcome: 'sent', detail };
  const seconds = /^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) : null;
  const wait = seconds === null ? {} : { retryAfterMs: seconds * secondMs };
  return { outcome: 'refused', isPermanent: status === 410, detail, ...wait };
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
