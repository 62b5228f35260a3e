// FETCH and SEARCH: what is told of mails. Nothing here sets a flag: a mail is as unread afterwards as before.
import type { Token } from './command.ts';
import { inSet } from './command.ts';
import type { StoredMail } from './mailbox.ts';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** RFC 3501: ` 2-Nov-2026 02:11:04 +0000`. */
export function internalDate(at: number): string {
  const date = new Date(at);
  const day = String(date.getUTCDate()).padStart(2, ' ');
  return `${day}-${months[date.getUTCMonth()]}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
}

/** The answer to one mail's FETCH, in pieces of bytes. `lie` is added to every length that is told. */
export function fetched(mail: StoredMail, sequence: number, items: readonly Token[], lie: number): Buffer[] {
  const wanted = [...items.map(String)];
  if (!wanted.some((item) => item.toUpperCase() === 'UID')) wanted.unshift('UID');
  const pieces: Buffer[] = [Buffer.from(`* ${sequence} FETCH (`)];
  wanted.forEach((item, i) => {
    if (i > 0) pieces.push(Buffer.from(' '));
    pieces.push(...itemOf(mail, item, lie));
  });
  return [...pieces, Buffer.from(')\r\n')];
}

function itemOf(mail: StoredMail, item: string, lie: number): Buffer[] {
  const name = item.toUpperCase();
  if (name === 'UID') return [Buffer.from(`UID ${mail.uid}`)];
  if (name === 'FLAGS') return [Buffer.from('FLAGS ()')];
  if (name === 'INTERNALDATE') return [Buffer.from(`INTERNALDATE "${internalDate(mail.receivedAt)}"`)];
  if (name === 'RFC822.SIZE') return [Buffer.from(`RFC822.SIZE ${mail.raw().length + lie}`)];
  const body = /^BODY(?:\.PEEK)?\[([^\]]*)\](?:<(\d+)(?:\.(\d+))?>)?$/i.exec(item);
  if (!body) throw new SyntaxError(`${item} is not served`);
  const [, section = '', start, length] = body;
  const whole = sectionOf(mail.raw(), section);
  const from = Number(start ?? 0);
  const bytes =
    start === undefined ? whole : whole.subarray(from, length === undefined ? undefined : from + Number(length));
  const origin = start === undefined ? '' : `<${from}>`;
  return [Buffer.from(`BODY[${section}]${origin} {${bytes.length + lie}}\r\n`), bytes];
}

function sectionOf(raw: Buffer, section: string): Buffer {
  if (section === '') return raw;
  const end = raw.indexOf('\r\n\r\n');
  const header = end === -1 ? raw : raw.subarray(0, end + 4);
  const name = section.toUpperCase();
  if (name === 'HEADER') return header;
  if (name === 'TEXT') return end === -1 ? Buffer.alloc(0) : raw.subarray(end + 4);
  const fields = /^HEADER\.FIELDS \(([^)]*)\)$/.exec(name)?.[1]?.split(/\s+/);
  if (!fields) throw new SyntaxError(`section ${section} is not served`);
  const lines = header.toString('latin1').split(/\r\n(?![ \t])/);
  const kept = lines.filter((line) => fields.includes(line.slice(0, line.indexOf(':')).toUpperCase()));
  return Buffer.from([...kept, '', ''].join('\r\n'), 'latin1');
}

const senderOf = (mail: StoredMail) =>
  /^From:(.*(?:\r\n[ \t].*)*)/im.exec(sectionOf(mail.raw(), 'HEADER').toString('latin1'))?.[1]?.toLowerCase() ?? '';

/** Which mails a SEARCH finds: ALL, UID, SINCE and BEFORE, FROM, HEADER Message-ID, and any of a sequence set. */
export function found(mails: readonly StoredMail[], criteria: readonly Token[]): StoredMail[] {
  const words = criteria.map(String);
  let result = [...mails];
  while (words.length > 0) {
    const word = (words.shift() ?? '').toUpperCase();
    const last = mails.at(-1)?.uid ?? 0;
    if (word === 'ALL') continue;
    if (word === 'CHARSET') words.shift();
    else if (word === 'SINCE' || word === 'BEFORE') {
      const bound = Date.parse(`${(words.shift() ?? '').replaceAll('-', ' ')} UTC`);
      result = result.filter(({ receivedAt }) => (word === 'SINCE' ? receivedAt >= bound : receivedAt < bound));
    } else if (word === 'FROM') {
      const wanted = (words.shift() ?? '').toLowerCase();
      result = result.filter((mail) => senderOf(mail).includes(wanted));
    } else if (word === 'HEADER') {
      const [name, wanted] = [(words.shift() ?? '').toLowerCase(), words.shift() ?? ''];
      if (name !== 'message-id') throw new SyntaxError(`SEARCH HEADER ${name} is not served`);
      result = result.filter((mail) => sectionOf(mail.raw(), 'HEADER').toString('latin1').includes(wanted));
    } else if (word === 'UID') {
      const isIn = inSet(words.shift() ?? '', last);
      result = result.filter(({ uid }) => isIn(uid));
    } else if (/^[\d:*,]+$/.test(word)) {
      const isIn = inSet(word, mails.length);
      result = result.filter((mail) => isIn(mails.indexOf(mail) + 1));
    } else throw new SyntaxError(`SEARCH ${word} is not served`);
  }
  return result;
}
