// The mailboxes: IMAP servers and drop folders behind one port.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuthenticateOptions, cachedResolve, systemResolve } from './authenticate.ts';
import { listenAt } from './doorbell.ts';
import { createExaminer } from './examiner.ts';
import { folderSource } from './folder.ts';
import { closedFolders, imapSource, type ReadingOptions, testMailbox } from './imap.ts';
import { createSignIns, type KnownTokens } from './oauth.ts';
import type { KnownFolders } from './other-folders.ts';
import type { KeepsSignIn, Mailboxes } from './port.ts';
import type { RecentMails } from './vanished.ts';

export interface MailboxesOptions extends AuthenticateOptions, Pick<ReadingOptions, 'silenceMs' | 'portion' | 'heads'> {
  /** Drop folders are in here, one an account. */
  readonly inbox: string;
}

export function createMailboxes(options: MailboxesOptions): Mailboxes {
  const tokens: KnownTokens = new Map();
  const examiner = createExaminer(options);
  const knownFolders: KnownFolders = new Map();
  const mails: RecentMails = new Map();
  const signInsOf = (keep?: KeepsSignIn) =>
    createSignIns(tokens, options, keep && ((old, refreshToken) => keep({ ...old, refreshToken })));
  return {
    open: (mailbox, keep) =>
      imapSource(mailbox, signInsOf(keep), examiner, { ...options, knownFolders, recent: { mails, now: options.now } }),
    listen: (mailbox, ring, { clock, signal, onFault }, keep) =>
      listenAt(mailbox, signInsOf(keep), ring, { clock, signal, onFault, random: Math.random }),
    folder: async (accountId) => {
      const folder = join(options.inbox, accountId);
      return (await stat(folder).catch(() => null))?.isDirectory() ? folderSource(folder, examiner) : null;
    },
    test: (mailbox, signal) => testMailbox(mailbox, signInsOf(), signal),
    closed: (mailbox, signal) => closedFolders(mailbox, signInsOf(), signal),
    close: () => examiner.close(),
  };
}

/** DNS of the system, answers remembered. */
export function rememberingDns(now: () => number): NonNullable<AuthenticateOptions['resolve']> {
  return cachedResolve(systemResolve(), now);
}
