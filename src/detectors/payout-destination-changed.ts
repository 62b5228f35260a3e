// payout-destination-changed: the money goes, or will go, somewhere else than before.
import { dayMs, hourMs } from '../domain/clock.ts';
import { count, duration, instant, text } from '../domain/text/text.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { factChanges, factFound } from '../domain/watch/fact-changes.ts';
import { setting } from '../domain/watch/setting.ts';
import type { Severity } from '../domain/watch/severity.ts';

const settings = {
  holdHours: setting(72, 'hours', 'How long Amazon holds payouts after the deposit method changed.', 0, 720),
  payoutDays: setting(14, 'days', 'How often Amazon pays out.', 1, 31),
  factScore: setting(6, 'weight', 'What another payout destination weighs.', 0, 20),
  hintScore: setting(4, 'weight', 'What another payment method weighs.', 0, 20),
  noteScore: setting(1, 'weight', 'What going back weighs.', 0, 20),
};

interface Rule {
  readonly severity: Severity;
  readonly weight: keyof typeof settings;
}
const rules: Readonly<Record<string, Rule>> = {
  'payout-account-tail': { severity: 'high', weight: 'factScore' },
  'deposit-method': { severity: 'high', weight: 'factScore' },
  'payment-method': { severity: 'medium', weight: 'hintScore' },
};
const back: Rule = { severity: 'low', weight: 'noteScore' };

export const payoutDestinationChanged = defineDetector({
  id: 'payout-destination-changed',
  title: { en: 'Payout destination changed', ja: '入金先の変更' },
  status: 'stable',
  family: 'payout',
  severity: 'high',
  isHardFact: true,
  prefix: '',
  needs: ['payouts'],
  needsWhole: ['payouts'],
  watches: ['profile-changed'],
  explainedBy: { 'payout-change': 'all' },
  settings,
  why: {
    en: 'A changed deposit account takes the next payout: a fortnight’s sales.',
    ja: '入金先の口座を変えれば、次回の売上金（通常2週間分）を奪えます。',
  },
  falsePositives: [
    { en: 'The owner changed the bank or the card.', ja: '出品者本人が銀行口座やカードを変更した場合。' },
    { en: 'The bank was merged and the account numbered anew.', ja: '銀行の統合などで口座番号が変わった場合。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'users', 'apps', 'deposit-method', 'report', 'bank-and-card'],
  references: [
    'First-hand accounts, US and UK 2018: the deposit account is changed about two days before the fortnightly payout.',
    'Amazon Seller Central help: payouts are held for 3 days after a bank change; a method added earlier is not.',
  ],
  means: { until: 'hold-ends', next: 'next-payout' },
  tells: {
    'payout-account-tail': { theme: 'payout' },
    'deposit-method': { theme: 'payout' },
    'payment-method': { theme: 'identity', brief: { en: 'new payment method', ja: '支払い方法の追加' } },
    back: null,
  },
  says: {
    'payout-account-tail': {
      en: 'A payout went to another account: {before} before, {after} now. The next one is due about {next}.',
      ja: '売上金の入金先口座が変わりました（変更前：{before}、変更後：{after}）。次回の入金は{next}頃の予定です。',
    },
    'deposit-method': {
      en: 'The deposit method changed from {before} to {after}. Amazon usually holds payouts until {until}: {left} left when we saw it.',
      ja: '入金方法が{before}から{after}に変更されました。Amazonは通常{until}まで入金を保留します（検知した時点で残り{left}）。',
    },
    'payment-method': {
      en: 'A payment method that was not there before: {after}.',
      ja: '以前はなかった支払い方法が登録されました：{after}。',
    },
    back: {
      en: 'The payout goes where it went before again: {after}.',
      ja: '一度変わった入金先が、以前のもの（{after}）に戻りました。',
    },
    same: {
      en: 'The payout’s destination did not change in the last three days.',
      ja: '直近3日間、入金先に変更はありませんでした。',
    },
    'first-sight': {
      en: '{count, plural, one {# destination was} other {# destinations were}} seen for the first time, which is no change.',
      ja: '{count}件の入金先を初めて確認しました。初回の確認は変更とみなしません。',
    },
  },
  detect(look) {
    const { settings: values } = look;
    const { same, changed } = factChanges(look, rules);
    if (changed.length === 0) return same === 0 ? quiet('same') : quiet('first-sight', { count: count(same) });
    return fired(
      ...changed.map(({ change, isBack }): Finding => {
        const { field, before, after, occurredAt, observedAt } = change;
        const { severity, weight } = isBack ? back : (rules[field] ?? back);
        const until = occurredAt + values.holdHours * hourMs;
        const left = Math.max(0, until - Math.max(occurredAt, Math.min(observedAt, until)));
        return {
          ...factFound(change),
          score: values[weight],
          severity,
          says: isBack ? 'back' : field,
          params: {
            after: text(after),
            ...(!isBack && field !== 'payment-method' && { before: text(before) }),
            ...(!isBack && field === 'deposit-method' && { until: instant(until), left: duration(left) }),
            ...(!isBack &&
              field === 'payout-account-tail' && { next: instant(occurredAt + values.payoutDays * dayMs) }),
          },
        };
      }),
    );
  },
});
