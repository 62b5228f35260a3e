// buyer-side-order: the same login also buys. Confirmations at night, or several at once, that the owner didn't place.

import { hourMs, localHour } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { ascending } from '../domain/statistics/bursts.ts';
import { count } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { asNoticed } from '../domain/watch/evidence.ts';
import { setting } from '../domain/watch/setting.ts';

export const buyerSideOrder = defineDetector({
  id: 'buyer-side-order',
  title: { en: 'Orders placed by this login', ja: 'このログインによる購入' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'high',
  prefix: 'buyer|',
  needs: ['notices'],
  watches: ['notice-received'],
  settings: {
    nightFrom: setting(1, 'hour', 'Night begins at this hour of the account’s own time.', 0, 23),
    nightTo: setting(5, 'hour', 'Night ends before this hour.', 1, 24),
    nightOrders: setting(2, 'orders', 'As many confirmations in one night are unusual.', 1, 50),
    dayOrders: setting(6, 'orders', 'As many confirmations within a day and night are unusual.', 2, 200),
    score: setting(5, 'weight', 'What it weighs: with a changed sign-in together critical.', 0, 20),
  },
  why: {
    en: 'Seller and buyer share one login: what is bought at night with the stored card shows that someone else is in.',
    ja: '出品と購入は同じログインです。夜中に登録カードで買い物がされていれば、他人が入っていることになります。',
  },
  falsePositives: [
    {
      en: 'The owner or the family shops late, or in a sale.',
      ja: '出品者本人や家族が深夜やセール時に買い物をした場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'buyer-side', 'bank-and-card'],
  references: [
    'First-hand account, Japan: game passes and books ordered at night, then Amazon’s notice that it cancelled them.',
  ],
  tells: {
    night: { theme: 'buying', brief: { en: '{orders} orders at night', ja: '夜間{orders}件' } },
    many: { theme: 'buying', brief: { en: '{orders} orders in a day', ja: '1日{orders}件' } },
  },
  says: {
    night: {
      en: '{orders, plural, one {# order was} other {# orders were}} placed with this login during the night.',
      ja: '夜間に、このログインで{orders}件の注文が行われました。',
    },
    many: {
      en: '{orders, plural, one {# order was} other {# orders were}} placed with this login within a day.',
      ja: '1日のうちに、このログインで{orders}件の注文が行われました。',
    },
    usual: { en: 'No unusual orders were placed with this login.', ja: 'このログインによる不審な注文はありません。' },
  },
  detect({ recent, now, account, settings: { nightFrom, nightTo, nightOrders, dayOrders, score } }) {
    const orders = ascending(recent.filter(isKind('notice-received'))).filter(
      ({ notice, occurredAt }) => notice.type === 'buyer-order' && occurredAt > now - 24 * hourMs,
    );
    const atNight = orders.filter(({ occurredAt }) => {
      const hour = localHour(occurredAt, account.timeZone);
      return hour >= nightFrom && hour < nightTo;
    });
    const isNight = atNight.length >= nightOrders;
    const shown = isNight ? atNight : orders;
    const [first] = shown;
    if (!first || (!isNight && shown.length < dayOrders)) return quiet('usual');
    return fired({
      name: first.key,
      score,
      beganAt: first.occurredAt,
      says: isNight ? 'night' : 'many',
      params: { orders: count(shown.length) },
      evidence: asNoticed(shown),
    });
  },
});
