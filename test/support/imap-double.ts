// The simulator's IMAP server as the tests use Dovecot: one user, and mails that the test delivers.
import { type ImapServerOptions, startImapServer } from '../../src/simulator/mailbox/imap/server.ts';
import type { Dovecot } from './dovecot.ts';

export interface ImapDouble extends Dovecot {
  /** Names of the commands that came, and how many were refused. */
  readonly calls: { readonly commands: readonly string[]; readonly refused: number };
  readonly connections: number;
  /** Empties the folder and makes it anew, under another UIDVALIDITY, with the same mails. */
  renew(): void;
  /** Drops every connection. */
  drop(): void;
}

const user = { user: 'alice', password: 'secret', accessToken: 'a-token' };

export async function startImapDouble(
  options: Partial<Pick<ImapServerOptions, 'lie' | 'mailbox'>> = {},
): Promise<ImapDouble> {
  const kept: { readonly raw: Buffer; readonly receivedAt: number }[] = [];
  let uidValidity = 1;
  let firstUid = 1;
  const mailbox = {
    get uidValidity() {
      return uidValidity;
    },
    mails: () => kept.map(({ raw, receivedAt }, i) => ({ uid: firstUid + i, receivedAt, raw: () => raw })),
  };
  const server = await startImapServer({ user, mailbox, ...options });
  const settings = {
    host: '127.0.0.1',
    port: server.port,
    isTls: false,
    user: user.user,
    signIn: { kind: 'password', password: user.password },
    folder: 'INBOX',
  } as const;
  return {
    mailbox: { name: 'main', settings },
    calls: server.calls,
    get connections() {
      return server.connections;
    },
    async deliver(raw, receivedAt) {
      kept.push({ raw, receivedAt });
      server.poke();
    },
    files: async () => kept.map((_, i) => `${i}`),
    renew() {
      uidValidity++;
      firstUid += 1_000;
      server.poke();
    },
    drop: () => server.drop(),
    close: () => server.close(),
  };
}
