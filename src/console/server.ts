// The console: pages for people without a terminal, and what the links in mails lead to. This computer alone unless set
// otherwise; a reverse proxy in front brings TLS and the name that RUSUBAN_CONSOLE_URL says.
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { apiBase, apiRoutes } from '../api/server.ts';
import type { App } from '../app.ts';
import type { ListenAddress } from '../config/schema.ts';
import { isOwnComputer } from '../domain/own-computer.ts';
import { tokens } from './entering/visitor.ts';
import { unframed } from './guard.ts';
import { answerRoutes } from './links/answers.ts';
import { endPage, pageHeaders } from './links/pages.tsx';
import type { Doctor } from './pages/doctor.tsx';
import { consoleRoutes } from './routes.tsx';
import { performerOf } from './sections.ts';
import type { Reach } from './site.ts';

export interface Console {
  /** Where it listens; null when another program has the port. */
  readonly url: string | null;
  close(): Promise<void>;
}

/** How long whoever asks may take: a connection each is what they hold meanwhile. */
export interface TimeLimits {
  /** Headers come at once. */
  readonly headersMs: number;
  /** A mail of some megabytes over a slow line. */
  readonly requestMs: number;
  /** Nothing goes either way; open pages hear of something each minute, and what takes longest is a report. */
  readonly silentMs: number;
  /** How often it is looked who takes too long. */
  readonly checkEveryMs: number;
}

const usualLimits: TimeLimits = { headersMs: 10_000, requestMs: 120_000, silentMs: 300_000, checkEveryMs: 5_000 };

/** What only whoever serves it can bring. */
export interface Extras {
  /** Without it there is no such page. */
  readonly doctor?: Doctor;
  readonly limits?: TimeLimits;
}

/**
 * Open pages each keep one. Not more: another user of this computer could else take all the files that the process may open,
 * and it would reach neither Amazon nor its database.
 */
export const mostConnections = 1_500;

/** Serves the pages and the links. A port that is taken is told in the log: the watch matters more than its answers. */
export async function startConsole(
  app: App,
  address: ListenAddress,
  { limits = usualLimits, ...extras }: Extras = {},
): Promise<Console> {
  // The URL that mails carry may have a path in front, which the proxy may take off or not.
  const prefix = app.consoleUrl === null ? '' : new URL(app.consoleUrl).pathname.replace(/\/+$/, '');
  // with or without a slash at the end, as proxies have it
  const hono = new Hono({ strict: false });
  const closing = new AbortController();
  const reach: Reach = { isLocalhostOurs: false };
  const pages = consoleRoutes(app, prefix, { ...extras, closing: closing.signal, reach });
  const routes = answerRoutes(app);
  const api = apiRoutes(app, performerOf(app, closing.signal), tokens);
  hono.route(apiBase, api).route('/answer', routes);
  if (prefix !== '') hono.route(`${prefix}${apiBase}`, api).route(`${prefix}/answer`, routes).route(prefix, pages);
  hono.route('/', pages);
  hono.onError((err, context) => {
    app.log.error({ err }, 'a page of the console failed');
    return context.html(endPage('invalid'), 500, { ...pageHeaders });
  });

  const listener = getRequestListener(hono.fetch);
  const serve = () =>
    limited(limits, (request, response) => {
      for (const [name, value] of Object.entries(unframed)) response.setHeader(name, value);
      return listener(request, response);
    });
  const server = serve();
  const isListening = await new Promise<boolean>((resolve) => {
    server
      .once('listening', () => resolve(true))
      .once('error', (err) => {
        app.log.warn({ err, port: address.port }, 'no console here: RUSUBAN_CONSOLE_LISTEN can not be used');
        resolve(false);
      });
    // one of the two addresses that the name stands for, and the one that links name (visitor.ts)
    server.listen(address.port, address.host === 'localhost' ? '127.0.0.1' : address.host);
  });
  // a broken connection must not end the process
  server.on('error', (err) => app.log.warn({ err }, 'the console had trouble'));
  const { port } = (server.address() ?? address) as AddressInfo;
  const other = isListening ? await listenBeside(serve, address.host, port) : null;
  reach.isLocalhostOurs = other !== null;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return {
    url: isListening ? `http://${host}:${port}` : null,
    async close() {
      closing.abort();
      if (!isListening) return;
      other?.server?.closeAllConnections();
      other?.server?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function limited({ headersMs, requestMs, silentMs, checkEveryMs }: TimeLimits, listener: RequestListener): Server {
  const options: ServerOptions = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkEveryMs,
  };
  const server = createServer(options, listener);
  server.maxConnections = mostConnections;
  // whoever asks for a page and doesn't read it
  server.timeout = silentMs;
  return server;
}

/**
 * The other address that `localhost` stands for: passkeys need that name, and another user's server may not be what it leads to.
 * @returns null where that address is somebody else's; without a server where this computer has no such address
 */
async function listenBeside(
  serve: () => Server,
  host: string,
  port: number,
): Promise<{ readonly server: Server | null } | null> {
  const beside = host === '::1' || host === '[::1]' ? '127.0.0.1' : isOwnComputer(host) ? '::1' : null;
  if (beside === null) return null;
  const server = serve();
  return new Promise((resolve) => {
    server
      .once('listening', () => resolve({ server }))
      .once('error', ({ code }: NodeJS.ErrnoException) =>
        resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' ? { server: null } : null),
      );
    server.listen({ host: beside, port, ipv6Only: true });
  });
}
