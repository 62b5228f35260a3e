// What a signature covers, and what follows when one part of a mail is not as it was.
import { describe, expect, it } from '@jest/globals';
import {
  digestsOf,
  judgeOwnMail,
  readSignature,
  type SignableMail,
  signedForm,
  signedParts,
  writeSignature,
} from '../../../src/domain/mail/mail-signature.ts';

// Anything that tells contents apart will do here; the real ones are tested where they are.
const digest = (content: string | Uint8Array) => Buffer.from(content).toString('base64url') || 'none';
const sign = (form: string) => `by-alice-${form.length}-${digest(form).slice(-20)}`;
const means = { digest, isSigned: (form: string, signature: string) => signature === sign(form) };

const mail: SignableMail = {
  messageId: 'revision-1.incident.i-1.alice=example.com@example.com',
  sender: 'Rusuban <rusuban@example.com>',
  to: 'alice@example.com',
  subject: '14分のうちに新規出品が23件ありました',
  date: Date.UTC(2026, 10, 22),
  text: 'one\ntwo\n',
  html: '<p>one</p>',
  files: [{ name: 'evidence.csv', content: Buffer.from('a,b') }],
};

function headerOf(signed: SignableMail): string {
  const digests = digestsOf(signed, digest);
  return writeSignature({ digests, signature: sign(signedForm(digests)) });
}

describe('a mail that was signed here', () => {
  const header = headerOf(mail);

  it('is genuine as it was sent', () => {
    expect(judgeOwnMail(mail, [header], means)).toEqual({ verdict: 'genuine' });
  });

  it('is genuine after what every mail goes through on its way', () => {
    const travelled = { ...mail, to: ' Alice@Example.com', text: 'one  \r\ntwo\r\n\r\n', subject: `${mail.subject} ` };
    expect(judgeOwnMail(travelled, [header.replaceAll('; ', ';\r\n ')], means)).toEqual({ verdict: 'genuine' });
  });

  it.each([
    ['message-id', { messageId: 'other@example.com' }],
    ['sender', { sender: 'Rusuban <mallory@example.com>' }],
    ['recipient', { to: 'mallory@example.com' }],
    ['subject', { subject: 'all is well' }],
    ['date', { date: mail.date + 1000 }],
    ['text', { text: 'one\nTWO\n' }],
    ['html', { html: '<p>two</p>' }],
    ['attachments', { files: [] }],
  ] as const)('is altered when its %s is another, and says so', (part, change) => {
    expect(judgeOwnMail({ ...mail, ...change }, [header], means)).toEqual({ verdict: 'altered', parts: [part] });
  });

  it('lends its signature to no other', () => {
    const other = { ...mail, text: 'pay here', html: '<p>pay here</p>' };
    expect(judgeOwnMail(other, [header], means)).toEqual({ verdict: 'forged', why: 'borrowed' });
  });
});

describe('a mail that was not', () => {
  it.each([
    ['unsigned', []],
    ['malformed', ['']],
    ['malformed', ['v=1; signature=abc']],
    ['malformed', [headerOf(mail).replace('v=1', 'v=2')]],
    ['malformed', [headerOf(mail), headerOf(mail)]],
    ['other-key', [headerOf(mail).replace(/signature=.*/, 'signature=by-mallory')]],
    // Digests of the changed mail under the signature of the first.
    ['other-key', [headerOf({ ...mail, text: 'pay here' }).replace(/signature=.*/, `signature=${sign('x')}`)]],
  ])('is forged: %s', (why, headers) => {
    expect(judgeOwnMail(mail, headers, means)).toEqual({ verdict: 'forged', why });
  });

  it('has a header that names every part', () => {
    const read = readSignature(headerOf(mail));
    expect(Object.keys(read?.digests ?? {})).toEqual([...signedParts]);
  });
});
