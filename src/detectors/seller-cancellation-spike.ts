// seller-cancellation-spike: orders cancelled by the seller beyond what this shop does; buyers' and Amazon's own apart.

import { dayMs, hourMs } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import type { Order } from '../domain/shop/order.ts';
import type { Baseline } from '../domain/statistics/baseline.ts';
import { type Cancelled, cancellationsOf, countedOf, habitsOf, isSellers } from '../domain/statistics/cancellations.ts';
import { scoreCount, scoreShare } from '../domain/statistics/habit.ts';
import { countWithin, stretches } from '../domain/statistics/trailing.ts';
import { count, percent } from '../domain/text/text.ts';
import { burstFound, few } from '../domain/watch/counted.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { ordersNewestFirst } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { kept } from '../domain/watch/view.ts';
import { allAdded } from '../domain/watch/views.ts';

const settings = {
  habitDays: setting(56, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  least: setting(3, 'orders', 'Fewer cancellations than this never stand out.', 2),
  score: setting(3, '-log10 p', 'How unlikely the cancellations must be: 3 is one in a thousand.', 1, 20),
  unknownWeight: setting(0.5, 'share', 'What a cancellation counts when the source doesn’t say by whom.', 0, 1),
  priorTries: setting(20, 'orders', 'What is believed of a shop before its first day: of this many orders ...', 1),
  priorHits: setting(0.5, 'orders', '... this many are cancelled by the seller.', 0.01),
  priorSpread: setting(0.05, 'correlation', 'How much the share is believed to differ from day to day.', 0.001, 0.9),
  perFreshProduct: setting(
    3,
    'orders',
    'Cancellations of one newly listed product count up to this; of others once.',
    1,
  ),
  pageOrders: setting(10, 'orders', 'This many are told at once ...', 1),
  pageShare: setting(0.5, 'share', '... if they are this share of the orders ...', 0, 1),
  pageScore: setting(
    6,
    '-log10 p',
    '... and together this unlikely, being confirmed as the seller’s own doing ...',
    1,
    20,
  ),
  pageScoreUnknown: setting(12, '-log10 p', '... or this unlikely where the source doesn’t say by whom, ...', 1, 30),
  pageShareAlmostAll: setting(0.8, 'share', '... unless they are almost all: buyers don’t agree to cancel.', 0, 1),
  rushScore: setting(
    3,
    '-log10 p',
    'So many products within an hour are told at once if unlikely for a day ...',
    2,
    20,
  ),
  loneRush: setting(1.5, '-log10 p', '... or if this unlikely, and the hour was for cancelling only: ...', 0.5, 20),
  loneScore: setting(
    3,
    '-log10 p',
    '... who packs, and cancels what it can’t find, has shipped more in that hour.',
    1,
    20,
  ),
  rushOrders: setting(10, 'orders', 'So few orders in a day never explain a rush.', 1),
  rushPriorDays: setting(1, 'days', 'For that, as if priorHits had been cancelled in this long at first.', 0.01),
  rushPriorSize: setting(0.3, 'size', 'How uneven days are believed to be at first: small is uneven.', 0.05),
};
type Values = SettingValues<typeof settings>;

// All orders and those of new listings are tried, as the seller's own and with the unknown ones.
const fourTries = Math.log10(4);

export const sellerCancellationSpike = defineDetector({
  id: 'seller-cancellation-spike',
  title: { en: 'A spike of cancellations by the seller', ja: '出品者都合キャンセルの急増' },
  status: 'stable',
  family: 'order',
  severity: 'high',
  needs: ['orders'],
  sees: {
    cancelled: kept(['order-cancelled']),
    placed: kept(['order-placed']),
    shipped: kept(['order-shipped'], ({ order }) => order.channel === 'merchant'),
    added: allAdded,
  },
  explainedBy: { 'stock-out': 'all' },
  settings,
  why: {
    en: 'The intruder cancels the orders en masse and keeps the buyers’ data; or the orders can’t be met at all.',
    ja: '乗っ取り犯は注文をまとめてキャンセルし、購入者の個人情報だけを持ち去ります。',
  },
  falsePositives: [
    {
      en: 'A stock-out: many orders of one product cancelled.',
      ja: '在庫切れで同じ商品の注文をまとめてキャンセルした場合。',
    },
    { en: 'A flood or a fire: nothing can be shipped that day.', ja: '災害などで、その日は何も発送できなかった場合。' },
    {
      en: 'Buyers’ own cancellations, where the order file doesn’t say by whom.',
      ja: '注文ファイルにキャンセルした側の記載がなく、購入者都合が含まれている場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'users', 'report', 'answer-buyers'],
  references: [
    'First-hand account of a dormant seller, Japan 2017: more than 20 orders taken, all cancelled on the buyers.',
    'UCI Online Retail: at p<1e-3 a binomial gave 6.4 false alarms in 100 days, a beta-binomial 0.58.',
  ],
  tells: {
    seller: { theme: 'cancelling', brief: { en: '{count} cancelled', ja: 'キャンセル{count}件' } },
    lone: { theme: 'cancelling', brief: { en: '{count} cancelled', ja: 'キャンセル{count}件' } },
    unknown: { theme: 'cancelling', brief: { en: '{count} cancelled', ja: 'キャンセル{count}件' } },
  },
  says: {
    seller: {
      en: '{count} of {orders, plural, one {# order} other {# orders}} cancelled by the seller within {span}; usually it is {usual} of the orders.',
      ja: '{span}のうちに、注文{orders}件中{count}件が出品者都合でキャンセルされました。普段の割合は{usual}です。',
    },
    lone: {
      en: '{count, plural, one {# order} other {# orders}} cancelled by the seller within {span} and {shipped, plural, =0 {none} other {only #}} shipped in that hour; usually {usual} of the orders are cancelled.',
      ja: '{span}のうちに{count}件が出品者都合でキャンセルされ、その1時間の出荷は{shipped}件だけでした。普段キャンセルになるのは注文の{usual}です。',
    },
    unknown: {
      en: '{count} of {orders, plural, one {# order} other {# orders}} cancelled within {span}; usually it is {usual}. The source doesn’t say by whom, so this weighs less.',
      ja: '{span}のうちに、注文{orders}件中{count}件がキャンセルされました（普段は{usual}）。誰によるキャンセルか情報源に記載がないため、控えめに評価しています。',
    },
    few: {
      en: '{count, plural, =0 {No order} one {# order} other {# orders}} cancelled by the seller in the last three days ({others} more by buyers or Amazon); fewer than {least} never stand out.',
      ja: '直近3日間の出品者都合キャンセルは{count}件です（ほかに購入者・Amazonによるもの{others}件）。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: 'At worst {count} of {orders, plural, one {# order} other {# orders}} cancelled in 24 hours; this shop’s usual share is {usual}. A product that ran out counts once ({counted} in all).',
      ja: '24時間で最も多いときで、注文{orders}件中{count}件のキャンセルでした（この店舗の普段の割合は{usual}）。在庫切れの商品は1件と数えます（数えた件数は{counted}件）。',
    },
  },
  detect(look) {
    const { settings: values, now, seen } = look;
    const all = cancellationsOf(seen.cancelled);
    const own = all.filter(({ order }) => isSellers(order.cancellation?.by));
    if (own.length < values.least) return few(own, values, { others: count(all.length - own.length) });

    const windows = windowsOf(look.baseline, seen, own, values);
    const isRush = ({ rush }: Window) => rush >= values.rushScore;
    const isLone = ({ lone }: Window) => lone >= values.loneScore;
    const isOver = (window: Window) => window.score >= values.score || isRush(window) || isLone(window);
    const found = stretches(own, (i) => windows[i] !== undefined && isOver(windows[i]), now);
    if (found.length === 0) {
      const { size, orders, counted, usual } = windows.reduce(worseOf);
      const most = { count: count(size), orders: count(orders), counted: count(counted) };
      return quiet('usual', { ...most, usual: percent(usual) });
    }
    return fired(
      ...found.map(({ from, to, name }): Finding => {
        const run = windows.slice(from, to + 1).filter(isOver);
        const best = run.reduce(worseOf);
        const isRushed = run.some(isRush);
        const lonely = isRushed ? undefined : run.find(isLone);
        const says = lonely ? 'lone' : best.isConfirmed ? 'seller' : 'unknown';
        const events = own
          .slice(Math.min(...run.map(({ start }) => start)), to + 1)
          .filter(({ order }) => says === 'unknown' || order.cancellation?.by === 'merchant');
        const told = {
          orders: count(Math.max(best.orders, events.length)),
          usual: percent(best.usual),
          ...(lonely && { shipped: count(lonely.shipped) }),
        };
        const score = Math.max(best.score, ...run.map(({ rush }) => rush));
        const severity = isRushed || lonely || isDamning(best, values) ? 'high' : 'low';
        return { ...burstFound({ name, score, events }, says, told, ordersNewestFirst(events)), severity };
      }),
    );
  },
});

/** Together so many, so large a share and so unlikely that they are told at once. */
function isDamning({ counted, orders, score, isConfirmed }: Window, values: Values): boolean {
  const isSure = isConfirmed || counted >= values.pageShareAlmostAll * orders;
  return (
    counted >= values.pageOrders &&
    counted >= values.pageShare * orders &&
    score >= (isSure ? values.pageScore : values.pageScoreUnknown)
  );
}

interface Window {
  readonly start: number;
  /** Cancellations in it, and what they count for: a product that ran out counts once. */
  readonly size: number;
  readonly counted: number;
  readonly orders: number;
  readonly usual: number;
  readonly isConfirmed: boolean;
  readonly score: number;
  /** How unlikely a whole day would be with as many products cancelled by the seller as in the last hour. */
  readonly rush: number;
  /** How unlikely so many of what the seller dealt with in the last hour would be cancelled; 0 where it is no rush. */
  readonly lone: number;
  /** What the seller shipped in that hour. */
  readonly shipped: number;
}

interface SeenChanges {
  readonly added: readonly ChangeOf<'listing-added'>[];
  readonly placed: readonly ChangeOf<'order-placed'>[];
  readonly shipped: readonly ChangeOf<'order-shipped'>[];
}

/** Does an order hold something that has been listed only for days? */
function ofNewListings(added: readonly ChangeOf<'listing-added'>[]): (order: Order) => boolean {
  const fresh = new Set(added.map(({ listing }) => `${listing.marketplaceId}|${listing.sku}`));
  if (fresh.size === 0) return () => false;
  return ({ marketplaceId, items }) => items.some(({ sku }) => fresh.has(`${marketplaceId}|${sku}`));
}

/** The day that ends at each cancellation, at its worst: all orders or those of new listings, with and without unknowns. */
function windowsOf(
  baseline: Baseline,
  { added, placed, shipped: ownShipped }: SeenChanges,
  own: readonly Cancelled[],
  values: Values,
): Window[] {
  const isOfNew = ofNewListings(added);
  const freshOrders = new Set(own.filter(({ order }) => isOfNew(order)).map(({ order }) => order.orderId));
  const isFresh = ({ orderId }: Order) => freshOrders.has(orderId);
  const hasFresh = freshOrders.size >= values.least;
  const freshPlaced = hasFresh ? placed.filter(({ order }) => isOfNew(order)) : [];
  const habits = habitsOf(baseline, values);
  let start = 0;
  return own.map((last, i) => {
    const until = last.occurredAt;
    const since = until - dayMs;
    while ((own[start]?.occurredAt ?? until) <= since) start++;
    const window = own.slice(start, i + 1);
    const habit = habits(until);
    const tryOut = ({ isConfirmed = false, isOnlyFresh = false } = {}): Window => {
      const cancelled = window.filter(
        ({ order }) => (!isConfirmed || order.cancellation?.by === 'merchant') && (!isOnlyFresh || isFresh(order)),
      );
      const counted = countedOf(cancelled, isFresh, values.perFreshProduct);
      const earlier = cancelled.filter(({ order }) => order.purchasedAt <= since).length;
      const inside = countWithin(isOnlyFresh ? freshPlaced : placed, since, until);
      const orders = Math.max(cancelled.length, inside + earlier);
      const chance = counted < values.least ? 0 : scoreShare({ hits: counted, tries: orders }, habit) - fourTries;
      const score = Math.max(0, chance) * (isConfirmed ? 1 : values.unknownWeight);
      return {
        start,
        size: cancelled.length,
        counted,
        orders,
        usual: habit.own,
        isConfirmed,
        score,
        rush: 0,
        lone: 0,
        shipped: 0,
      };
    };
    const tries = [tryOut(), tryOut({ isConfirmed: true })];
    if (hasFresh) tries.push(tryOut({ isConfirmed: true, isOnlyFresh: true }), tryOut({ isOnlyFresh: true }));
    const rushed = window.filter(
      ({ order, occurredAt }) => occurredAt > until - hourMs && order.cancellation?.by === 'merchant',
    );
    const products = countedOf(rushed, isFresh, values.perFreshProduct);
    const best = tries.reduce(worseOf);
    // On a day with many times the usual orders as many times the cancellations are usual.
    const mean = habit.perDay.mean * Math.max(1, best.orders / Math.max(values.rushOrders, habit.ordersPerDay));
    if (products < values.least) return best;
    const chance = scoreCount(products, { ...habit.perDay, mean });
    const shipped = countWithin(ownShipped, until - hourMs, until);
    const isTellable = chance >= values.loneRush && habit.isShippingSeen;
    const lone = isTellable ? scoreShare({ hits: products, tries: products + shipped }, habit) : 0;
    return { ...best, rush: Math.max(0, chance - fourTries), lone, shipped };
  });
}

const worseOf = (a: Window, b: Window) => (b.score > a.score ? b : a);
