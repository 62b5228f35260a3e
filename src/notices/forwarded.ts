// A mail forwarded within the text: who had sent it, as the forwarding program wrote it down. Nothing of that is proof, and
// it never stands in for who sent the mail itself.
import type { MailAddress, MailLink, ReadMail } from '../domain/mail/mail.ts';

const forwardSubject = /^\s*(?:fwd?|fw|tr|wg|rv|enc|i|転送)\s*[:：]/iu;
const forwardMarker =
  /forwarded message|begin forwarded|転送されたメッセージ|転送メッセージ|(?<!-)-{3,}\s{0,9}(?:original message|元のメッセージ)/iu;
const fromLine =
  /^[ \t>*]{0,20}(?:from|de|von|da|van|差出人|送信者|送信元)\s{0,9}[*]?\s{0,9}[:：]\s{0,9}(.{3,200})$/imu;
const addressIn = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?/i;

/** The sender of the mail that this one forwards in its text; null when it forwards none. */
export function forwardedSender({ subject, text }: Pick<ReadMail, 'subject' | 'text'>): MailAddress | null {
  return findSender({ subject, text })?.sender ?? null;
}

function findSender({ subject, text }: Pick<ReadMail, 'subject' | 'text'>) {
  const start = text.slice(0, 20_000);
  const marker = forwardMarker.exec(start);
  if (!forwardSubject.test(subject) && marker === null) return null;
  const found = fromLine.exec(start);
  const line = found?.[1];
  const address = line === undefined ? undefined : addressIn.exec(line)?.[0];
  if (found === null || line === undefined || address === undefined) return null;
  const name = line
    .slice(0, line.indexOf(address))
    .replace(/[<"'[(]|mailto:/g, '')
    .trim();
  const begins = Math.min(found.index, marker?.index ?? found.index);
  return { sender: { name, address: address.toLowerCase() }, begins };
}

/** What he who forwards wrote, and what he quotes. Where each quoted line has its mark, what has none is his, below as well. */
function own(text: string, begins: number): readonly [string, string] {
  const [above, below] = [text.slice(0, begins), text.slice(begins)];
  if (!/^\s{0,9}>/.test(below)) return [above, below];
  const isQuoted = (line: string) => /^\s*>/.test(line);
  const lines = below.split('\n');
  return [`${above}\n${lines.filter((line) => !isQuoted(line)).join('\n')}`, lines.filter(isQuoted).join('\n')];
}

/** The same, and which links stand outside it: in the forwarder's own words or below his name. */
export function forwardedPart(
  mail: Pick<ReadMail, 'subject' | 'text'>,
): { readonly sender: MailAddress; readonly isAbove: (link: MailLink) => boolean } | null {
  const found = findSender(mail);
  if (found === null) return null;
  const [above, below] = own(mail.text, found.begins);
  const isAbove = ({ kind, url, shown }: MailLink) => {
    const seen = kind === 'text' ? url.replace(/^[a-z]+:\/\//i, '') : shown;
    return (kind === 'text' || kind === 'link') && seen !== '' && above.includes(seen) && !below.includes(seen);
  };
  return { sender: found.sender, isAbove };
}
