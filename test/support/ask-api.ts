// Asks the API as a program does.
import { createHash, randomUUID } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { apiBase, apiRoutes } from '../../src/api/server.ts';
import type { App } from '../../src/app.ts';
import { tokens } from '../../src/console/entering/visitor.ts';
import type { Role } from '../../src/domain/owner/role.ts';
import { addApiToken } from '../../src/owner/api-tokens.ts';

export interface ApiAsked {
  readonly method?: string;
  readonly token?: string | null;
  /** Sent as JSON, under a key of its own unless `key` says another. */
  readonly body?: unknown;
  /** Null: none. */
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

export interface ApiAnswered {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects there
  readonly json: any;
  readonly text: string;
  readonly headers: Record<string, string | string[] | undefined>;
}

export function askApi(
  url: string | null,
  path: string,
  { method, token, body, key, headers = {} }: ApiAsked = {},
): Promise<ApiAnswered> {
  const { port } = new URL(url ?? '');
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const asks = method ?? (body === undefined ? 'GET' : 'POST');
  const given = {
    host: `localhost:${port}`,
    ...(token != null && { authorization: `Bearer ${token}` }),
    ...(text !== undefined && { 'content-type': 'application/json' }),
    ...(asks === 'POST' && key !== null && { 'idempotency-key': key ?? randomUUID() }),
    ...headers,
  };
  const at = path.startsWith('/api/') || path.startsWith('/rusuban/') ? path : `/api/v1${path}`;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: at, method: asks, headers: given }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const said = Buffer.concat(chunks).toString();
        const isJson = /json/.test(response.headers['content-type'] ?? '');
        const json = isJson && said !== '' ? JSON.parse(said) : null;
        resolve({ status: response.statusCode ?? 0, text: said, json, headers: response.headers });
      });
    });
    sent.on('error', reject).end(text);
  });
}

/** A token of this role, as the terminal makes one. */
export async function tokenOf(
  app: App,
  role: Role,
  name: string,
  {
    clients = role === 'client' ? ['no client'] : null,
    days = 90,
  }: Partial<{ clients: readonly string[] | null; days: number }> = {},
): Promise<string> {
  const asked = { name, role, clients, days, personId: null };
  const { token } = await addApiToken({ ...app, tokens }, asked, { name: 'alice', via: 'command' });
  return token;
}

/** As it is kept. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** The API alone, which notes the audits that it is to have done: on a clock that stands still they would never end. */
export async function serveApi(app: App): Promise<{ url: string; performed: string[]; close(): Promise<void> }> {
  const performed: string[] = [];
  const api = new Hono().route(
    apiBase,
    apiRoutes(app, (id) => performed.push(id), tokens),
  );
  const server = createServer(getRequestListener(api.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    performed,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
