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

/** One address and nothing else: nodemailer would read a list, a group or a line break as more recipients. */
const oneAddress = /^[^\s<>(),:;"\\\p{Cc}]+@[^\s<>(),:;"\\@\p{Cc}]+$/u;

/** Opens nothing until the first mail. Throws a UserError when the URL can't be used. */
export function createMail(options: MailOptions): Mail {
  const { smtpUrl, folder, log } = options;
  if (smtpUrl === null) log?.info({ folder }, 'no SMTP_URL is set: mails are written as .eml files into this folder');
  const mail = smtpUrl === null ? createMailboxFolder(folder, options) : createSmtpMail(parseSmtpUrl(smtpUrl), options);
  return {
    ...mail,
    async send(message) {
      if (oneAddress.test(message.to)) return mail.send(message);
      return { outcome: 'refused', isPermanent: true, detail: 'the recipient is not one mail address' };
    },
  };
}
