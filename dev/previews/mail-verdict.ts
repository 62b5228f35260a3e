// Examples of the desk's answer: a fake, and a genuine notice.
import { hourMs } from '../../src/domain/clock.ts';
import type { Language } from '../../src/domain/marketplace.ts';
import { text } from '../../src/domain/text/text.ts';
import { accountIn, beganAt } from './incidents.ts';

const base = (language: Language) => ({
  account: accountIn(language),
  now: beganAt + hourMs,
  consoleUrl: null as string | null,
  asked: { subject: 'Fwd: これは本物ですか', at: beganAt },
});
const sender = { en: 'Sender', ja: '送信元' };

export const verdictPreviews = {
  fake: (language: Language) => ({
    ...base(language),
    verdict: { en: 'This is a fake. It is not from Amazon.', ja: '偽メールです。Amazonからのものではありません。' },
    certainty: { en: 'certain', ja: '確実' },
    notice: null,
    reasons: [
      {
        place: sender,
        says: { en: 'The sender’s domain is {domain}.', ja: '送信元のドメインは{domain}です。' },
        params: { domain: text('account-verify.mallory.example') },
      },
    ],
    advice: [{ en: 'Don’t click anything in it.', ja: 'リンクは開かないでください。' }],
  }),
  genuine: (language: Language) => ({
    ...base(language),
    verdict: { en: 'This mail is really from Amazon.', ja: 'Amazonからの本物のメールです。' },
    certainty: { en: 'certain', ja: '確実' },
    notice: { en: 'the password was changed or reset', ja: 'パスワードの変更・再設定' },
    reasons: [
      {
        place: sender,
        says: { en: 'The signature of {domain} is true.', ja: '{domain}の電子署名は正しいものです。' },
        params: { domain: text('amazon.co.jp') },
      },
    ],
    advice: [],
  }),
};
