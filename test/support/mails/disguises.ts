// The same mail as it may lie in a mailbox: encodings of all ages, HTML alone, tables, a provider's mark in the subject.
// Made of Amazon's words, with nothing of what they say changed.
import { iso2022jp } from './iso-2022-jp.ts';

export const disguises = [
  'plain',
  'quoted-printable',
  'html-only',
  'table',
  'bare-table',
  'iso-2022-jp',
  'both',
] as const;
export type Disguise = (typeof disguises)[number];
/** What providers put before a subject. */
export const subjectMarks = [
  '',
  '[spam?] ',
  '[SPAM] ',
  '***SPAM*** ',
  '【迷惑メール?】',
  '[EXTERNAL] ',
  'Fwd: ',
] as const;

export interface Words {
  readonly from: string;
  readonly to?: string;
  readonly subject: string;
  /** Sentences above the lines of labels. */
  readonly above: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
  readonly below?: string;
  readonly colon: string;
  readonly headers?: readonly string[];
  readonly messageId?: string;
  readonly date?: string;
}

const escaped = (text: string) => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
const wrapped = (base64: string) => base64.replace(/.{76}(?=.)/g, '$&\r\n');
const base64 = (bytes: Buffer) => wrapped(bytes.toString('base64'));

function quotedPrintable(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      if (byte === 10) return '\r\n';
      return byte < 32 || byte > 126 || byte === 61
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte);
    })
    .join('')
    .split('\r\n')
    .map((line) => line.replace(/((?:=[0-9A-F]{2}|[^=]){60,70}?)(?==[0-9A-F]{2}|[^=])/g, '$1=\r\n'))
    .join('\r\n');
}

const encoded = (text: string, charset: 'utf-8' | 'iso-2022-jp') => {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const bytes = charset === 'utf-8' ? Buffer.from(text, 'utf8') : iso2022jp(text);
  return `=?${charset}?B?${(bytes ?? Buffer.from(text, 'utf8')).toString('base64')}?=`;
};

/** The bytes of the mail, without what a receiving server writes on top. */
export function disguised(words: Words, disguise: Disguise, mark = ''): Buffer {
  const { above, lines, below = '', colon } = words;
  const text = [above, '', ...lines.map(([label, value]) => `${label}${colon} ${value}`), '', below].join('\n');
  const paragraphs = (some: string) => `<p>${escaped(some).replaceAll('\n', '<br>')}</p>`;
  const row = ([label, value]: readonly [string, string], end: string) =>
    `<tr><td style="padding:4px"><b>${escaped(label)}${end}</b></td><td>${escaped(value)}</td></tr>`;
  const table = (end: string) => `<table>${lines.map((line) => row(line, end)).join('\n')}</table>`;
  const page = (inner: string) =>
    `<html><body><div>${paragraphs(above)}${inner}${paragraphs(below)}</div></body></html>`;
  const htmlOf = {
    'html-only': page(paragraphs(lines.map(([label, value]) => `${label}${colon}${value}`).join('\n'))),
    table: page(table(colon)),
    'bare-table': page(table('')),
  };
  const old = disguise === 'iso-2022-jp' ? iso2022jp(text) : null;
  const part = (type: string, body: string, of = 'base64') =>
    `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${of}\r\n\r\n${of === 'base64' ? base64(Buffer.from(body, 'utf8')) : quotedPrintable(body)}\r\n`;
  const body = () => {
    if (old)
      return `Content-Type: text/plain; charset=iso-2022-jp\r\nContent-Transfer-Encoding: 7bit\r\n\r\n${old.toString('latin1').replaceAll('\n', '\r\n')}\r\n`;
    if (disguise === 'html-only' || disguise === 'table' || disguise === 'bare-table')
      return part('text/html', htmlOf[disguise], 'quoted-printable');
    if (disguise === 'both')
      return `Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n${part('text/plain', text)}--b\r\n${part('text/html', htmlOf.table)}--b--\r\n`;
    return part('text/plain', text, disguise === 'quoted-printable' ? 'quoted-printable' : 'base64');
  };
  const head = [
    ...(words.headers ?? []),
    `From: ${words.from}`,
    `To: ${words.to ?? 'alice@example.com'}`,
    `Subject: ${encoded(mark + words.subject, old ? 'iso-2022-jp' : 'utf-8')}`,
    `Date: ${words.date ?? 'Sun, 22 Nov 2026 11:11:00 +0900'}`,
    `Message-ID: <${words.messageId ?? '0102@example.org'}>`,
    'MIME-Version: 1.0',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n${body()}`, 'latin1');
}
