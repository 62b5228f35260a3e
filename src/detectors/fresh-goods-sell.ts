// fresh-goods-sell: of the orders of an hour, a day or three days more are for goods new to this shop than its launches explain.

import { bySlot, type DayNumber, dayMs, hourMs, type Instant, localDay } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { coarse, once } from '../domain/statistics/alike.ts';
import { type DayCounts, usualDays } from '../domain/statistics/baseline.ts';
import { freshDays, learningDays, type Newness, newnessOf, noGoods } from '../domain/statistics/goods.ts';
import { type CountHabit, type FittedShare, scoreCount, scoreShare } from '../domain/statistics/habit.ts';
import { type Stretch, stretches, windowStarts } from '../domain/statistics/trailing.ts';
import { count, money, percent } from '../domain/text/text.ts';
import { burstFound, few, habitOfCounts, habitOfShares } from '../domain/watch/counted.ts';
import { defineDetector, type Finding, fired, type Look, quiet } from '../domain/watch/detector.ts';
import { type Evidence, worstFirst } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { allAdded, ordersOnce } from '../domain/watch/views.ts';

const settings = {
  habitDays: setting(120, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  least: setting(5, 'orders', 'Fewer orders of new goods than this never stand out.', 2),
  score: setting(
    2,
    '-log10 p',
    'How unlikely both their number and their share must be: 2 is one in a hundred.',
    1,
    20,
  ),
  priorEvents: setting(
    1,
    'orders',
    'What is believed of a shop before its first day: this many of new goods ...',
    0.01,
  ),
  priorDays: setting(2, 'days', '... in this long.', 0.001),
  priorSize: setting(0.5, 'size', 'How uneven days are believed to be at first: small is uneven.', 0.05),
  priorTries: setting(20, 'orders', 'As if this many orders had been seen before the first day ...', 0.1),
  priorHits: setting(2, 'orders', '... so many of them of new goods.', 0.01),
  priorSpread: setting(0.15, 'correlation', 'How much the orders of one day go together at first.', 0.01, 0.9),
  leastSpread: setting(0.1, 'correlation', 'However even its days were: a launch is one decision.', 0, 0.9),
  aloneLeast: setting(8, 'orders', 'From so many orders on they are told at once ...', 2),
  aloneScore: setting(2.8, '-log10 p', '... where they are as unlikely as this.', 1, 20),
  knownTries: setting(10, 'orders', 'From so many orders on a usual share is told.', 1),
};
type Values = SettingValues<typeof settings>;
type Placed = ChangeOf<'order-placed'>;

/** A burst sells within the hour, a small hand within days. */
const spans = [hourMs, dayMs, 3 * dayMs] as const;
/** Each span is a try; what is listed lately is nearly always what was never sold. */
const tries = Math.log10(spans.length);

export const freshGoodsSell = defineDetector({
  id: 'fresh-goods-sell',
  title: { en: 'Goods new to the shop sell at once', ja: '新しい商品への注文の集中' },
  status: 'experimental',
  family: 'goods',
  severity: 'high',
  needs: ['orders'],
  // What is listed makes goods young, so that orders of them count otherwise.
  sees: { placed: ordersOnce, added: allAdded },
  explainedBy: { launch: 'all' },
  settings,
  why: {
    en: 'Bait sells within minutes; what a shop launches itself takes days to be found. Orders also show before the listing file of the day does.',
    ja: 'おとりの商品は数分で売れますが、店舗自身の新商品が見つけられるまでには何日もかかります。注文は、その日の出品ファイルより先に届くこともあります。',
  },
  falsePositives: [
    { en: 'A launch that buyers had waited for.', ja: '購入者が待ち望んでいた新商品の発売。' },
    {
      en: 'Goods of the season, first listed on the day on which everybody wants them.',
      ja: '需要が高まった日に初めて出品した季節商品。',
    },
    { en: 'A shop that began to sell in earnest only now.', ja: '本格的に販売を始めたばかりの店舗。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'report', 'answer-buyers'],
  references: [
    'First-hand accounts: 20 to several hundred orders within hours of a batch of listings, on accounts that sold one thing a month.',
    'Skellam (1948): the beta-binomial, for shares that vary from day to day.',
  ],
  tells: {
    young: { theme: 'selling', brief: { en: '{count} orders of new goods', ja: '新商品の注文{count}件' } },
    unseen: { theme: 'selling', brief: { en: '{count} orders of new goods', ja: '新商品の注文{count}件' } },
    first: { theme: 'selling', brief: { en: '{count} orders of new goods', ja: '新商品の注文{count}件' } },
  },
  says: {
    young: {
      en: '{count} of {orders} orders within {span} are for goods first listed here in the two weeks before; usually {usual} of the orders are.',
      ja: '{span}のうちに入った注文{orders}件中{count}件が、直近2週間に初めて出品された商品への注文です（普段は注文の{usual}）。',
    },
    unseen: {
      en: '{count} of {orders} orders within {span} are for goods that this shop had neither listed nor sold until then; usually {usual} of the orders are.',
      ja: '{span}のうちに入った注文{orders}件中{count}件が、この店舗がそれまで出品も販売もしていなかった商品への注文です（普段は注文の{usual}）。',
    },
    first: {
      en: '{count} of {orders} orders within {span} are for goods new to this shop, which had hardly sold anything before.',
      ja: '{span}のうちに入った注文{orders}件中{count}件が、この店舗では新しい商品への注文です。それまでの注文はほとんどありませんでした。',
    },
    few: {
      en: '{count, plural, =0 {No order} one {# order} other {# orders}} of goods new to this shop in the last three days; fewer than {least} never stand out.',
      ja: 'この店舗では新しい商品への直近3日間の注文は{count}件です。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: '{count} of the {orders} orders of the last three days are for goods new to this shop; usually {usual} of the orders are, and days differ.',
      ja: '直近3日間の注文{orders}件中{count}件が、この店舗では新しい商品への注文です。普段は注文の{usual}ですが、日によって異なります。',
    },
  },
  detect(look) {
    const { settings: values, now } = look;
    const { placed } = look.seen;
    const newness = newnessAll(look, placed);
    const fresh = placed.filter((_, i) => newness[i] !== null);
    if (fresh.length < values.least) return few(fresh, values);
    const windows = windowsOf(look, placed, newness, values);
    const found = stretches(fresh, (i) => (windows[i]?.score ?? 0) >= values.score, now);
    if (found.length > 0) return fired(...found.map((stretch) => told(fresh, windows, stretch, values)));
    const { young, unseen } = habitsBefore(look, localDay(now, look.account.timeZone), values);
    const usual = percent((unseen ?? young).share.own);
    return quiet('usual', { count: count(fresh.length), orders: count(placed.length), usual });
  },
});

/** What of each order is new to the shop. */
function newnessAll({ baseline, account }: Look, placed: readonly Placed[]): Newness[] {
  const { goods = noGoods, firstDay } = baseline;
  const dayAt = bySlot((at) => localDay(at, account.timeZone));
  return placed.map(({ order, occurredAt }) => {
    const day = dayAt(occurredAt);
    const newness = newnessOf(order, day, goods);
    // To a shop that is itself new all goods are; and one whose orders are known for days only may have sold it before.
    const isKnown =
      day - (firstDay ?? day) >= learningDays &&
      (newness === 'young' || (goods.since !== null && day - goods.since >= learningDays));
    return isKnown ? newness : null;
  });
}

/** How many orders of new goods a day has, and which share they are of its orders. */
interface Habit {
  readonly perDay: CountHabit;
  readonly share: FittedShare;
  /** Scores that were worked out: a burst of thousands has as many windows, and most are alike. */
  readonly known: { readonly counts: Map<number, number>; readonly shares: Map<number, number> };
}

interface Habits {
  readonly young: Habit;
  /** What was neither listed nor sold before counts too; null while too little is known of what was. */
  readonly unseen: Habit | null;
}

function habitsBefore({ baseline }: Look, before: DayNumber, values: Values): Habits {
  const since = baseline.goods?.since ?? before;
  const habitOf = (from: DayNumber, hitsOf: (day: DayCounts) => number): Habit => {
    const days = usualDays(baseline, before, Math.min(values.habitDays, Math.max(0, before - from)));
    const shares = days.map((day) => ({ hits: Math.min(hitsOf(day), day.ordersPlaced), tries: day.ordersPlaced }));
    const share = atLeastAsUneven(habitOfShares(shares, values), values);
    return { perDay: habitOfCounts(days.map(hitsOf), values), share, known: { counts: new Map(), shares: new Map() } };
  };
  const isLearnt = before - since > learningDays;
  return {
    young: habitOf(since, ({ youngOrders = 0 }) => youngOrders),
    unseen: isLearnt ? unseenHabit() : null,
  };

  /**
   * By the days that knew what had been sold. Until these say something, by the fortnight before them as well: it knew less,
   * and takes too much for new, but a shop whose every order is for another thing shows there that it is one.
   */
  function unseenHabit(): Habit {
    const from = (day: DayNumber) =>
      habitOf(day, ({ youngOrders = 0, unseenOrders = 0 }) => youngOrders + unseenOrders);
    const known = from(since + learningDays);
    return known.share.tries < values.knownTries ? from(since + freshDays) : known;
  }
}

/** Days of which one never launched anything say little of how uneven the next will be. */
function atLeastAsUneven(share: FittedShare, { leastSpread, priorTries }: Values): FittedShare {
  const most = 1 / (leastSpread / (1 - leastSpread) + 1 / (share.tries + priorTries));
  const factor = Math.min(1, most / (share.a + share.b));
  return { ...share, a: share.a * factor, b: share.b * factor };
}

/** The span that ends at an order of something new and is the least likely of all that do. */
interface Window {
  readonly score: number;
  readonly says: 'young' | 'unseen' | 'first';
  /** Of the orders of new goods the first one in it, and of all orders how many there are in it. */
  readonly start: number;
  readonly hits: number;
  readonly orders: number;
  readonly usual: number;
}

/** One for each order of something new; of those that don't stand out no more is known than that. */
function windowsOf(look: Look, placed: readonly Placed[], newnessAt: readonly Newness[], values: Values): Window[] {
  const times = placed.map(({ occurredAt }) => occurredAt);
  const before = (isOf: (newness: Newness) => boolean) => {
    const sums = [0];
    for (const newness of newnessAt) sums.push((sums.at(-1) ?? 0) + Number(isOf(newness)));
    return sums;
  };
  const [young, fresh] = [before((one) => one === 'young'), before((one) => one !== null)];
  const habits = new Map<DayNumber, Habits>();
  const habitsAt = (at: Instant) => {
    const day = localDay(at, look.account.timeZone);
    const known = habits.get(day) ?? habitsBefore(look, day, values);
    habits.set(day, known);
    return known;
  };
  const starts = spans.map((span) => windowStarts(times, span));
  return placed.flatMap(({ occurredAt }, i) => {
    if (newnessAt[i] === null) return [];
    let best: Window = { score: 0, says: 'young', start: at(fresh, i), hits: 1, orders: 1, usual: 0 };
    for (const [k, span] of spans.entries()) {
      const start = at(at(starts, k), i);
      const orders = i + 1 - start;
      const usual = habitsAt(occurredAt - Math.max(span, dayMs));
      for (const [says, habit, sums] of [
        ['young', usual.young, young],
        ['unseen', usual.unseen, fresh],
      ] as const) {
        const hits = at(sums, i + 1) - at(sums, start);
        if (habit === null || hits < values.least) continue;
        const floor = Math.max(values.score, best.score);
        const score = surpriseOf({ hits, orders, days: Math.max(1, span / dayMs) }, habit, floor);
        const isFirst = habit.share.tries < values.knownTries;
        if (score > best.score)
          best = {
            score,
            says: isFirst ? 'first' : says,
            start: at(fresh, start),
            hits,
            orders,
            usual: habit.share.own,
          };
      }
    }
    return [best];
  });
}

/**
 * Both must be unlikely: in a sale there are more of them, on a quiet day they are a larger share. The share is asked first,
 * since it is mostly usual; what lies below `floor` is told as 0.
 */
function surpriseOf(
  { hits, orders, days }: { readonly hits: number; readonly orders: number; readonly days: number },
  { perDay, share, known }: Habit,
  floor: number,
): number {
  const [few, many] = [coarse(hits, Math.floor), coarse(orders, Math.ceil)];
  const ofShare = once(known.shares, few * 2 ** 24 + many, () => scoreShare({ hits: few, tries: many }, share));
  if (ofShare - tries < floor) return 0;
  const ofNumber = once(known.counts, few * 8 + days, () => scoreCount(few, { ...perDay, mean: perDay.mean * days }));
  return Math.min(ofNumber, ofShare) - tries;
}

// biome-ignore lint/style/noNonNullAssertion: indices come from the same list
const at = <T>(list: readonly T[], i: number): T => list[i]!;

function told(
  fresh: readonly Placed[],
  windows: readonly Window[],
  { from, to, name }: Stretch,
  values: Values,
): Finding {
  const run = windows.slice(from, to + 1);
  const worst = run.reduce((best, one) => (one.score > best.score ? one : best));
  const events = fresh.slice(Math.min(...run.map(({ start }) => start)), to + 1);
  const orders = Math.max(events.length, ...run.map((one) => one.orders));
  const usual = worst.says === 'first' ? {} : { usual: percent(worst.usual) };
  const evidence = worstFirst(events, worthOf).map(row);
  const score = Math.max(values.score, worst.score);
  return {
    ...burstFound({ name, score, events }, worst.says, { orders: count(orders), ...usual }, evidence),
    severity: run.some((one) => one.hits >= values.aloneLeast && one.score >= values.aloneScore) ? 'high' : 'low',
  };
}

const priced = ({ order }: Placed) => order.items.find(({ unitPrice }) => unitPrice !== null)?.unitPrice ?? null;
const worthOf = (placed: Placed) => priced(placed)?.minor ?? 0;

function row(placed: Placed): Evidence {
  const price = priced(placed);
  return {
    subject: { kind: 'order', orderId: placed.order.orderId },
    at: placed.occurredAt,
    ...(price && { after: money(price) }),
  };
}
