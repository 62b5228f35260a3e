// The pool of connections: to Amazon over TLS, or to another server that stands in for all of Amazon's hosts
// (RUSUBAN_AMAZON_ENDPOINT). amazon-sp-api has no base URL; a proxy agent is its documented way in (its README, "Use a
// proxy agent"). The Host header keeps the real name, so one server can play the API, the tokens and the documents.
import { Agent, type AgentOptions } from 'node:https';
import { connect as connectPlain } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { UserError } from '../../../domain/errors.ts';

const poolOptions: AgentOptions = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16 };

/**
 * @param endpoint `http://host:port` or `https://host:port`; null for Amazon itself
 * @param idleMs until a connection that isn't made is given up
 * @throws UserError when the endpoint isn't such a URL
 */
export function createPool(endpoint: string | null, idleMs: number): Agent {
  const options = { ...poolOptions, timeout: idleMs };
  return endpoint === null ? new Agent(options) : new RedirectedAgent(parseEndpoint(endpoint), options);
}

class RedirectedAgent extends Agent {
  readonly #to: URL;
  constructor(to: URL, options: AgentOptions) {
    super(options);
    this.#to = to;
  }
  override createConnection(): Duplex {
    const { protocol, hostname, port } = this.#to;
    const host = hostname.replace(/^\[|\]$/g, '');
    return protocol === 'https:'
      ? connectTls({ host, port: Number(port || 443), servername: host })
      : connectPlain({ host, port: Number(port || 80) });
  }
}

function parseEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  const isBare = url && (url.pathname === '/' || url.pathname === '') && !url.search && !url.username;
  if (url && isBare && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
  throw new UserError(
    {
      en: 'RUSUBAN_AMAZON_ENDPOINT is not an address of a server.',
      ja: 'RUSUBAN_AMAZON_ENDPOINT がサーバーのアドレスではありません。',
    },
    {
      en: 'Write it as http://127.0.0.1:PORT, without a path; leave it out to talk to Amazon.',
      ja: 'http://127.0.0.1:PORT のように、パスなしで書いてください。外すとAmazonに接続します。',
    },
  );
}
