// What an answer means: which kind of fault a status and an error body are, and what the owner is told.
import { z } from 'zod';
import { minuteMs } from '../../../domain/clock.ts';
import type { OperationName } from '../operations/allowed.ts';
import { AmazonFault, plainWords } from './fault.ts';
import type { RawAnswer } from './post-token.ts';

/** What one answer is: JSON to be read, a token to be renewed, a turn to be waited for, or a fault. */
export type Verdict =
  | { readonly kind: 'ok'; readonly json: unknown }
  | { readonly kind: 'bad-token'; readonly fault: AmazonFault }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'fault'; readonly fault: AmazonFault };

export interface Asked {
  readonly operation: OperationName;
  readonly region: string;
  readonly roles: readonly string[];
  /** A 429 was seen a short while ago: then a 403 is Amazon's defence against hammering (amazon-sp-api#46). */
  readonly wasThrottled: boolean;
}

const errorShape = z.object({
  errors: z.array(
    z.object({ code: z.string().catch(''), message: z.string().catch(''), details: z.string().catch('') }),
  ),
});
const lwaShape = z.object({ error: z.string(), error_description: z.string().catch('') });
const elsewhere =
  /not (?:supported|available|enabled|valid) (?:in|for) (?:this |the |your )?(?:region|marketplace|store|country)/i;

export function classify(answer: RawAnswer, asked: Asked): Verdict {
  const { status } = answer;
  const json = parse(answer.body);
  if (status >= 200 && status < 300) {
    if (json === undefined)
      return fault('malformed', `${asked.operation}: Amazon answered with something that isn't JSON.`);
    const error = firstError(json);
    const hasContent = typeof json === 'object' && json !== null && Object.keys(json).some((key) => key !== 'errors');
    if (error && !hasContent)
      return fault('provider-fault', said(asked.operation, status, error), { code: error.code });
    return { kind: 'ok', json };
  }
  const known = firstError(json);
  const error = known ?? { code: '', message: '', details: '' };
  const message = said(asked.operation, status, error);
  const detail = { code: error.code === '' ? null : error.code };
  if (status === 429 || error.code === 'QuotaExceeded') return { kind: 'throttled' };
  if (status >= 500 || error.code === 'InternalFailure' || (status === 403 && !known))
    return fault('provider-fault', message, detail);
  if (status === 401 || status === 403) return denied(asked, error, message);
  if (elsewhere.test(`${error.message} ${error.details}`))
    return fault('not-available-in-region', `${asked.operation} isn't offered in this region or store.`, detail);
  return fault('invalid-request', message, detail);
}

function denied(asked: Asked, error: AmazonError, message: string): Verdict {
  const words = `${error.message} ${error.details}`;
  if (/access token[^.]*(expired|revoked|malformed|invalid)|token[^.]*expired/i.test(words)) {
    const revoked = new AmazonFault(
      'revoked',
      "Amazon refuses this account's access: the authorisation was revoked or is invalid.",
    );
    return { kind: 'bad-token', fault: revoked };
  }
  if (asked.wasThrottled) return { kind: 'throttled' };
  return fault(
    'role-missing',
    `${message} Any one of these roles opens it: ${asked.roles.join(', ')}. ` +
      `It is also what Amazon says when the seller isn't in region ${asked.region}.`,
    { roles: asked.roles, code: error.code },
  );
}

/** A refusal of Login with Amazon (its OAuth error codes). */
export function tokenFault(answer: RawAnswer): AmazonFault {
  const read = lwaShape.safeParse(parse(answer.body));
  const code = read.success ? read.data.error : '';
  if (answer.status === 429)
    return new AmazonFault('throttled', 'Login with Amazon asks for patience.', { retryAfterMs: minuteMs });
  if (answer.status >= 500)
    return new AmazonFault('provider-fault', `Login with Amazon is out of order (HTTP ${answer.status}).`);
  if (code === 'invalid_grant')
    return new AmazonFault(
      'revoked',
      'The authorisation (refresh token) was revoked, has expired or belongs to another app.',
      { code },
    );
  if (code === 'invalid_client' || code === 'unauthorized_client')
    return new AmazonFault(
      'bad-credentials',
      'Login with Amazon knows no app with this client id and secret; was the secret rotated?',
      { code },
    );
  return new AmazonFault(
    'bad-credentials',
    `Login with Amazon refused the credentials (HTTP ${answer.status}${code && `, ${plainWords(code)}`}).`,
    { code },
  );
}

interface AmazonError {
  readonly code: string;
  readonly message: string;
  readonly details: string;
}

function firstError(json: unknown): AmazonError | undefined {
  const read = errorShape.safeParse(json);
  return read.success ? read.data.errors[0] : undefined;
}

/** Amazon's words are kept, made plain; a body that isn't Amazon's error form (an HTML page) is only named. */
function said(operation: OperationName, status: number, { code, message }: AmazonError): string {
  const words = [code, message]
    .filter((word) => word !== '')
    .map(plainWords)
    .join(': ');
  return `${operation}: HTTP ${status}${words ? `, ${words}` : ''}.`.replace(/\.\.$/, '.');
}

function fault(
  kind: AmazonFault['kind'],
  message: string,
  detail: { code?: string | null; roles?: readonly string[] } = {},
): Verdict {
  return { kind: 'fault', fault: new AmazonFault(kind, message, detail) };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
