// One request from first to last: which of the four servers, who asks, whether they may, the fault that strikes, the
// answer.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Clock, Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';
import { ReportDesk } from '../reports/desk.ts';
import { findOperation } from '../routes/index.ts';
import type { World } from '../world.ts';
import { sendDocument } from './documents.ts';
import { forbidden, invalidInput, Refusal } from './errors.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { NotificationDesk } from './notification-desk.ts';
import { withOddField } from './odd-field.ts';
import { createPacing, quotaExceeded } from './pacing.ts';
import { Query } from './query.ts';
import type { SellerCentral } from './seller-central.ts';
import { type Reply, send } from './send.ts';
import { type Credentials, checkAccess, grant } from './tokens.ts';

export interface Calls {
  /** By operation; LWA is `token`, report documents are `document`. */
  readonly byOperation: Record<string, number>;
  /** Answered with 429. */
  throttled: number;
  /** Anything that would have written, or that a monitor has no business with. */
  forbidden: number;
}

export interface Setting {
  readonly world: World;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly sellerCentral: SellerCentral;
  readonly notifications: NotificationDesk;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly origin: string;
  readonly isPacingOff: boolean;
  readonly areReportsPrompt: boolean;
  readonly log: (line: string) => void;
}

/** Refusals that have words of their own, as others met them. */
const refusals: readonly (readonly [FaultKind, string])[] = [
  ['secret-expired', 'The LWA secret token you provided has expired.'],
  ['gateway-refuses', 'The security token included in the request is expired'],
];

/** Bodies that clients send are small; more than this is a mistake. */
const bodyLimit = 1_000_000;

export function createHandler(setting: Setting): RequestListener {
  const { world, clock, credentials, sellerCentral, faults, calls, origin, isPacingOff, areReportsPrompt, log } =
    setting;
  const desk = new ReportDesk(credentials.clientSecret, areReportsPrompt);
  const pacing = createPacing();
  let requests = 0;

  const count = (name: string) => {
    calls.byOperation[name] = (calls.byOperation[name] ?? 0) + 1;
  };

  const headers = (now: Instant, operation: string): Record<string, string> => ({
    date: new Date(now + (faults.strike('clock-skew', operation)?.skewMs ?? 0)).toUTCString(),
    'x-amzn-requestid': requestId(world.seed, requests),
  });

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    requests++;
    const now = clock.now();
    const url = new URL(req.url ?? '/', origin);
    const host = req.headers.host ?? '';

    if (url.pathname === '/simulator/clock')
      return await transmit(res, 'clock', {
        status: 200,
        headers: {},
        body: JSON.stringify({ now, speed: clock.speed ?? 1 }),
      });
    if (url.pathname === '/auth/o2/token' && req.method === 'POST') {
      count('token');
      const fields = fieldsOf(await read(req), req.headers['content-type'] ?? '');
      const { status, body } = grant(fields, credentials, isRevoked('token'), now, sellerCentral);
      return await transmit(res, 'token', { status, headers: headers(now, 'token'), body: JSON.stringify(body) });
    }
    if (url.pathname.startsWith('/documents/') && req.method === 'GET') {
      count('document');
      const documentId = decodeURIComponent(url.pathname.slice('/documents/'.length));
      return await sendDocument(res, desk.byDocumentId(documentId), url.searchParams, {
        desk,
        world,
        now,
        headers: headers(now, 'document'),
        strike: (kind) => faults.strike(kind, 'document'),
      });
    }

    const body = await read(req);
    const consent = sellerCentral.answer(req.method ?? '', url, fieldsOf(body, ''), now);
    if (consent !== null) return await transmit(res, 'consent', consent);
    const found = findOperation(req.method ?? '', url.pathname);
    const name = found?.operation.name ?? 'unknown';
    count(name);
    const reply = { headers: headers(now, name) };
    try {
      const grantee = found?.operation.isGrantless ? 'application' : 'seller';
      checkAccess(String(req.headers['x-amz-access-token'] ?? ''), credentials, isRevoked(name), now, grantee);
      const region = /^(?:sandbox\.)?sellingpartnerapi-(na|eu|fe)\.amazon\.com/.exec(host)?.[1];
      if (region !== undefined && region !== world.store.region) throw forbidden();
      if (!found) {
        if (req.method !== 'GET') calls.forbidden++;
        throw forbidden();
      }
      const { operation, path } = found;
      Object.assign(reply.headers, { 'x-amzn-ratelimit-limit': String(operation.rate) });
      if (faults.strike('throttled', name)) throw quotaExceeded();
      if (!isPacingOff) pacing.take(operation, now);
      if (faults.strike('role-missing', name)) throw forbidden();
      for (const [kind, details] of refusals) if (faults.strike(kind, name)) throw forbidden(details);
      if (faults.strike('internal-failure', name))
        throw new Refusal(500, 'InternalFailure', 'We encountered an internal error. Please try again.');
      if (faults.strike('unavailable', name))
        return await send(res, {
          status: 503,
          headers: { ...reply.headers, 'content-type': 'text/html' },
          body: page503,
        });
      const result = operation.answer({
        operation: name,
        path,
        query: new Query(url.searchParams),
        body: jsonOf(body),
        now,
        world,
        desk,
        notifications: setting.notifications,
        origin,
        strike: (kind) => faults.strike(kind, name),
      });
      const odd = faults.strike('odd-field', name);
      const said = odd ? withOddField(result.body, odd) : result.body;
      log(`${req.method} ${url.pathname} ${result.status ?? 200}`);
      await transmit(res, name, { status: result.status ?? 200, ...reply, body: JSON.stringify(said) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.status === 429) calls.throttled++;
      log(`${req.method} ${url.pathname} ${error.status} ${error.code}`);
      const { status, code, message, details } = error;
      await send(res, { status, ...reply, body: JSON.stringify({ errors: [{ code, message, details }] }) });
    }
  };

  const isRevoked = (name: string) => faults.strike('revoked', name) !== null;
  const transportFaults: readonly FaultKind[] = ['reset', 'stalled-body', 'slow-body', 'chunk-borders'];
  const transmit = (res: ServerResponse, name: string, reply: Reply) => {
    for (const kind of transportFaults) {
      const fault = faults.strike(kind, name);
      if (fault) return send(res, reply, fault);
    }
    return send(res, reply);
  };

  return (req, res) => {
    answer(req, res).catch((error: unknown) => {
      log(`${req.method} ${req.url} failed: ${String(error)}`);
      res.destroy();
    });
  };
}

const page503 =
  '<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>';

async function read(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyLimit) throw new Error('request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function fieldsOf(body: string, contentType: string): Record<string, unknown> {
  if (!contentType.includes('json')) return Object.fromEntries(new URLSearchParams(body));
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function jsonOf(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw invalidInput('The request body is not JSON.');
  }
}

function requestId(seed: number, n: number): string {
  const hex = ['a', 'b', 'c', 'd'].map((word) => hash(seed, n, word).toString(16).padStart(8, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
