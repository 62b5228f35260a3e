// A rendered message as a mail: who it goes to, which thread it belongs to, and the headers that say what kind of mail
// it is. Everything is derived, nothing is looked up: sending the same message again makes the same mail.
import type { Attachment, Rendered } from '../../domain/telling/rendered.ts';

export interface MailOptions {
  /** What the mails of one thread share: `incident.<id>`, `account.<id>`. */
  readonly thread: string;
  /** Tells the mails of a thread apart; the same for the same message: `revision-2`, `reminder-1`. */
  readonly message: string;
  readonly recipient: string;
  /** The sender, `Rusuban <rusuban@example.com>` or the bare address: its domain names our Message-IDs. */
  readonly from: string;
  readonly incidentId?: string;
}

export interface AlertMailOptions {
  readonly incidentId: string;
  readonly revision: number;
  readonly recipient: string;
  readonly from: string;
  /** Default: `revision-<revision>`. */
  readonly message?: string;
}

/** As the mail adapter takes it. */
export interface MessageMail {
  /** Without angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly references: readonly string[];
  readonly attachments: readonly Attachment[];
}

/** The left side of a Message-ID takes few characters (RFC 5322 dot-atom): `@` becomes `=`, the rest is hex. */
function idPart(text: string): string {
  const plain = text.trim().toLowerCase().replaceAll('@', '=');
  return plain.replace(/[^a-z0-9=_-]+/g, (other) =>
    other === '.' ? '.' : `+${[...other].map((char) => char.codePointAt(0)?.toString(16)).join('+')}`,
  );
}

function domainOf(from: string): string {
  return /@([a-z0-9.-]+)>?\s*$/i.exec(from)?.[1]?.toLowerCase() ?? 'rusuban.invalid';
}

/**
 * All mails of a thread to one recipient refer to one root, which itself is never sent: mail readers thread by it
 * whichever mail came first.
 */
export function messageMail(rendered: Rendered, options: MailOptions): MessageMail {
  const { thread, message, recipient, from, incidentId } = options;
  const { subject, text, html, attachments } = rendered;
  const domain = domainOf(from);
  const root = `${idPart(thread)}.${idPart(recipient)}@${domain}`;
  return {
    messageId: `${idPart(message)}.${root}`,
    to: recipient,
    subject,
    text,
    html,
    headers: {
      'List-Id': `Rusuban alerts <alerts.rusuban.${domain}>`,
      // No out-of-office answers: RFC 3834, and Exchange's own header for the same.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(incidentId !== undefined && { 'X-Rusuban-Incident': incidentId }),
    },
    references: [root],
    attachments,
  };
}

/** A message about an incident: one thread an incident and recipient. */
export function alertMail(rendered: Rendered, options: AlertMailOptions): MessageMail {
  const { incidentId, revision, recipient, from, message = `revision-${revision}` } = options;
  return messageMail(rendered, { thread: `incident.${incidentId}`, message, recipient, from, incidentId });
}
