// Which mails are looked into: by their head alone, everything that may claim Amazon, and little else.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { glanceOf } from '../../src/adapters/mailbox/glance.ts';
import { concernsAmazon } from '../../src/notices/claims.ts';
import { adversarialMails } from '../support/mails/adversarial.ts';
import { mailBytes } from '../support/mails/mail.ts';

const isLookedInto = (from: string, subject: string) => {
  const { from: fromShown, senders, subject: read } = glanceOf(mailBytes({ from, subject }), 0);
  return concernsAmazon({ from: senders, fromShown, subject: read });
};
const stranger = (name: string) => `${name} <n@mail.mallory.example>`;
const named = [
  'Seller Central',
  'SELLER  CENTRAL Team',
  'セラーセントラル',
  'プライム会員センター',
  'Prime',
  'Prime Video',
  'Pr1me Amaz0n',
  'A m a z o n',
  'アマゾン',
  '出品者サポート',
];
const headed = [
  'Your selling privileges have been removed',
  'Your seller account is under review',
  '出品用アカウントが停止されました',
  'プライム会員の更新ができませんでした',
  'Your Prime membership will expire today',
  'Ihr Verkäuferkonto wurde gesperrt',
  'Votre compte vendeur',
];
const lookAlikes = [
  'n@amazon-co-jp.example',
  'n@arnazon.example',
  'n@amazon.co.jp.mallory.example',
  'amazon@mail.example',
];

/** Their heads say nothing: only a recipient who asks learns more. */
const hidden = new Set(['an attached page', 'a calendar', 'hidden letters', 'below the limits', 'a look-alike host']);

describe('a mail is looked into', () => {
  it.each(named)('for a sender who calls himself %s', (name) => {
    expect(isLookedInto(stranger(name), 'Hello')).toBe(true);
  });
  it.each(headed)('for the subject “%s”', (subject) => {
    expect(isLookedInto(stranger('Support'), subject)).toBe(true);
  });
  it.each(lookAlikes)('for the address %s', (address) => {
    expect(isLookedInto(`Support <${address}>`, 'Hello')).toBe(true);
  });

  it('whatever stands around the name', () => {
    const around = fc.string({ unit: fc.constantFrom(...'abc 123-!【】。あア'), maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...headed), around, around, (subject, before, after) => {
        expect(isLookedInto(stranger('Support'), `${before} ${subject} ${after}`)).toBe(true);
      }),
    );
  });

  it('where it is a fake whose head says what it poses as', () => {
    const missed = [...adversarialMails(600, 3)].filter(({ raw, kind }) => {
      const { from: fromShown, senders, subject } = glanceOf(raw, 0);
      return !hidden.has(kind) && !concernsAmazon({ from: senders, fromShown, subject });
    });
    expect(missed.map(({ kind, raw }) => `${kind}: ${raw.toString().slice(0, 300)}`)).toEqual([]);
  });
});

describe('a mail is left alone', () => {
  it.each(['Lunch on Sunday?', '請求書の件', 'Your parcel', 'Supreme court news', 'プレミアム会員のご案内'])(
    '“%s”',
    (subject) => {
      expect(isLookedInto('Bob <bob@example.com>', subject)).toBe(false);
    },
  );
});
