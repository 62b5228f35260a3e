// account-notice: Amazon itself says, in a mail that was proven to be its own, that something about the account changed.

import { localDay, minuteMs } from '../domain/clock.ts';
import type { NoticeType } from '../domain/mail/notice.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { usualDays } from '../domain/statistics/baseline.ts';
import { count, type Text } from '../domain/text/text.ts';
import { spanOf } from '../domain/watch/counted.ts';
import { defineDetector, type Finding, fired, type Look, quiet } from '../domain/watch/detector.ts';
import { asNoticed } from '../domain/watch/evidence.ts';
import { newAndRecent } from '../domain/watch/fact-changes.ts';
import { setting } from '../domain/watch/setting.ts';
import type { Severity } from '../domain/watch/severity.ts';
import type { Family, Role } from '../domain/watch/signal.ts';

const settings = {
  factScore: setting(6, 'weight', 'What a change of sign-in, users or deposit account weighs.', 0, 20),
  hintScore: setting(4, 'weight', 'What a notice weighs that owners do cause now and then.', 0, 20),
  fightScore: setting(12, 'weight', 'What another change of the sign-in address within days weighs.', 0, 20),
  feelessDays: setting(35, 'days', 'A monthly fee is new after this many known days without one.', 31, 180),
  apartMinutes: setting(60, 'minutes', 'Changes within this time of each other are one, or a slip mended.', 1, 1440),
};

interface Rule {
  readonly family: Family;
  readonly severity: Severity;
  readonly weight: keyof typeof settings;
  readonly role?: Role;
}
const access: Rule = { family: 'sign-in', severity: 'high', weight: 'factScore' };
const hint: Rule = { family: 'sign-in', severity: 'medium', weight: 'hintScore' };
const payout: Rule = { family: 'payout', severity: 'high', weight: 'factScore' };

/** Notices that say who can get in and where the money goes; the rest are other detectors' or only kept. */
const rules: Partial<Readonly<Record<NoticeType, Rule>>> = {
  // Whoever changes where the warnings go prepares something.
  'sign-in-email-changed': { ...access, role: 'diverted-mail' },
  'phone-changed': access,
  'two-step-changed': access,
  'user-changed': access,
  'app-authorised': access,
  'unauthorised-access': { ...access, severity: 'critical' },
  'deposit-account-changed': payout,
  'charge-card-changed': { ...hint, family: 'payout' },
  'password-changed': hint,
  'new-sign-in': hint,
  'account-at-risk': { ...hint, severity: 'high' },
  'orders-cancelled': { ...access, severity: 'high' },
  // From Individual to Professional is what an intruder needs for a batch.
  'plan-changed': { ...hint, family: 'profile' },
  // Whoever has the password of a buyer can sell under that name.
  'seller-account-opened': { ...hint, severity: 'high' },
  // Only on a shop that can have none, below.
  'plan-fee': { ...hint, severity: 'high', family: 'profile' },
  'change-not-understood': hint,
};

const says: Record<string, Text> = {
  'sign-in-email-changed': {
    en: 'Amazon says that the sign-in e-mail address was changed.',
    ja: 'ログイン用メールアドレスが変更されたと、Amazonから通知がありました。',
  },
  'phone-changed': {
    en: 'Amazon says that the phone number was changed.',
    ja: '携帯電話番号が変更されたと、Amazonから通知がありました。',
  },
  'two-step-changed': {
    en: 'Amazon says that two-step verification was changed.',
    ja: '2段階認証の設定が変更されたと、Amazonから通知がありました。',
  },
  'user-changed': {
    en: 'Amazon says that a user was invited or a permission changed.',
    ja: 'ユーザーの招待または権限の変更があったと、Amazonから通知がありました。',
  },
  'app-authorised': {
    en: 'Amazon says that an app was given access to the account.',
    ja: 'アプリにアカウントへのアクセスが許可されたと、Amazonから通知がありました。',
  },
  'unauthorised-access': {
    en: 'Amazon itself suspects that someone else got into the account.',
    ja: '他の人がログインした疑いがあると、Amazonから通知がありました。',
  },
  'deposit-account-changed': {
    en: 'Amazon says that the deposit account was changed.',
    ja: '入金先口座が変更されたと、Amazonから通知がありました。',
  },
  'charge-card-changed': {
    en: 'Amazon says that the card for charges was changed.',
    ja: '請求用クレジットカードが変更されたと、Amazonから通知がありました。',
  },
  'password-changed': {
    en: 'Amazon says that the password was changed or reset.',
    ja: 'パスワードが変更または再設定されたと、Amazonから通知がありました。',
  },
  'new-sign-in': {
    en: 'Amazon tells of a sign-in from a new device.',
    ja: '新しい端末からのログインがあったと、Amazonから通知がありました。',
  },
  'account-at-risk': {
    en: 'Amazon says that it has deactivated the account, or may do so.',
    ja: '出品を止めた、または止めるおそれがあると、Amazonから通知がありました。',
  },
  'orders-cancelled': {
    en: 'Amazon says that it cancelled orders of this account.',
    ja: 'このアカウントの注文をキャンセルしたと、Amazonから通知がありました。',
  },
  'seller-account-opened': {
    en: 'Amazon says that a seller account was opened with this login.',
    ja: 'このログインで出品用アカウントが開設されたと、Amazonから通知がありました。',
  },
  'plan-changed': {
    en: 'Amazon says that the selling plan was changed.',
    ja: '出品プラン（大口・小口）が変更されたと、Amazonから通知がありました。',
  },
  'plan-fee': {
    en: 'Amazon says that the fee of a selling plan was charged, and in the {days} days before no such fee was seen. Somebody may sell with this login.',
    ja: '出品プランの月間登録料が請求されたと、Amazonから通知がありました。それまでの{days}日間に、この請求の通知はありません。このログインで誰かが出品を始めたおそれがあります。',
  },
  'change-not-understood': {
    en: 'Amazon wrote about a change to the account, and it was not understood. Look at the mail yourself.',
    ja: 'アカウントの変更について、Amazonから通知がありました。内容を読み取れなかったため、メールをご自身でご確認ください。',
  },
  fight: {
    en: 'Amazon says that the sign-in e-mail address was changed {changes, plural, other {# times}} within {span}. That is how a fight over the account looks.',
    ja: 'ログイン用メールアドレスが{span}の間に{changes}回変更されたと、Amazonから通知がありました。アカウントの奪い合いが疑われます。',
  },
  none: {
    en: 'No notice of Amazon’s that was understood tells of a change to the account.',
    ja: '読み取れたAmazonからの通知の中に、アカウントの変更を知らせるものはありません。',
  },
};

