// contact-changed: what says who the seller is, and how to reach them, is not what it was.

import { count, text } from '../domain/text/text.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { factChanges, factFound } from '../domain/watch/fact-changes.ts';
import { setting } from '../domain/watch/setting.ts';
import type { Severity } from '../domain/watch/severity.ts';

const settings = {
  factScore: setting(6, 'weight', 'What another name, contact or selling plan weighs.', 0, 20),
  hintScore: setting(4, 'weight', 'What a change weighs that owners do make now and then.', 0, 20),
  noteScore: setting(1, 'weight', 'What a change weighs that is only noted.', 0, 20),
};

interface Rule {
  readonly severity: Severity;
  readonly weight: keyof typeof settings;
}
const note: Rule = { severity: 'low', weight: 'noteScore' };

/** By field: who the seller is is told at once, the rest counts with other things. */
const rules: Readonly<Record<string, Rule>> = {
  'business-name': { severity: 'high', weight: 'factScore' },
  'primary-contact': { severity: 'high', weight: 'factScore' },
  'business-address': { severity: 'medium', weight: 'hintScore' },
  // From Individual to Professional is what an intruder needs for a batch: with a burst it is as good as certain.
  'selling-plan': { severity: 'medium', weight: 'factScore' },
  'store-name': { severity: 'medium', weight: 'hintScore' },
  'ship-from-address': note,
};

export const contactChanged = defineDetector({
  id: 'contact-changed',
  title: { en: 'Account details changed', ja: 'アカウント情報の変更' },
  status: 'stable',
  family: 'profile',
  severity: 'high',
  role: 'new-identity',
  isHardFact: true,
  prefix: '',
  needs: ['profile'],
  watches: ['profile-changed'],
  explainedBy: { 'contact-change': 'all' },
  settings,
  why: {
    en: 'A changed name or contact keeps the owner from hearing of the rest.',
    ja: '名称や連絡先を変えれば、その後の操作に出品者本人が気付きにくくなります。',
  },
  falsePositives: [
    {
      en: 'The owner moved, or renamed the store or the business.',
      ja: '出品者本人が移転した、または店舗名や事業者名を変更した場合。',
    },
    { en: 'Another plan; a new warehouse.', ja: '出品プランの変更や、発送元倉庫の追加。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'users', 'apps', 'deposit-method', 'report'],
  references: [
    'First-hand accounts: notification e-mail and contact are changed first, hours or days before the rest.',
    'Individual to Professional plan within minutes, before a batch is listed.',
  ],
  tells: {
    'business-name': { theme: 'identity', brief: { en: 'new business name', ja: '事業者名の変更' } },
    'primary-contact': { theme: 'identity', brief: { en: 'new primary contact', ja: '主な連絡先の変更' } },
    'business-address': { theme: 'identity', brief: { en: 'new business address', ja: '事業所の住所の変更' } },
    'selling-plan': { theme: 'identity', brief: { en: 'new selling plan', ja: '出品プランの変更' } },
    'store-name': { theme: 'identity', brief: { en: 'new store name', ja: '店舗名の変更' } },
    'ship-from-address': { theme: 'identity', brief: { en: 'new ship-from address', ja: '発送元の変更' } },
    back: null,
  },
  says: {
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
  detect(look) {
    const { same, changed } = factChanges(look, rules);
    if (changed.length === 0) return same === 0 ? quiet('same') : quiet('first-sight', { count: count(same) });
    return fired(
      ...changed.map(({ change, isBack }): Finding => {
        const { field, before, after } = change;
        const { severity, weight } = isBack ? note : (rules[field] ?? note);
        const isOnlyAfter = isBack || field === 'ship-from-address';
        return {
          ...factFound(change),
          score: look.settings[weight],
          severity,
          says: isBack ? 'back' : field,
          params: { after: text(after), ...(!isOnlyAfter && { before: text(before) }) },
        };
      }),
    );
  },
});
