// The console: pages for people without a terminal, and what the links in mails lead to. This computer alone unless set
// otherwise; a reverse proxy in front brings TLS and the name that RUSUBAN_CONSOLE_URL says.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { App } from '../app.ts';
import type { ListenAddress } from '../config/schema.ts';
import { isOwnComputer } from '../domain/own-computer.ts';
import { answerRoutes } from './links/answers.ts';
import { endPage, pageHeaders } from './links/pages.tsx';
import type { Doctor } from './pages/doctor.tsx';
import { consoleRoutes } from './routes.tsx';
import type { Reach } from './site.ts';

export interface Console {
  /** Where it listens; null when another program has the port. */
  readonly url: string | null;
  close(): Promise<void>;
}

/** What only whoever serves it can bring. */
export interface Extras {
  /** Without it there is no such page. */
  readonly doctor?: Doctor;
}

/**
 * Open pages each keep one. Not more: another user of this computer could else take all the files that the process may open,
 * and it would reach neither Amazon nor its database.
 */
export const mostConnections = 1_500;

/** Serves the pages and the links. A port that is taken is told in the log: the watch matters more than its answers. */
export async function startConsole(app: App, address: ListenAddress, extras: Extras = {}): Promise<Console> {
  // The URL that mails carry may have a path in front, which the proxy may take off or not.
  const prefix = app.consoleUrl === null ? '' : new URL(app.consoleUrl).pathname.replace(/\/+$/, '');
  // with or without a slash at the end, as proxies have it
  const hono = new Hono({ strict: false });
  const closing = new AbortController();
  const reach: Reach = { isLocalhostOurs: false };
  const pages = consoleRoutes(app, prefix, { ...extras, closing: closing.signal, reach });
  const routes = answerRoutes(app);
  hono.route('/answer', routes);
  if (prefix !== '') hono.route(`${prefix}/answer`, routes).route(prefix, pages);
  hono.route('/', pages);
  hono.onError((err, context) => {
    app.log.error({ err }, 'a page of the console failed');
    return context.html(endPage('invalid'), 500, { ...pageHeaders });
  });

  const server = createServer(getRequestListener(hono.fetch));
  // a mail of some megabytes over a slow line; headers come at once
  server.requestTimeout = 120_000;
  server.headersTimeout = 10_000;
  server.maxConnections = mostConnections;
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
  const other = isListening ? await listenBeside(server, address.host, port) : null;
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

/**
 * The other address that `localhost` stands for: passkeys need that name, and another user's server may not be what it leads to.
 * @returns null where that address is somebody else's; without a server where this computer has no such address
 */
async function listenBeside(
  first: Server,
  host: string,
  port: number,
): Promise<{ readonly server: Server | null } | null> {
  const beside = host === '::1' || host === '[::1]' ? '127.0.0.1' : isOwnComputer(host) ? '::1' : null;
  if (beside === null) return null;
  const server = createServer((request, response) => first.emit('request', request, response));
  server.requestTimeout = first.requestTimeout;
  server.headersTimeout = first.headersTimeout;
  server.maxConnections = first.maxConnections;
  return new Promise((resolve) => {
    server
      .once('listening', () => resolve({ server }))
      .once('error', ({ code }: NodeJS.ErrnoException) =>
        resolve(code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT' ? { server: null } : null),
      );
    server.listen({ host: beside, port, ipv6Only: true });
  });
}
