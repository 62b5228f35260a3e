// A real HTTP server that a test scripts to be Amazon for a moment: tokens, API and documents by path.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly host: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Objects are sent as JSON. */
  readonly body?: unknown;
}

/** Answers one request, or takes the response into its own hands and returns nothing. */
export type Route = (request: SeenRequest, response: ServerResponse, nth: number) => Reply | undefined;

export interface ScriptedAmazon {
  readonly endpoint: string;
  readonly requests: readonly SeenRequest[];
  /** Connections accepted so far. */
  readonly connections: () => number;
  /** Requests of one route, as `GET /path`. */
  count(route: string): number;
  close(): Promise<void>;
}

export const tokenRoute = 'POST /auth/o2/token';

/**
 * Starts it on a free port of 127.0.0.1. Keys of `routes` are `GET /path`; tokens are given out unless scripted.
 * @param now its clock
 */
export async function startScriptedAmazon(
  routes: Record<string, Route>,
  now: () => number = Date.now,
): Promise<ScriptedAmazon> {
  const requests: SeenRequest[] = [];
  let connections = 0;
  const all: Record<string, Route> = {
    [tokenRoute]: (_request, _response, nth) => ({
      body: { access_token: `Atza|token-${nth}`, token_type: 'bearer', expires_in: 3600 },
    }),
    ...routes,
  };
  const count = (route: string) => requests.filter(({ method, path }) => `${method} ${path}` === route).length;
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const [path = '', query = ''] = (incoming.url ?? '').split('?', 2);
    const { method = '', headers } = incoming;
    const body = Buffer.concat(chunks).toString('utf8');
    const seen: SeenRequest = {
      method,
      path,
      query: new URLSearchParams(query),
      host: headers.host ?? '',
      headers,
      body,
    };
    requests.push(seen);
    response.setHeader('date', new Date(now()).toUTCString());
    const name = `${method} ${path}`;
    const route = all[name];
    const reply = route
      ? route(seen, response, count(name))
      : { status: 404, body: { errors: [{ code: 'NotFound', message: `no ${name} in this test` }] } };
    if (reply) send(response, reply);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body = '' }: Reply): void {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': isRaw ? 'text/plain' : 'application/json', ...headers });
  response.end(isRaw ? body : JSON.stringify(body));
}

/** Amazon's error body. */
export function refusal(status: number, code: string, message: string, details = ''): Reply {
  return { status, body: { errors: [{ code, message, details }] } };
}
