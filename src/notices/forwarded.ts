// A mail forwarded within the text: who had sent it, as the forwarding program wrote it down. Nothing of that is proof.
import type { MailAddress, ReadMail } from '../domain/mail/mail.ts';

const forwardSubject = /^\s*(?:fwd?|fw|tr|wg|rv|enc|i|転送)\s*[:：]/iu;
const forwardMarker =
  /forwarded message|begin forwarded|転送されたメッセージ|転送メッセージ|(?<!-)-{3,}\s{0,9}(?:original message|元のメッセージ)/iu;
const fromLine =
  /^[ \t>*]{0,20}(?:from|de|von|da|van|差出人|送信者|送信元)\s{0,9}[*]?\s{0,9}[:：]\s{0,9}(.{3,200})$/imu;
const addressIn = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?/i;

/** The sender of the mail that this one forwards in its text; null when it forwards none. */
export function forwardedSender({ subject, text }: Pick<ReadMail, 'subject' | 'text'>): MailAddress | null {
  const start = text.slice(0, 20_000);
  if (!forwardSubject.test(subject) && !forwardMarker.test(start)) return null;
  const line = fromLine.exec(start)?.[1];
  const address = line === undefined ? undefined : addressIn.exec(line)?.[0];
  if (line === undefined || address === undefined) return null;
  const name = line
    .slice(0, line.indexOf(address))
    .replace(/[<"'[(]|mailto:/g, '')
    .trim();
  return { name, address: address.toLowerCase() };
}
