// A mail's name: what tells that two copies are one mail.
import { createHash } from 'node:crypto';

/** The Message-ID where there is a plausible one; else a digest of what is given of the mail. */
export function mailKey(messageId: string | null, head: Buffer): string {
  const id = messageId?.trim();
  if (id && /^<[^\s<>]{3,250}>$/.test(id)) return id;
  return `sha256:${createHash('sha256').update(head).digest('hex')}`;
}
