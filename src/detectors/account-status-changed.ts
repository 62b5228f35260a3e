// account-status-changed: what Amazon says of the account is not what it was: it takes part in a marketplace, its
// listings are suspended, the account is at risk or deactivated, a rate misses Amazon's target.

import { isOffTarget, type RateField, rateFields } from '../domain/shop/performance.ts';
import { standingFields } from '../domain/shop/profile.ts';
import { count, text } from '../domain/text/text.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { type FactChange, factChanges, factFound } from '../domain/watch/fact-changes.ts';
import { setting } from '../domain/watch/setting.ts';
import type { Severity } from '../domain/watch/severity.ts';

const settings = {
  noteScore: setting(1, 'weight', 'What a changed status weighs: owners and Amazon change it, too.', 0, 20),
  riskScore: setting(4, 'weight', 'What it weighs that Amazon calls the account at risk.', 0, 20),
  deactivatedScore: setting(6, 'weight', 'What it weighs that Amazon deactivated the account.', 0, 20),
};

const fields = {
  participation: true,
  'listings-suspended': true,
  ...Object.fromEntries(standingFields.map((f) => [f, true])),
};

export const accountStatusChanged = defineDetector({
  id: 'account-status-changed',
  title: { en: 'Account status changed', ja: 'アカウントの状態の変化' },
  status: 'stable',
  family: 'profile',
  severity: 'high',
  isHardFact: true,
  prefix: '',
  needs: [['profile', 'performance']],
  watches: ['profile-changed'],
  settings,
  why: {
    en: 'Amazon suspends what was misused; an intruder switches a sleeping marketplace or shop back on.',
    ja: '不正に使われると、Amazonがアカウントの利用を止めます。また乗っ取り犯は、休止中の店舗や他国での出品を再開させます。',
  },
  falsePositives: [
    { en: 'Vacation on and off.', ja: '休止設定の切り替え。' },
    { en: 'A marketplace joined or left.', ja: '他のマーケットプレイスへの参加や撤退。' },
    {
      en: 'Amazon judging honest trade: a bad week, a document that it wants to see.',
      ja: '不正とは関係のない理由（一時的な成績の悪化や書類の確認など）によるAmazonの判断。',
    },
  ],
  checklist: ['keep-account', 'contact-settings', 'report'],
  references: [
    'Selling Partner API, getMarketplaceParticipations: isParticipating, hasSuspendedListings.',
    'Account health report (accountHealthReport-2020-11-18): account status, rates and Amazon’s own targets for them.',
    'First-hand accounts: the account is frozen 1 to 20 days after the complaints.',
  ],
  tells: {
    participation: { theme: 'standing' },
    'listings-suspended': { theme: 'standing' },
    'at-risk': { theme: 'standing' },
    deactivated: { theme: 'standing' },
    'cancellation-rate': { theme: 'standing' },
    'late-shipment-rate': { theme: 'standing' },
    'order-defect-rate': { theme: 'standing' },
    'valid-tracking-rate': { theme: 'standing' },
    normal: null,
    back: null,
  },
  says: {
    participation: {
      en: 'Participation in the marketplace changed from {before} to {after}.',
      ja: 'マーケットプレイスへの参加状態が{before}から{after}に変わりました。',
    },
    'listings-suspended': {
      en: 'Listings suspended (vacation or by Amazon): {before} before, {after} now.',
      ja: '出品の停止状態（休止設定またはAmazonによる停止）が{before}から{after}に変わりました。',
    },
    'at-risk': {
      en: 'Amazon says that it may deactivate the account ({before} before).',
      ja: 'Amazonでの状態が「停止のおそれあり」になりました（以前は{before}）。',
    },
    deactivated: {
      en: 'Amazon has deactivated the account ({before} before).',
      ja: 'Amazonでの状態が「停止」になりました（以前は{before}）。',
    },
    normal: {
      en: 'Amazon says that the account is in order again ({before} before).',
      ja: 'Amazonの判定で、アカウントが正常な状態に戻りました（以前は{before}）。',
    },
    'cancellation-rate': {
      en: 'The rate of orders cancelled before they were sent misses Amazon’s target: {after}, {before} before.',
      ja: '出荷前キャンセル率がAmazonの目標を外れました（{before}から{after}に）。',
    },
    'late-shipment-rate': {
      en: 'The late shipment rate misses Amazon’s target: {after}, {before} before.',
      ja: '出荷遅延率がAmazonの目標を外れました（{before}から{after}に）。',
    },
    'order-defect-rate': {
      en: 'The order defect rate misses Amazon’s target: {after}, {before} before.',
      ja: '注文不良率がAmazonの目標を外れました（{before}から{after}に）。',
    },
    'valid-tracking-rate': {
      en: 'The valid tracking rate misses Amazon’s target: {after}, {before} before.',
      ja: '追跡可能率がAmazonの目標を外れました（{before}から{after}に）。',
    },
    steady: {
      en: '{count, plural, one {# rate of Amazon’s} other {# rates of Amazon’s}} moved without crossing a target.',
      ja: 'Amazonの評価指標のうち{count}件が動きましたが、目標を外れたものはありません。',
    },
    back: {
      en: 'The account’s status is back to what it was before: {after}.',
      ja: '一度変わったアカウントの状態が、以前の状態（{after}）に戻りました。',
    },
    same: {
      en: 'The account’s status did not change in the last three days.',
      ja: '直近3日間、アカウントの状態に変化はありませんでした。',
    },
    'first-sight': {
      en: '{count, plural, one {# status was} other {# statuses were}} seen for the first time, which is no change.',
      ja: '{count}件の状態を初めて確認しました。初回の確認は変化とみなしません。',
    },
  },
  detect(look) {
    const { same, changed } = factChanges(look, fields);
    if (changed.length === 0) return same === 0 ? quiet('same') : quiet('first-sight', { count: count(same) });
    const told = changed.flatMap(({ change, isBack }): Finding[] => {
      const judged = judge(change, isBack);
      if (judged === null) return [];
      const { key: says, severity, weight } = judged;
      const [before, after] = [text(change.before), text(change.after)];
      const params = says === 'back' ? { after } : inAccountsWords.has(says) ? { before } : { before, after };
      return [{ ...factFound(change), score: look.settings[weight], severity, says, params }];
    });
    return told.length === 0 ? quiet('steady', { count: count(changed.length) }) : fired(...told);
  },
});

interface Judged {
  readonly key: string;
  readonly severity: Severity;
  readonly weight: keyof typeof settings;
}

const statuses: Readonly<Record<string, Judged>> = {
  NORMAL: { key: 'normal', severity: 'low', weight: 'noteScore' },
  AT_RISK: { key: 'at-risk', severity: 'medium', weight: 'riskScore' },
  DEACTIVATED: { key: 'deactivated', severity: 'high', weight: 'deactivatedScore' },
};
const inAccountsWords: ReadonlySet<string> = new Set(Object.values(statuses).map(({ key }) => key));

/** What is to be told of a change; null for a rate that crosses no target, or gets better. */
function judge({ field, before, after }: FactChange, isBack: boolean): Judged | null {
  const note = { severity: 'low', weight: 'noteScore' } as const;
  if (field === 'account-status') return statuses[after] ?? null;
  if (isRate(field)) return isOffTarget(field, after) && !isOffTarget(field, before) ? { key: field, ...note } : null;
  return { key: isBack ? 'back' : field, ...note };
}

function isRate(field: string): field is RateField {
  return field in rateFields;
}
