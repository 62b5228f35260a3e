// order-mails-stop: the API shows orders, and the mails that always came with them don't come. Somebody else gets them, or a
// filter does.

import { dayMs, localDay, toIso } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { type DayCounts, usualDays } from '../domain/statistics/baseline.ts';
import { count, percent } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';

export const orderMailsStop = defineDetector({
  id: 'order-mails-stop',
  title: { en: 'Orders whose mails don’t come', ja: '注文メールの不着' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'medium',
  needs: ['orders', 'notices'],
  needsWhole: ['orders', 'notices'],
  watches: ['order-placed', 'notice-received'],
  settings: {
    habitDays: setting(60, 'days', 'How many days of its own history are held against.', 20, 180),
    leastOrders: setting(20, 'orders', 'With fewer orders before, nothing is usual yet.', 5, 500),
    usualShare: setting(0.9, 'share', 'So many of the orders had their mail before.', 0.5, 1),
    leastMissed: setting(4, 'orders', 'So many orders in a row without any mail.', 2, 100),
    mostDays: setting(5, 'days', 'How far back the days without a mail are looked for.', 1, 30),
    score: setting(3, '-log10 p', 'How unlikely it must be: 3 is one in a thousand.', 1, 20),
  },
  why: {
    en: 'Whoever sells in a shop unseen sends its mails elsewhere: the orders are there, and nobody is told.',
    ja: '店舗を乗っ取って売る者は、通知の宛先や設定を変えます。注文は入っているのに、知らせだけが届きません。',
  },
  falsePositives: [
    {
      en: 'The owner turned the mails about orders off, or has them sent to somebody else.',
      ja: '出品者本人が注文メールを止めたか、別の宛先に変えた場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'mailbox-rules', 'users'],
  references: [
    'First-hand accounts 2017 to 2025: the notification address is changed first, days before the rest.',
    'Chance of no mail by the rate of those before, Laplace’s rule of succession.',
  ],
  tells: { missing: null },
  says: {
    missing: {
      en: '{orders, plural, one {# order was} other {# orders were}} placed in the last {days, plural, one {day} other {# days}}, and no mail of Amazon’s told of any. Before, {share} of the orders had theirs.',
      ja: '直近{days}日間に{orders}件の注文がありましたが、それを知らせるAmazonからのメールは1通も届いていません。それまでは注文の{share}に届いていました。',
    },
    coming: { en: 'Orders have their mails as they did.', ja: '注文メールは普段どおり届いています。' },
    few: {
      en: 'Of too few orders mails have come so far to say when one is missing.',
      ja: 'これまでに届いた注文メールが少なく、不着かどうかは判断できません。',
    },
  },
  detect({ baseline, recent, now, account, settings: values }) {
    const today = localDay(now, account.timeZone);
    // Today is not over: an order of the last minutes has its mail still to come. Whose doing a day was makes no difference.
    const days = usualDays({ ...baseline, suspectDays: [] }, today, values.habitDays + values.mostDays);
    const last = days.findLastIndex((day) => mailsIn([day]) > 0);
    const [before, since] = [days.slice(0, last + 1), days.slice(last + 1)];
    const [orders, mails] = [ordersIn(before), mailsIn(before)];
    if (last === -1 || orders < values.leastOrders || mails / orders < values.usualShare) return quiet('few');
    const firstDay = today - since.length;
    // Of what Amazon ships it writes no such mail.
    const own = recent.filter(isKind('order-placed')).filter(({ order, occurredAt }) => {
      const day = localDay(occurredAt, account.timeZone);
      return order.channel === 'merchant' && order.isByMail !== true && day >= firstDay && day < today;
    });
    const missed = own.length;
    const share = Math.min(1, mails / orders);
    // By how many of those before had none.
    const rate = (Math.max(0, orders - mails) + 1) / (orders + 2);
    const score = -missed * Math.log10(rate);
    if (since.length === 0 || since.length > values.mostDays || missed < values.leastMissed || score < values.score)
      return quiet('coming');
    return fired({
      name: toIso(firstDay * dayMs).slice(0, 10),
      score,
      beganAt: firstDay * dayMs,
      says: 'missing',
      params: { orders: count(missed), days: count(since.length), share: percent(share) },
    });
  },
});

const ordersIn = (days: readonly DayCounts[]) => days.reduce((sum, { ordersPlaced }) => sum + ordersPlaced, 0);
const mailsIn = (days: readonly DayCounts[]) => days.reduce((sum, { orderMails = 0 }) => sum + orderMails, 0);
