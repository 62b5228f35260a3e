// Where attached documents lead: written in the open, packed, escaped, in other encodings; and what follows for a mail.
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linksInPdf } from '../../../src/adapters/mailbox/pdf-links.ts';
import { judge } from '../../support/mails/judge.ts';
import { mailBytes, passes } from '../../support/mails/mail.ts';

const annotation = (action: string) =>
  `1 0 obj\n<< /Type /Annot /Subtype /Link /A << /S /URI ${action} >> >>\nendobj\n`;
const pdf = (...pieces: (string | Buffer)[]) =>
  Buffer.concat(['%PDF-1.7\n', ...pieces, '%%EOF\n'].map((piece) => Buffer.from(piece as string, 'latin1')));
const packed = (body: string) => {
  const bytes = deflateSync(Buffer.from(body, 'latin1'));
  return Buffer.concat([
    Buffer.from(`2 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length ${bytes.length} >>\nstream\r\n`),
    bytes,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
};
const url = 'https://kxjv.example/login';
const utf16 = Buffer.from(`\ufeff${url}`, 'utf16le').swap16().toString('latin1');

describe('the links of a document', () => {
  it.each([
    ['in the open', pdf(annotation(`/URI (${url})`))],
    ['packed', pdf(packed(annotation(`/URI (${url})`)))],
    ['behind other packed things', pdf(packed('BT (words) Tj ET'), packed(annotation(`/URI(${url})`)))],
    ['in hexadecimals', pdf(annotation(`/URI <${Buffer.from(url).toString('hex')}>`))],
    ['with escapes', pdf(annotation('/URI (https:\\057\\057kxjv.exa\\\nmple/login)'))],
    ['in another encoding', pdf(annotation(`/URI (${utf16})`))],
    ['as a file elsewhere', pdf(annotation(`/F (${url})`))],
  ])('are found: %s', (_, file) => {
    expect(linksInPdf(file, 10)).toEqual([url]);
  });

  it('are no more than asked for, and none of a broken or endless file', () => {
    const many = pdf(...Array.from({ length: 50 }, (_, i) => annotation(`/URI (${url}${i})`)));
    expect(linksInPdf(many, 7)).toHaveLength(7);
    expect(linksInPdf(pdf(packed('x'.repeat(40_000_000))), 10)).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => Array.isArray(linksInPdf(Buffer.from(bytes), 5))),
    );
  });
});

describe('a mail with a document', () => {
  const boundary = 'part';
  const mail = (from: string, subject: string, results: string | undefined, link: string) => {
    const file = pdf(packed(annotation(`/URI (${link})`))).toString('base64');
    const head = mailBytes({ from, subject, text: 'x', ...(results && { results }) })
      .toString('latin1')
      .split('\r\n\r\n')[0] as string;
    const kept = head.replace(/\r\nContent-[^\r]*(?:\r\n[ \t][^\r]*)*/gi, '');
    const body = [
      `--${boundary}\r\nContent-Type: text/plain\r\n\r\nx`,
      `--${boundary}\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}`,
      `--${boundary}--\r\n`,
    ].join('\r\n');
    return Buffer.from(`${kept}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${body}`, 'latin1');
  };

  it('that poses as Amazon and leads elsewhere by its document is phishing', async () => {
    const check = await judge(mail('Amazon <a@mallory.example>', 'Your Amazon account', undefined, url));
    expect(check).toMatchObject({ verdict: 'phishing' });
    expect(JSON.stringify(check.reasons)).toContain('kxjv.example');
  });

  it('of Amazon’s own is genuine, also where an invoice names its seller’s site; what Amazon passes on is not', async () => {
    const [own, relayed] = ['Amazon <auto-confirm@amazon.com>', 'Bob <abc@marketplace.amazon.com>'];
    expect((await judge(mail(own, 'Invoice', passes('amazon.com'), 'https://tea.example/'))).verdict).toBe('genuine');
    const domain = 'marketplace.amazon.com';
    expect((await judge(mail(relayed, 'Invoice', passes(domain), 'https://tea.example/'))).verdict).toBe('suspicious');
  });
});
