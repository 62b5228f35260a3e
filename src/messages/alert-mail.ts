// An alert as a mail: who it goes to, which thread it belongs to, and the headers that say what kind of mail it is.
// Everything is derived, nothing is looked up: sending the same alert again makes the same mail.
import type { Rendered } from '../domain/rendered.ts';

export interface AlertMailOptions {
  readonly incidentId: string;
  readonly revision: number;
  readonly recipient: string;
  /** The sender, `Rusuban <rusuban@example.com>` or the bare address: its domain names our Message-IDs. */
  readonly from: string;
}

/** As the mail adapter takes it. */
export interface AlertMail {
  /** Without angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly references: readonly string[];
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
 * All mails about an incident to one recipient refer to one root, which itself is never sent: mail readers thread by
 * it whichever revision came first.
 */
export function alertMail(rendered: Rendered, options: AlertMailOptions): AlertMail {
  const { incidentId, revision, recipient, from } = options;
  const domain = domainOf(from);
  const thread = `incident.${idPart(incidentId)}.${idPart(recipient)}@${domain}`;
  return {
    messageId: `revision-${revision}.${thread}`,
    to: recipient,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    headers: {
      'List-Id': `Rusuban alerts <alerts.rusuban.${domain}>`,
      // No out-of-office answers: RFC 3834, and Exchange's own header for the same.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Rusuban-Incident': incidentId,
    },
    references: [thread],
  };
}
