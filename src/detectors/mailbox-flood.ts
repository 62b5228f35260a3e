// mailbox-flood: far more mail than usual within an hour, as is sent to bury a warning; names the notices in it.

import { hourMs, type Instant } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { scoreCount } from '../domain/statistics/habit.ts';
import { count } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { asNoticed } from '../domain/watch/evidence.ts';
import { setting } from '../domain/watch/setting.ts';
import { kept } from '../domain/watch/view.ts';

export const mailboxFlood = defineDetector({
  id: 'mailbox-flood',
  title: { en: 'A flood of mail', ja: '大量のメール' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'high',
  prefix: 'flood|',
  needs: ['notices'],
  // Which hours are the last is news as well.
  isAskedAlways: true,
  sees: { counted: kept(['mail-counted']), noticed: kept(['notice-received']) },
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
  tells: {
    flood: { theme: 'flooding', brief: { en: '{mails} mails in an hour', ja: '1時間にメール{mails}通' } },
  },
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
  detect({ seen, now, settings: { leastMails, quietHours, score: least } }) {
    const perHour = mailsPerHour(seen.counted);
    const [hour, mails] = [...perHour]
      .filter(([of]) => of > hourOf(now) - 24)
      .reduce((most, one) => (one[1] > most[1] || (one[1] === most[1] && one[0] < most[0]) ? one : most), [0, 0]);
    if (mails < leastMails) return quiet('usual');
    const oldest = Math.min(...perHour.keys());
    if (hour - oldest < quietHours) return quiet('young');
    const usual = usualHour(Array.from({ length: hour - oldest }, (_, i) => perHour.get(oldest + i) ?? 0));
    const score = scoreCount(mails, usual);
    if (score < least) return quiet('usual');
    const [from, to] = [(hour - 1) * hourMs, (hour + 2) * hourMs];
    const buried = seen.noticed.filter(
      ({ occurredAt, notice }) => occurredAt >= from && occurredAt < to && notice.type !== 'seller-order',
    );
    return fired({
      name: `${hour}`,
      score,
      severity: buried.length > 0 ? 'high' : 'medium',
      beganAt: hour * hourMs,
      says: 'flood',
      params: { mails: count(mails), usual: count(Math.round(usual.own)), notices: count(buried.length) },
      evidence: asNoticed(buried),
      evidenceTotal: Math.max(1, buried.length),
    });
  },
});

const hourOf = (at: Instant) => Math.floor(at / hourMs);

function mailsPerHour(counted: readonly ChangeOf<'mail-counted'>[]): Map<number, number> {
  const perHour = new Map<number, number>();
  for (const { occurredAt, mails } of counted)
    perHour.set(hourOf(occurredAt), (perHour.get(hourOf(occurredAt)) ?? 0) + mails);
  return perHour;
}

/** Negative binomial by moments, within bounds: nothing seen is half a mail a day, and a steady box isn't trusted too far. */
function usualHour(before: readonly number[]) {
  const own = before.reduce((a, b) => a + b, 0) / before.length;
  const variance = before.reduce((sum, one) => sum + (one - own) ** 2, 0) / Math.max(1, before.length - 1);
  const mean = Math.max(own, 1 / 48);
  return { own, mean, size: Math.min(5, Math.max(0.3, mean ** 2 / Math.max(variance - mean, 1e-3))) };
}
