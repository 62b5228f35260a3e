// The shape of a subject: enough to know it again, and nothing of whom it is about.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shapeOf } from '../../src/notices/subject-shape.ts';
import { knownWords } from '../../src/notices/subject-words.ts';

describe('the shape of a subject', () => {
  it.each([
    ['山田太郎さんがあなたのアカウントに追加されました', '…さんがあなたのアカウントに追加されました'],
    ['Your case 1234567890 for "Tea cup, blue" needs an answer', 'your case … for … an answer'],
    ['Mallory Example changed the plan of your account', '… changed the plan of your account'],
    ['Ihr Tarif wurde geändert: Kontakt alice@example.com', 'ihr tarif wurde geandert: …'],
  ])('of %s', (subject, shape) => {
    expect(shapeOf(subject)).toBe(shape);
  });

  it.each([
    '【緊急】お客様のアカウントが停止されました',
    '至急 アカウントがロックされました',
    'Urgent: your account was suspended, act now',
    'Verify your account immediately: click here',
    'Dear customer, your account is locked',
  ])('has none of the words that press, since our own mails quote it: %s', (subject) => {
    expect(shapeOf(subject)).not.toMatch(
      /緊急|至急|お客様|アカウントが停止|ロックされ|urgent|suspended|act now|verify your|immediately|click here|dear customer|locked/i,
    );
  });

  it('holds no word but those that are known, whatever the subject holds', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-z]{3,12}$/),
      fc.stringMatching(/^[一-龠]{2,4}$/),
      fc.stringMatching(/^\d{2,12}$/),
    );
    const frame = fc.constantFrom(
      'Hello {}, your account',
      '{}様のアカウント',
      'Order {} of {}',
      '{}: {}',
      'Hallo {}!',
    );
    fc.assert(
      fc.property(frame, word, (text, secret) => {
        fc.pre(![...knownWords].some((one) => one.includes(secret) || secret.includes(one)));
        expect(shapeOf(text.replaceAll('{}', secret))).not.toContain(secret);
      }),
    );
  });
});
