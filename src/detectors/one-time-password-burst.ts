// one-time-password-burst: several one-time codes within an hour: someone is trying to get in, or already half way.

import { minuteMs } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { ascending } from '../domain/statistics/bursts.ts';
import { count } from '../domain/text/text.ts';
import { spanOf } from '../domain/watch/counted.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { asNoticed } from '../domain/watch/evidence.ts';
import { setting } from '../domain/watch/setting.ts';

export const oneTimePasswordBurst = defineDetector({
  id: 'one-time-password-burst',
  title: { en: 'Many one-time codes', ja: '確認コードの連続' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'high',
  prefix: 'codes|',
  needs: ['notices'],
  watches: ['notice-received'],
  settings: {
    windowMinutes: setting(60, 'minutes', 'Codes within this time of each other count together.', 5, 1440),
    codes: setting(3, 'codes', 'As many codes are more than one sign-in with a slip takes.', 2, 50),
    score: setting(5, 'weight', 'What a burst weighs: with a changed sign-in together critical.', 0, 20),
  },
  why: {
    en: 'A code that nobody asked for means that someone is at the sign-in page with the right address.',
    ja: '身に覚えのない確認コードは、正しいメールアドレスでログインを試みている人がいることを示します。',
  },
  falsePositives: [
    {
      en: 'The owner signed in on several devices, or the code was slow to arrive.',
      ja: '出品者本人が複数の端末でログインした場合や、コードの到着が遅れて再送した場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'users'],
  references: ['Amazon.co.jp, mail "1回限りのAmazonアカウント仮パスワード": it is sent only when asked for.'],
  tells: {
    burst: { theme: 'sign-in-tried', brief: { en: '{codes} one-time codes', ja: '確認コード{codes}通' } },
  },
  says: {
    burst: {
      en: '{codes, plural, one {# one-time code} other {# one-time codes}} within {span}.',
      ja: '{span}の間に、確認コードが{codes}件届きました。',
    },
    few: { en: 'No burst of one-time codes.', ja: '確認コードの連続はありません。' },
  },
  detect({ recent, settings: { windowMinutes, codes, score } }) {
    const sent = ascending(recent.filter(isKind('notice-received'))).filter(
      ({ notice }) => notice.type === 'one-time-password',
    );
    // The fullest window that begins with a code.
    const windows = sent.map(({ occurredAt: from }) =>
      sent.filter(({ occurredAt: at }) => at >= from && at < from + windowMinutes * minuteMs),
    );
    const burst = windows.reduce<typeof sent>((best, one) => (one.length > best.length ? one : best), []);
    const [first] = burst;
    if (!first || burst.length < codes) return quiet('few');
    return fired({
      name: first.key,
      score,
      beganAt: first.occurredAt,
      says: 'burst',
      params: { codes: count(burst.length), span: spanOf(burst) },
      evidence: asNoticed(burst),
    });
  },
});
