// orders-not-shown: Amazon's mails tell of orders that the API has not shown within a fair time.

import { hourMs } from '../domain/clock.ts';
import { count, duration } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';
import { kept } from '../domain/watch/view.ts';

export const ordersNotShown = defineDetector({
  id: 'orders-not-shown',
  title: { en: 'Orders that the API doesn’t show', ja: 'APIに表示されない注文' },
  status: 'experimental',
  family: 'monitor',
  severity: 'medium',
  needs: ['orders', 'notices'],
  // How long the API has had time to show them is news as well.
  isAskedAlways: true,
  sees: { told: kept(['order-placed'], ({ order }) => order.isByMail === true), shown: kept(['order-shown']) },
  settings: {
    fairHours: setting(6, 'hours', 'The API shows an order within minutes, a pending one within a few hours.', 1, 48),
    least: setting(2, 'orders', 'One alone may be a mail that went astray.', 1, 50),
    score: setting(4, 'weight', 'What it weighs.', 0, 20),
  },
  why: {
    en: 'Where the API is of another account than the mailbox, one of the two is not watched at all.',
    ja: 'APIとメールボックスが別々のアカウントのものであれば、どちらか一方はまったく見守られていません。',
  },
  falsePositives: [
    {
      en: 'The mails of another shop of the same marketplace come to this mailbox.',
      ja: '同じマーケットプレイスの別の店舗のメールが、このメールボックスに届いている場合。',
    },
  ],
  checklist: ['apps', 'mailbox-and-password', 'users'],
  references: [
    'Orders API 2026-01-01: an order is listed when it is placed, a pending one among them.',
    'docs/decisions/0014-a-shop-seen-by-mail-alone.md: the same order is one fact, whoever tells it first.',
  ],
  tells: { missing: null },
  says: {
    missing: {
      en: 'Amazon’s mails tell of {count} orders that the API has not shown within {span}. The API access may be of another account, or the mails of another shop come to this mailbox.',
      ja: 'メールで知らされた{count}件の注文が、{span}たってもAPIに表示されません。APIの認証が別のアカウントのものか、別の店舗のメールがこのメールボックスに届いている可能性があります。',
    },
    shown: {
      en: 'The API shows the orders of which Amazon’s mails tell.',
      ja: 'メールで知らされた注文は、APIにも表示されています。',
    },
    unasked: {
      en: 'The API has not shown the orders up to now in full, so none is missed.',
      ja: '現時点までの注文をAPIですべて確認できていないため、判断していません。',
    },
  },
  detect({ seen, coverage, settings: { fairHours, least, score } }) {
    const { state, asOf } = coverage.orders;
    // What was not seen whole may hold them.
    if (state !== 'complete' || asOf === null) return quiet('unasked');
    const shown = new Set(seen.shown.map(({ orderId }) => orderId));
    const missing = seen.told.filter(
      ({ order, occurredAt, observedAt }) =>
        !shown.has(order.orderId) && Math.max(occurredAt, observedAt) + fairHours * hourMs <= asOf,
    );
    const [first] = missing;
    if (first === undefined || missing.length < least) return quiet('shown');
    return fired({
      name: 'orders',
      score,
      beganAt: first.occurredAt,
      says: 'missing',
      params: { count: count(missing.length), span: duration(fairHours * hourMs) },
      evidence: missing.map(({ order: { orderId }, occurredAt }) => ({
        subject: { kind: 'order', orderId },
        at: occurredAt,
      })),
    });
  },
});
