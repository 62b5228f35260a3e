// Fakes for sellers that don't say "your Amazon account": who speaks as the keeper of a shop is taken for posing; and whoever
// speaks of the same things honestly isn't.
import { describe, expect, it } from '@jest/globals';
import { judge } from '../support/mails/judge.ts';
import { mailBytes, passes } from '../support/mails/mail.ts';

const link = (host: string, shown: string) => `<a href="https://${host}/x">${shown}</a>`;
const mail = (from: string, subject: string, html: string) =>
  mailBytes({ from, subject, html: `<p>${html}</p>`, results: passes(/@([\w.-]+)>/.exec(from)?.[1] ?? '') });

describe('a fake for sellers', () => {
  it.each([
    [
      'Account Health <a@a.example>',
      'Your listings have been deactivated',
      'Appeal within 72 hours in Seller Central.',
    ],
    [
      'Payments <a@a.example>',
      'Your disbursement is on hold',
      'Amazon seller: verify your deposit method to release funds.',
    ],
    [
      'Order <a@a.example>',
      'Order 111-1234567-1234567',
      'Amazon.com order confirmed. Not you? Call our fraud department: 1-800-555-0100.',
    ],
    [
      '出品者サポート <a@a.example>',
      '入金口座の確認が必要です',
      'アマゾン出品サービスをご利用いただきありがとうございます。',
    ],
    ['FBA Team <a@a.example>', 'FBA在庫の廃棄のお知らせ', 'セラーセントラルにログインし、手続きしてください。'],
    ['Support <a@a.example>', 'Auszahlung', 'Seller Central: Ihre Auszahlung wurde einbehalten.'],
  ])('is phishing or suspicious: %s "%s"', async (from, subject, text) => {
    const { verdict } = await judge(mail(from, subject, `${text} ${link('b.example', 'Continue')}`));
    expect(['phishing', 'suspicious']).toContain(verdict);
  });
});

describe('an honest mail about the same', () => {
  it.each([
    [
      'Helium 10 <a@helium10.com>',
      'Your listings were suppressed',
      'Two of your Amazon listings were suppressed.',
      'members.helium10.com',
    ],
    ['eBay <a@ebay.com>', 'Your funds are on hold', 'Your payout is on hold until the buyer confirms.', 'www.ebay.com'],
    ['freee会計 <a@freee.co.jp>', 'Amazonとの連携', '売上金の明細を取り込めませんでした。', 'secure.freee.co.jp'],
    ['Yamada Tax <a@tax.example>', 'Amazonの売上金', '売上金が保留された件、資料を拝見しました。', 'tax.example'],
  ])('is never phishing: %s "%s"', async (from, subject, text, host) => {
    expect((await judge(mail(from, subject, `${text} ${link(host, 'Open')}`))).verdict).not.toBe('phishing');
  });
});
