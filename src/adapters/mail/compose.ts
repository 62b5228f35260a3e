// One finished message in nodemailer's terms. Files and URLs are out of its reach: what is sent is what is given.
import type { SendMailOptions } from 'nodemailer';
import type { Clock } from '../../domain/clock.ts';
import type { OutgoingMail } from './port.ts';

export interface Dkim {
  readonly domainName: string;
  readonly keySelector: string;
  /** PEM. */
  readonly privateKey: string;
}

export interface ComposeOptions {
  readonly from: string;
  readonly clock?: Clock;
  readonly dkim?: Dkim;
}

/** The same mail gives the same message but for its date and MIME boundaries. */
export function compose(mail: OutgoingMail, { from, clock, dkim }: ComposeOptions): SendMailOptions {
  const parent = mail.references.at(-1);
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    messageId: `<${mail.messageId}>`,
    references: mail.references.map((id) => `<${id}>`),
    ...(parent !== undefined && { inReplyTo: `<${parent}>` }),
    headers: { ...mail.headers },
    text: mail.text,
    html: mail.html,
    attachments: (mail.attachments ?? []).map(({ filename, contentType, content, cid }) => ({
      filename,
      contentType,
      ...(cid !== undefined && { cid, contentDisposition: 'inline' as const }),
      content: typeof content === 'string' ? content : Buffer.from(content),
    })),
    ...(clock && { date: new Date(clock.now()) }),
    ...(dkim && { dkim }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
