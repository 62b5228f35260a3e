// profile-changed: what says who the seller is, or where the money goes, is not what it was.
import { type ChangeOf, isKind } from '../domain/change.ts';
import { hourMs } from '../domain/clock.ts';
import { defineDetector, fired, quiet } from '../domain/detector.ts';
import type { ProfileField } from '../domain/profile.ts';
import { setting } from '../domain/setting.ts';
import type { Severity } from '../domain/severity.ts';
import type { Family, Signal } from '../domain/signal.ts';
import { count, duration, instant, text } from '../domain/text.ts';

const settings = {
  holdHours: setting(72, 'hours', 'How long Amazon holds payouts after the deposit method changed.', 0, 720),
  factScore: setting(6, 'weight', 'What a change of identity or payout destination weighs.', 0, 20),
  hintScore: setting(4, 'weight', 'What a change weighs that owners do make now and then.', 0, 20),
  noteScore: setting(1, 'weight', 'What a change weighs that is only noted.', 0, 20),
};

interface Rule {
  readonly family: Family;
  readonly severity: Severity;
  readonly weight: keyof typeof settings;
}
const payout: Rule = { family: 'payout', severity: 'high', weight: 'factScore' };
const identity: Rule = { family: 'profile', severity: 'high', weight: 'factScore' };
const hint: Rule = { family: 'profile', severity: 'medium', weight: 'hintScore' };
const note: Rule = { family: 'profile', severity: 'low', weight: 'noteScore' };

/** By field: who the seller is and where the money goes is told at once, the rest counts with other things. */
const rules: Readonly<Record<ProfileField, Rule>> = {
  'payout-account-tail': payout,
  'deposit-method': payout,
  'payment-method': { ...hint, family: 'payout' },
  'business-name': identity,
  'primary-contact': identity,
  'business-address': hint,
  // From Individual to Professional is what an intruder needs for a batch: with a burst it is as good as certain.
  'selling-plan': { ...hint, weight: 'factScore' },
  'store-name': hint,
  participation: note,
  'listings-suspended': note,
  'ship-from-address': note,
};

export const profileChanged = defineDetector({
  id: 'profile-changed',
  title: { en: 'Account details changed', ja: 'アカウント情報の変更' },
  status: 'stable',
  family: 'profile',
  severity: 'high',
  needs: [['profile', 'payouts']],
  settings,
  why: {
    en: 'A changed deposit account takes the next payout; a changed name or contact keeps the owner from hearing of it.',
    ja: '入金先を変えれば次回の売上金を奪えます。名称や連絡先を変えれば、出品者本人に気付かれにくくなります。',
  },
  falsePositives: [
    {
      en: 'The owner changed the bank, moved, or renamed the store.',
      ja: '出品者本人が銀行口座・住所・店舗名を変更した場合。',
    },
    { en: 'Vacation on and off; a new warehouse.', ja: '休止設定の切り替えや、発送元倉庫の追加。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'users', 'apps', 'deposit-method', 'report'],
  references: [
    'First-hand accounts, US and UK 2018: the deposit account is changed about two days before the fortnightly payout.',
    'Amazon Seller Central help: payouts are held for 3 days after a bank change; a method added earlier is not.',
  ],
  says: {
    'payout-account-tail': {
      en: 'A payout went to another account: {before} before, {after} now.',
      ja: '売上金の入金先口座が変わりました（変更前：{before}、変更後：{after}）。',
    },
    'deposit-method': {
      en: 'The deposit method changed from {before} to {after}. Amazon usually holds payouts until {until}: {left} left when we saw it.',
      ja: '入金方法が{before}から{after}に変更されました。Amazonは通常{until}まで入金を保留します（検知した時点で残り{left}）。',
    },
    'payment-method': {
      en: 'A payment method that was not there before: {after}.',
      ja: '以前はなかった支払い方法が登録されました：{after}。',
    },
    'business-name': {
      en: 'The business name changed from {before} to {after}.',
      ja: '事業者名が{before}から{after}に変わりました。',
    },
    'primary-contact': {
      en: 'The primary contact changed from {before} to {after}.',
      ja: '主な連絡先が{before}から{after}に変わりました。',
    },
    'business-address': {
      en: 'The business address changed from {before} to {after}.',
      ja: '事業所の住所が{before}から{after}に変わりました。',
    },
    'selling-plan': {
      en: 'The selling plan changed from {before} to {after}.',
      ja: '出品プランが{before}から{after}に変わりました。',
    },
    'store-name': {
      en: 'The store name changed from {before} to {after}.',
      ja: '店舗名が{before}から{after}に変わりました。',
    },
    participation: {
      en: 'Participation in the marketplace changed from {before} to {after}.',
      ja: 'マーケットプレイスへの参加状態が{before}から{after}に変わりました。',
    },
    'listings-suspended': {
      en: 'Listings suspended (vacation or by Amazon): {before} before, {after} now.',
      ja: '出品の停止状態（休止設定またはAmazonによる停止）が{before}から{after}に変わりました。',
    },
    'ship-from-address': {
      en: 'Orders ship from a place not seen before: {after}.',
      ja: '以前はなかった発送元が使われています：{after}。',
    },
    back: {
      en: 'A detail is back to what it was before: {after}.',
      ja: '一度変わった情報が、以前の値（{after}）に戻りました。',
    },
    same: {
      en: 'Nothing about the account changed in the last three days.',
      ja: '直近3日間、アカウント情報に変更はありませんでした。',
    },
    'first-sight': {
      en: '{count, plural, one {# detail was} other {# details were}} seen for the first time, which is no change.',
      ja: '{count}件の情報を初めて確認しました。初回の確認は変更とみなしません。',
    },
  },
  detect({ changes, recent, now, settings: values }) {
    // A payout is shown days after it was made: what is new counts however old it is.
    const all = new Map(
      [...changes, ...recent].filter(isKind('profile-changed')).map((change) => [change.key, change]),
    );
    const seen = [...all.values()].sort((a, b) => a.occurredAt - b.occurredAt);
    const changed = seen.filter(({ before, after }) => before !== '' && before !== after);
    if (changed.length === 0)
      return seen.length === 0 ? quiet('same') : quiet('first-sight', { count: count(seen.length) });
    return fired(
      ...changed.map((change, i): Signal => {
        const isBack = changed
          .slice(0, i)
          .some((earlier) => isSamePlace(earlier, change) && earlier.before === change.after);
        const rule = isBack
          ? { ...rules[change.field], ...note, family: rules[change.field].family }
          : rules[change.field];
        const { field, before, after, occurredAt, observedAt } = change;
        const until = occurredAt + values.holdHours * hourMs;
        const left = Math.max(0, until - Math.max(occurredAt, Math.min(observedAt, until)));
        return {
          detector: 'profile-changed',
          family: rule.family,
          fingerprint: change.key,
          score: values[rule.weight],
          severity: rule.severity,
          isHardFact: true,
          beganAt: occurredAt,
          observedAt: now,
          summary: isBack
            ? { key: 'back', params: { after: text(after) } }
            : {
                key: field,
                params: {
                  before: text(before),
                  after: text(after),
                  ...(field === 'deposit-method' && { until: instant(until), left: duration(left) }),
                },
              },
          evidence: [{ subject: { kind: 'profile', field }, at: occurredAt, before: text(before), after: text(after) }],
          evidenceTotal: 1,
        };
      }),
    );
  },
});

type Changed = ChangeOf<'profile-changed'>;

function isSamePlace(a: Changed, b: Changed): boolean {
  return a.field === b.field && a.marketplaceId === b.marketplaceId && a.scope === b.scope;
}
