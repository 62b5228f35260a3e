// One finished message in nodemailer's terms. Files and URLs are out of its reach: what is sent is what is given.
import type { SendMailOptions } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser/index.js';
import type { Clock, Instant } from '../../domain/clock.ts';
import {
  type Digest,
  digestsOf,
  senderOf,
  signatureHeader,
  signedForm,
  writeSignature,
} from '../../domain/mail/mail-signature.ts';
import type { OutgoingMail } from './port.ts';

export interface Dkim {
  readonly domainName: string;
  readonly keySelector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** The installation's own key (adapters/signing.ts). */
export interface MailSigner {
  sign(text: string): string;
  readonly digest: Digest;
}

export interface ComposeOptions {
  readonly from: string;
  readonly clock?: Clock;
  readonly dkim?: Dkim;
  readonly signer?: MailSigner;
}

/** The same mail gives the same message but for its date and MIME boundaries. */
export function toSendMail(mail: OutgoingMail, options: ComposeOptions): SendMailOptions {
  const { from, clock, dkim, signer } = options;
  const parent = mail.references.at(-1);
  const date = clock?.now();
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    messageId: `<${mail.messageId}>`,
    references: mail.references.map((id) => `<${id}>`),
    ...(parent !== undefined && { inReplyTo: `<${parent}>` }),
    headers: {
      ...mail.headers,
      ...(date !== undefined && signer && { [signatureHeader]: signatureOf(mail, from, date, signer) }),
    },
    text: mail.text,
    html: mail.html,
    attachments: (mail.attachments ?? []).map(({ filename, contentType, content, cid }) => ({
      filename,
      contentType,
      ...(cid !== undefined && { cid, contentDisposition: 'inline' as const }),
      content: typeof content === 'string' ? content : Buffer.from(content),
    })),
    ...(date !== undefined && { date: new Date(date) }),
    ...(dkim && { dkim }),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** What `rusuban verify-mail` checks: every part that a reader sees, when it was sent and to whom. */
function signatureOf(mail: OutgoingMail, from: string, date: Instant, { sign, digest }: MailSigner): string {
  const files = (mail.attachments ?? []).map(({ filename, content }) => ({
    name: filename,
    content: typeof content === 'string' ? Buffer.from(content) : content,
  }));
  const digests = digestsOf({ ...mail, sender: senderOf(addressparser(from, { flatten: true })), date, files }, digest);
  return writeSignature({ digests, signature: sign(signedForm(digests)) });
}
