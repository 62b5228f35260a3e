// An IMAP server on loopback with one mailbox that can only be read: EXAMINE, UID SEARCH, UID FETCH, IDLE. Written for
// this program since no kept package is one; test/adapters/mailbox holds it against Dovecot by the same tests.
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { ImapUser, StoredMailbox } from './mailbox.ts';
import { type ImapCalls, Session } from './session.ts';

export interface ImapServerOptions {
  readonly user: ImapUser;
  readonly mailbox: StoredMailbox;
  /** Default: any free one. */
  readonly port?: number;
  /** Added to every length that is told: a server that lies about sizes. */
  readonly lie?: number;
}

export interface ImapServer {
  readonly port: number;
  readonly calls: ImapCalls;
  /** How many connections are open. */
  readonly connections: number;
  /** Tells idling readers at once what has come; else they learn of it within a quarter of a second. */
  poke(): void;
  /** Drops every connection, as a server that is restarted. */
  drop(): void;
  close(): Promise<void>;
}

const newsEveryMs = 250;

/** Starts it; resolves when it listens. */
export async function startImapServer(options: ImapServerOptions): Promise<ImapServer> {
  const { port = 0, lie = 0, user, mailbox } = options;
  const calls: ImapCalls = { commands: [], refused: 0 };
  const sessions = new Map<Session, () => void>();
  const server = createServer({ noDelay: true }, (socket) => {
    const session = new Session(socket, { user, mailbox, calls, lie });
    sessions.set(session, () => socket.destroy());
    socket.on('error', () => {}).on('close', () => sessions.delete(session));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const poke = () => {
    for (const session of sessions.keys()) session.poke();
  };
  const drop = () => {
    for (const end of sessions.values()) end();
  };
  const timer = setInterval(poke, newsEveryMs).unref();
  return {
    port: (server.address() as AddressInfo).port,
    calls,
    get connections() {
      return sessions.size;
    },
    poke,
    drop,
    async close() {
      clearInterval(timer);
      const closed = once(server, 'close');
      server.close();
      drop();
      await closed;
    },
  };
}
