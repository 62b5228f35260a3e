// shipped-without-tracking: orders that the seller confirmed as shipped with no tracking number, one that can't be real,
// or one for many of them, where there used to be real ones.
import { ascending, beforeDayTo, bursts, firstOfEach } from '../domain/bursts.ts';
import { isKind } from '../domain/change.ts';
import { defineDetector, fired, quiet } from '../domain/detector.ts';
import { worstFirst } from '../domain/evidence.ts';
import type { Order } from '../domain/order.ts';
import { setting } from '../domain/setting.ts';
import { fitShares, scoreShare } from '../domain/statistics/habit.ts';
import { count, duration, instant, percent } from '../domain/text.ts';

const settings = {
  habitDays: setting(56, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  least: setting(5, 'orders', 'Fewer orders without tracking than this in a day never stand out.', 2),
  shared: setting(
    4,
    'orders',
    'A number on this many orders is nobody’s parcel: one buyer’s two or three may go together.',
    2,
  ),
  score: setting(3, '-log10 p', 'How unlikely they must be: 3 is one in a thousand.', 1, 20),
  priorTries: setting(10, 'orders', 'What is believed of a shop before its first day: of this many shipped ...', 1),
  priorHits: setting(2, 'orders', '... this many have no tracking.', 0.01),
  priorSpread: setting(0.2, 'correlation', 'How much the share is believed to differ from day to day.', 0.001, 0.9),
};

export const shippedWithoutTracking = defineDetector({
  id: 'shipped-without-tracking',
  title: { en: 'Shipped without tracking', ja: '追跡番号のない出荷通知' },
  status: 'stable',
  family: 'order',
  severity: 'low',
  needs: ['orders'],
  watches: ['order-shipped'],
  settings,
  why: {
    en: 'An order that is marked as shipped is paid out, whether anything was sent or not.',
    ja: '出荷通知を送れば、実際に発送していなくても売上金が支払われます。',
  },
  falsePositives: [
    {
      en: 'Letter post without tracking, on a shop that used to send parcels.',
      ja: '宅配便から追跡のない郵便に切り替えた場合。',
    },
    {
      en: 'A shipping tool that failed to pass the numbers on.',
      ja: '出荷ツールの不具合で追跡番号が送られなかった場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'report', 'answer-buyers'],
  references: [
    'Documented takeovers: shipment confirmed with false or no tracking, hours to days after the orders, to be paid.',
    'Beta-binomial against the shop’s own share.',
    'UPU S10 and carriers’ own check digits: what can’t be a number of theirs.',
  ],
  says: {
    untracked: {
      en: '{count} of {orders, plural, one {# order} other {# orders}} that the seller shipped have no tracking number, confirmed within {span}; usually it is {usual}.',
      ja: '自己発送の注文{orders}件中{count}件が、{span}のうちに追跡番号なしで出荷済みにされました（普段の割合は{usual}）。',
    },
    untraceable: {
      en: '{count} of {orders, plural, one {# order} other {# orders}} that the seller shipped can’t be followed, confirmed within {span}: {none} without a tracking number, {impossible} with one that can’t be real, {shared} with one used for many orders. Usually it is {usual}.',
      ja: '自己発送の注文{orders}件中{count}件が、{span}のうちに追跡できない状態で出荷済みにされました（番号なし{none}件、実在しない番号{impossible}件、多数の注文で使い回された番号{shared}件）。普段の割合は{usual}です。',
    },
    few: {
      en: '{count, plural, =0 {No order} one {# order} other {# orders}} shipped without tracking in the last three days; fewer than {least} never stand out.',
      ja: '直近3日間に追跡番号なしで出荷された注文は{count}件です。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: '{count} of {orders, plural, one {# order} other {# orders}} shipped without tracking in the last three days; for this shop {usual} is usual.',
      ja: '直近3日間に自己発送した注文{orders}件中{count}件が追跡番号なしでした。この店舗の普段の割合は{usual}です。',
    },
  },
  detect({ recent, baseline, account, now, settings: values }) {
    const own = firstOfEach(
      ascending(recent.filter(isKind('order-shipped'))).filter(
        ({ order }) => order.channel === 'merchant' && order.hasTracking !== null,
      ),
      ({ order }) => order.orderId,
    );
    const lackOf = lacks(own, values.shared);
    const untracked = own.filter(({ order }) => lackOf(order) !== null);
    if (untracked.length < values.least)
      return quiet('few', { count: count(untracked.length), least: count(values.least) });

    const tracked = own.length - untracked.length;
    const prior = { hits: values.priorHits, tries: values.priorTries, spread: values.priorSpread };
    const barAt = beforeDayTo({ baseline, timeZone: account.timeZone }, values.habitDays, (days) => {
      const habit = fitShares(
        days.map(({ selfShipped = 0, untracked: hits = 0 }) => ({ hits, tries: selfShipped })),
        prior,
      );
      return {
        usual: percent(habit.a / (habit.a + habit.b)),
        least: values.least,
        floor: values.score,
        // Parcels of the same days that are tracked speak for the shop.
        score: (n: number) => scoreShare({ hits: n, tries: n + tracked }, habit),
      };
    });
    const found = bursts(untracked, barAt, now);
    if (found.length === 0) {
      const { usual } = barAt(untracked.at(-1)?.occurredAt ?? now);
      return quiet('usual', { count: count(untracked.length), orders: count(own.length), usual });
    }
    return fired(
      ...found.map(({ name, events, score, bar }) => {
        const beganAt = events[0]?.occurredAt ?? now;
        const span = Math.max((events.at(-1)?.occurredAt ?? beganAt) - beganAt, 60_000);
        const by = (lack: Lack) => count(events.filter(({ order }) => lackOf(order) === lack).length);
        const isPlain = events.every(({ order }) => lackOf(order) === 'none');
        return {
          detector: 'shipped-without-tracking',
          family: 'order',
          fingerprint: `shipped-without-tracking|${name}`,
          score,
          severity: 'low',
          isHardFact: false,
          beganAt,
          observedAt: now,
          summary: {
            key: isPlain ? 'untracked' : 'untraceable',
            params: {
              ...(!isPlain && { none: by('none'), impossible: by('impossible'), shared: by('shared') }),
              count: count(events.length),
              orders: count(events.length + tracked),
              span: duration(span),
              usual: bar.usual,
            },
          },
          evidence: worstFirst(
            events.map(({ order, occurredAt }) => [
              occurredAt,
              {
                subject: { kind: 'order', orderId: order.orderId },
                at: occurredAt,
                before: instant(order.purchasedAt),
              },
            ]),
          ),
          evidenceTotal: events.length,
        } as const;
      }),
    );
  },
});

type Lack = 'none' | 'impossible' | 'shared';

/** What is wrong with an order's tracking, null where nothing is: judged beside the others, since a number may be all of theirs. */
function lacks(
  shipped: readonly { readonly order: Order }[],
  sharedBy: number,
): (order: Pick<Order, 'hasTracking' | 'parcels'>) => Lack | null {
  const uses = new Map<string, number>();
  for (const { order } of shipped)
    for (const mark of new Set(order.parcels?.map((parcel) => parcel.mark))) uses.set(mark, (uses.get(mark) ?? 0) + 1);
  return ({ hasTracking, parcels = [] }) => {
    if (!hasTracking) return 'none';
    if (parcels.length === 0) return null;
    if (parcels.every(({ isPossible }) => !isPossible)) return 'impossible';
    return parcels.every(({ mark }) => (uses.get(mark) ?? 0) >= sharedBy) ? 'shared' : null;
  };
}
