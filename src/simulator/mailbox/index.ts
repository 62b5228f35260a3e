// The owner's mailbox in a story: an IMAP server that serves the post, and the DNS that its signatures are held against.
import type { Clock } from '../../domain/clock.ts';
import type { Mailbox } from '../../domain/mail/mailbox.ts';
import { hash } from '../random.ts';
import type { World } from '../world.ts';
import { dnsOf } from './dkim.ts';
import { startImapServer } from './imap/server.ts';
import type { ImapCalls } from './imap/session.ts';

export interface OwnersMailbox {
  /** How to sign in to it. */
  readonly settings: Mailbox['settings'];
  readonly calls: ImapCalls;
  /** Answers as `dns.resolve` would, for the domain of the story's store. */
  readonly resolve: (name: string, type: string) => Promise<string[][]>;
  close(): Promise<void>;
}

/** Null where the story has no mailbox. */
export async function openOwnersMailbox(world: World, clock: Clock): Promise<OwnersMailbox | null> {
  const { post, seed, store } = world;
  if (post === null) return null;
  const user = { user: 'alice@example.com', password: `mailbox-${hash(seed, 'mailbox').toString(36)}` };
  const mailbox = { uidValidity: 1, mails: () => post.arrived(clock.now()) };
  const server = await startImapServer({ user, mailbox });
  return {
    settings: {
      host: '127.0.0.1',
      port: server.port,
      isTls: false,
      user: user.user,
      signIn: { kind: 'password', password: user.password },
      folder: 'INBOX',
    },
    calls: server.calls,
    resolve: dnsOf([store.name.toLowerCase()]),
    close: () => server.close(),
  };
}
