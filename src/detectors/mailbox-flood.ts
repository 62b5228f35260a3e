// mailbox-flood: far more mail than usual within an hour, as is sent to bury a warning; names the notices in it.

import { hourMs } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { logNegativeBinomialTail, scoreOf } from '../domain/statistics/tails.ts';
import { count } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';

export const mailboxFlood = defineDetector({
  id: 'mailbox-flood',
  title: { en: 'A flood of mail', ja: '大量のメール' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'high',
  needs: ['notices'],
  settings: {
    leastMails: setting(60, 'mails', 'Fewer within an hour bury nothing.', 10, 100_000),
    quietHours: setting(24, 'hours', 'As much of the time before must have been watched.', 6, 70),
    score: setting(6, 'weight', 'The least score that is worth telling.', 1, 30),
  },
  why: {
    en: 'Thousands of subscriptions and junk mails at once hide the one mail in which Amazon warns.',
    ja: '大量の購読確認や迷惑メールを一度に送りつけ、Amazonからの警告メールを埋もれさせる手口です。',
  },
  falsePositives: [
    {
      en: 'A mailing list that came alive, or a mailbox that was moved.',
      ja: 'メーリングリストの活発化や、メールボックスの移行。',
    },
  ],
  checklist: ['mailbox-and-password', 'mailbox-rules', 'two-step', 'deposit-method'],
  references: ['First-hand accounts: flooding the mailbox with junk to bury Amazon’s notice is a known trick.'],
  says: {
    flood: {
      en: '{mails} mails came within an hour, where {usual} are usual; {notices, plural, =0 {no notice} one {# notice} other {# notices}} of Amazon’s came in between.',
      ja: '1時間に{mails}件のメールが届きました（通常は{usual}件）。その間に届いたAmazonからの通知は{notices}件です。',
    },
    usual: { en: 'No flood of mail.', ja: 'メールの急増はありません。' },
    young: {
      en: 'The mailbox has not been watched for long enough to tell.',
      ja: '判断できるほどメールボックスを見守っていません。',
    },
  },
  detect({ recent, now, settings: { leastMails, quietHours, score: least } }) {
    const counted = recent.filter(isKind('mail-counted'));
    const hourOf = (at: number) => Math.floor(at / hourMs);
    const perHour = new Map<number, number>();
    for (const { occurredAt, mails } of counted)
      perHour.set(hourOf(occurredAt), (perHour.get(hourOf(occurredAt)) ?? 0) + mails);
    const [hour, mails] = [...perHour]
      .filter(([of]) => of > hourOf(now) - 24)
      .reduce((most, one) => (one[1] > most[1] || (one[1] === most[1] && one[0] < most[0]) ? one : most), [0, 0]);
    if (mails < leastMails) return quiet('usual');
    const oldest = Math.min(...perHour.keys());
    if (hour - oldest < quietHours) return quiet('young');
    const before = Array.from({ length: hour - oldest }, (_, i) => perHour.get(oldest + i) ?? 0);
    const mean = before.reduce((a, b) => a + b, 0) / before.length;
    const variance = before.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, before.length - 1);
    // Nothing seen is taken as half a mail a day; size by moments, bounded so that a steady box isn't trusted too far.
    const usual = Math.max(mean, 1 / 48);
    const size = Math.min(5, Math.max(0.3, usual ** 2 / Math.max(variance - usual, 1e-3)));
    const score = scoreOf(logNegativeBinomialTail(mails, usual, size));
    if (score < least) return quiet('usual');
    const [from, to] = [hour * hourMs, (hour + 1) * hourMs];
    const buried = recent
      .filter(isKind('notice-received'))
      .filter(
        ({ occurredAt, notice }) =>
          occurredAt >= from - hourMs && occurredAt < to + hourMs && notice.type !== 'seller-order',
      )
      .sort((a, b) => a.occurredAt - b.occurredAt);
    return fired({
      detector: 'mailbox-flood',
      family: 'mailbox',
      fingerprint: `flood|${hour}`,
      score,
      severity: buried.length > 0 ? 'high' : 'medium',
      isHardFact: false,
      beganAt: from,
      observedAt: now,
      summary: {
        key: 'flood',
        params: { mails: count(mails), usual: count(Math.round(mean)), notices: count(buried.length) },
      },
      evidence: buried.map(({ occurredAt, notice }) => ({
        subject: { kind: 'notice', notice: notice.type },
        at: occurredAt,
      })),
      evidenceTotal: Math.max(1, buried.length),
    });
  },
});
