// The mailboxes: IMAP servers and drop folders behind one port.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type AuthenticateOptions, cachedResolve, systemResolve } from './authenticate.ts';
import { folderSource } from './folder.ts';
import { imapSource, testMailbox } from './imap.ts';
import type { Mailboxes } from './port.ts';

export interface MailboxesOptions extends AuthenticateOptions {
  /** Drop folders are in here, one an account. */
  readonly inbox: string;
}

export function createMailboxes(options: MailboxesOptions): Mailboxes {
  return {
    open: (mailbox) => imapSource(mailbox, options),
    folder: async (accountId) => {
      const folder = join(options.inbox, accountId);
      return (await stat(folder).catch(() => null))?.isDirectory() ? folderSource(folder, options) : null;
    },
    test: testMailbox,
  };
}

/** DNS of the system, answers remembered. */
export function rememberingDns(now: () => number): NonNullable<AuthenticateOptions['resolve']> {
  return cachedResolve(systemResolve(), now);
}