export const accountNotice = defineDetector({
  id: 'account-notice',
  title: { en: 'Amazon’s own notice of a change', ja: 'アカウント変更に関するAmazonからの通知' },
  status: 'experimental',
  family: 'sign-in',
  severity: 'critical',
  isHardFact: true,
  prefix: '',
  needs: ['notices'],
  watches: ['notice-received'],
  explainedBy: { 'payout-change': ['deposit-account-changed', 'charge-card-changed'] },
  settings,
  why: {
    en: 'Whoever changes the sign-in address, the phone or two-step verification keeps the owner out and the warnings away.',
    ja: 'ログイン用のメールアドレス、電話番号、2段階認証を変えれば、持ち主を締め出し、警告も届かなくできます。',
  },
  falsePositives: [
    { en: 'The owner changed it, or had a helper do so.', ja: '出品者本人、または依頼を受けた人が変更した場合。' },
    { en: 'A sign-in from the owner’s own new device.', ja: '出品者本人が新しい端末でログインした場合。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'users', 'apps', 'deposit-method', 'cannot-sign-in', 'report'],
  references: [
    'First-hand accounts 2017 to 2025: the notification e-mail is changed first, days before the rest.',
    'Amazon.co.jp help: which changes to an account are notified by mail.',
  ],
  tells: {
    'sign-in-email-changed': { theme: 'diverted-mail' },
    fight: { theme: 'diverted-mail', brief: { en: '{changes} changes', ja: '{changes}回変更' } },
    'phone-changed': { theme: 'sign-in' },
    'two-step-changed': { theme: 'sign-in' },
    'user-changed': { theme: 'sign-in' },
    'app-authorised': { theme: 'sign-in' },
    'unauthorised-access': { theme: 'sign-in' },
    'password-changed': { theme: 'sign-in' },
    'seller-account-opened': { theme: 'sign-in' },
    'plan-fee': null,
    'deposit-account-changed': { theme: 'payout' },
    'charge-card-changed': { theme: 'identity', brief: { en: 'new card for charges', ja: '請求用カードの変更' } },
    'new-sign-in': { theme: 'new-device' },
    'account-at-risk': { theme: 'standing' },
    'orders-cancelled': { theme: 'buying' },
    'change-not-understood': { theme: 'identity' },
  },
  says,
  detect(look) {
    const notices = newAndRecent(look, 'notice-received');
    const told = notices.flatMap((change): Finding[] => {
      const { key: name, notice, occurredAt: beganAt } = change;
      const rule = rules[notice.type];
      if (!rule) return [];
      const { weight, ...weighed } = rule;
      const days = notice.type === 'plan-fee' ? feelessDays(look, change, look.settings.feelessDays) : null;
      if (notice.type === 'plan-fee' && days === null) return [];
      const fight = changesOfAddress(notices, change, look.settings.apartMinutes * minuteMs);
      if (fight.length > 1)
        return [
          {
            ...{ name, ...weighed, severity: 'critical', score: look.settings.fightScore, beganAt, says: 'fight' },
            params: { changes: count(fight.length), span: spanOf(fight) },
            evidence: asNoticed(fight),
          },
        ];
      return [
        {
          ...{ name, ...weighed, score: look.settings[weight], beganAt, says: notice.type },
          ...(days !== null && { params: { days: count(days) } }),
          evidence: asNoticed([change]),
        },
      ];
    });
    return told.length === 0 ? quiet('none') : fired(...told);
  },
});

type Received = ChangeOf<'notice-received'>;

/**
 * How many days are known before this one, where the shop has no API access and none of them has a fee: the plan with a fee
 * has API access, and whoever pays for it would know. Null: the fee is nothing new, or too little is known.
 */
function feelessDays({ account, baseline }: Look, { occurredAt }: Received, least: number): number | null {
  if (account.isMailOnly !== true) return null;
  const days = usualDays({ ...baseline, suspectDays: [] }, localDay(occurredAt, account.timeZone), 180);
  return days.length >= least && days.every(({ planFees = 0 }) => planFees === 0) ? days.length : null;
}

/**
 * The changes of the sign-in address up to this one, each told once: to the old address and to the new one Amazon writes
 * within minutes. Empty where this is none, or the same as the one before it.
 */
function changesOfAddress(notices: readonly Received[], last: Received, apartMs: number): readonly Received[] {
  const changes = notices.filter(
    ({ notice, occurredAt }) => notice.type === 'sign-in-email-changed' && occurredAt <= last.occurredAt,
  );
  const apart = changes.filter((one, i) => one.occurredAt - (changes[i - 1]?.occurredAt ?? -Infinity) >= apartMs);
  return apart.includes(last) ? apart : [];
}
