// account-status-changed: the account takes part in a marketplace, or its listings are suspended, unlike before.
import { defineDetector, fired, quiet } from '../domain/detector.ts';
import { factChanges, factSignal } from '../domain/fact-changes.ts';
import { setting } from '../domain/setting.ts';
import { count, text } from '../domain/text.ts';

const settings = {
  noteScore: setting(1, 'weight', 'What a changed status weighs: owners and Amazon change it, too.', 0, 20),
};

const fields = { participation: true, 'listings-suspended': true };

export const accountStatusChanged = defineDetector({
  id: 'account-status-changed',
  title: { en: 'Account status changed', ja: 'アカウントの状態の変化' },
  status: 'stable',
  family: 'profile',
  severity: 'low',
  needs: ['profile'],
  settings,
  why: {
    en: 'Amazon suspends what was misused; an intruder switches a sleeping marketplace or shop back on.',
    ja: '不正に使われたアカウントはAmazonが停止します。また乗っ取り犯は、休止中の店舗や他国での出品を再開させます。',
  },
  falsePositives: [
    { en: 'Vacation on and off.', ja: '休止設定の切り替え。' },
    { en: 'A marketplace joined or left.', ja: '他のマーケットプレイスへの参加や撤退。' },
  ],
  checklist: ['keep-account', 'contact-settings', 'report'],
  references: [
    'Selling Partner API, getMarketplaceParticipations: isParticipating, hasSuspendedListings.',
    'First-hand accounts: the account is frozen 1 to 20 days after the complaints.',
  ],
  says: {
    participation: {
      en: 'Participation in the marketplace changed from {before} to {after}.',
      ja: 'マーケットプレイスへの参加状態が{before}から{after}に変わりました。',
    },
    'listings-suspended': {
      en: 'Listings suspended (vacation or by Amazon): {before} before, {after} now.',
      ja: '出品の停止状態（休止設定またはAmazonによる停止）が{before}から{after}に変わりました。',
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
    return fired(
      ...changed.map(({ change, isBack }) =>
        factSignal(change, look.now, {
          detector: 'account-status-changed',
          family: 'profile',
          score: look.settings.noteScore,
          severity: 'low',
          summary: {
            key: isBack ? 'back' : change.field,
            params: { after: text(change.after), ...(!isBack && { before: text(change.before) }) },
          },
        }),
      ),
    );
  },
});
