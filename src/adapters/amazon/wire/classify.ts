// What an answer means: which kind of fault a status and an error body are, and what the owner is told.

import { z } from 'zod';
import { minuteMs } from '../../../domain/clock.ts';
import type { FaultKind } from '../../../domain/errors.ts';
import { parseJson } from '../../../domain/text/parse-json.ts';
import { AmazonFault, plainWords } from './fault.ts';
import type { RawAnswer } from './post-token.ts';
import { apiRows, type Circumstance, loginRows, meaningOf } from './refusals.ts';

/** What one answer is: JSON to be read, a token to be renewed, a turn to be waited for, or a fault. */
export type Understood =
  | { readonly kind: 'ok'; readonly json: unknown }
  | { readonly kind: 'bad-token'; readonly fault: AmazonFault }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'fault'; readonly fault: AmazonFault };

export interface Asked {
  /** Its name, for what is said. */
  readonly operation: string;
  readonly region: string;
  readonly roles: readonly string[];
  /** What else is known when Amazon refuses. */
  readonly circumstances: readonly Circumstance[];
}

const errorShape = z.object({
  errors: z.array(
    z.object({ code: z.string().catch(''), message: z.string().catch(''), details: z.string().catch('') }),
  ),
});
const lwaShape = z.object({ error: z.string(), error_description: z.string().catch('') });
const elsewhere =
  /not (?:supported|available|enabled|valid) (?:in|for) (?:this |the |your )?(?:region|marketplace|store|country)/i;

export function classify(answer: RawAnswer, asked: Asked): Understood {
  const { status } = answer;
  const json = parseJson(answer.body.toString('utf8'));
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

function denied(asked: Asked, error: AmazonError, message: string): Understood {
  const { means, still, says } = meaningOf(apiRows, error, asked.circumstances);
  const detail = { code: error.code };
  const inFull = `${says} (${message.replace(/\.$/, '')}).`;
  switch (means) {
    case 'throttled':
      return { kind: 'throttled' };
    case 'stale-token':
      return { kind: 'bad-token', fault: new AmazonFault(still ?? 'refused', `${says}.`, detail) };
    case 'role-missing':
      return fault(
        means,
        `${inFull} ${asked.roles.length > 0 ? `Any one of these roles opens it: ${asked.roles.join(', ')}. ` : ''}` +
          `It is also what Amazon says when the seller isn't in region ${asked.region}.`,
        { ...detail, roles: asked.roles },
      );
    case 'refused':
      return fault(means, inFull, detail);
    default:
      return fault(means, `${says}.`, detail);
  }
}

/** A refusal of Login with Amazon (its OAuth error codes). */
export function tokenFault(answer: RawAnswer): AmazonFault {
  const read = lwaShape.safeParse(parseJson(answer.body.toString('utf8')));
  if (answer.status === 429)
    return new AmazonFault('throttled', 'Login with Amazon asks for patience.', { retryAfterMs: minuteMs });
  if (answer.status >= 500)
    return new AmazonFault('provider-fault', `Login with Amazon is out of order (HTTP ${answer.status}).`);
  const { error: code, error_description: message } = read.success ? read.data : { error: '', error_description: '' };
  const { means, says } = meaningOf(loginRows, { code, message });
  const what = `HTTP ${answer.status}${code && `, ${plainWords(code)}`}`;
  return new AmazonFault(means as FaultKind, says.endsWith('?') ? says : `${says} (${what}).`, { code });
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
function said(operation: string, status: number, { code, message }: AmazonError): string {
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
): Understood {
  return { kind: 'fault', fault: new AmazonFault(kind, message, detail) };
}
