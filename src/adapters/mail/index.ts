// Outgoing mail: through an SMTP server where one is set, else into a folder.
import type { ComposeOptions } from './compose.ts';
import { createMailboxFolder } from './mailbox-folder.ts';
import type { Mail } from './port.ts';
import { createSmtpMail, type SmtpTimeouts } from './smtp.ts';
import { parseSmtpUrl } from './smtp-address.ts';

export type { Dkim } from './compose.ts';
export type { SmtpTimeouts } from './smtp.ts';

export interface MailOptions extends ComposeOptions {
  readonly smtpUrl: string | null;
  /** Where .eml files go without an SMTP server; made when the first is written. */
  readonly folder: string;
  readonly timeouts?: Partial<SmtpTimeouts>;
  readonly log?: { info(details: object, message: string): void };
}

/** Opens nothing until the first mail. Throws a UserError when the URL can't be used. */
export function createMail(options: MailOptions): Mail {
  const { smtpUrl, folder, log } = options;
  if (smtpUrl !== null) return createSmtpMail(parseSmtpUrl(smtpUrl), options);
  log?.info({ folder }, 'no SMTP_URL is set: mails are written as .eml files into this folder');
  return createMailboxFolder(folder, options);
}
