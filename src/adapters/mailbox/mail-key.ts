// A mail's name: what tells that two copies are one mail.
import { createHash } from 'node:crypto';

/** The Message-ID where there is a plausible one; else a digest of what is given of the mail. */
export function mailKey(messageId: string | null, head: Buffer): string {
  const id = messageId?.trim();
  // a copy: a piece of the head would keep all of it in memory for as long as the name is known
  if (id && /^<[^\s<>]{3,250}>$/.test(id)) return Buffer.from(id).toString();
  return `sha256:${createHash('sha256').update(head).digest('hex')}`;
}
