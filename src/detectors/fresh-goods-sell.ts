// fresh-goods-sell: of the orders of an hour, a day or three days more are for goods new to this shop than its launches explain.

import { type DayNumber, dayMs, hourMs, localDay, startOfDay, toIso } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { once } from '../domain/statistics/alike.ts';
import {
  type Beliefs,
  type Habit,
  habitBefore,
  isOf,
  type Measure,
  measures,
  newnessAll,
  surpriseOf,
  trickleOf,
} from '../domain/statistics/fresh-orders.ts';
import type { Freshness, Newness } from '../domain/statistics/goods.ts';
import { type Stretch, stretches, windowStarts } from '../domain/statistics/trailing.ts';
import { count, instant, money, number, percent } from '../domain/text/text.ts';
import { burstFound, few } from '../domain/watch/counted.ts';
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
  priorSpreadJust: setting(0.1, 'correlation', '... and those of what has only just come.', 0.01, 0.9),
  leastSpread: setting(0.1, 'correlation', 'However even its days were: a launch is one decision.', 0, 0.9),
  leastSpreadJust: setting(0.04, 'correlation', '... of which what has only just come is the smaller part.', 0, 0.9),
  aloneLeast: setting(8, 'orders', 'From so many orders on they are told at once ...', 2),
  aloneScore: setting(2.8, '-log10 p', '... where they are as unlikely as this.', 1, 20),
  justGoods: setting(5, 'goods', 'Orders of so many different things that have only just come are told at once ...', 2),
  justScore: setting(2.4, '-log10 p', '... where these are as unlikely as this.', 1, 20),
  slowScore: setting(3.5, '-log10 p', 'From where on a trickle of them over many days is told at once ...', 1, 20),
  slowDays: setting(21, 'days', '... of the last so many days.', 7, 60),
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
    slow: { theme: 'selling', brief: { en: '{count} orders of new goods', ja: '新商品の注文{count}件' } },
    just: { theme: 'selling', brief: { en: '{count} orders of new goods', ja: '新商品の注文{count}件' } },
    first: { theme: 'selling', brief: { en: '{count} orders of new goods', ja: '新商品の注文{count}件' } },
  },
  says: {
    young: {
      en: '{count} of {orders} orders within {span} are for goods first listed here in the two weeks before; usually {usual} of the orders are.',
      ja: '{span}のうちに入った注文{orders}件中{count}件が、直近2週間に初めて出品された商品への注文です（普段は注文の{usual}）。',
    },
    unseen: {
      en: '{count} of {orders} orders within {span} are for goods of which we had seen no order until two weeks before; usually {usual} of the orders are.',
      ja: '{span}のうちに入った注文{orders}件中{count}件が、2週間前まで一度も注文を確認していなかった商品への注文です（普段は注文の{usual}）。',
    },
    just: {
      en: '{count} of {orders} orders within {span} are for goods of which we had seen no order until that day or the day before; usually {usual} of the orders are.',
      ja: '{span}のうちに入った注文{orders}件中{count}件が、当日または前日に初めて注文を確認した商品への注文です（普段は注文の{usual}）。',
    },
    first: {
      en: '{count} of {orders} orders within {span} are for goods of which we had seen no order until two weeks before; we had hardly seen any order at all.',
      ja: '{span}のうちに入った注文{orders}件中{count}件が、2週間前まで一度も注文を確認していなかった商品への注文です。それまで、注文自体がほとんどありませんでした。',
    },
    slow: {
      en: '{count} orders since {since} are for goods of which we had seen no order until that day or the day before; usually {usual} a day are.',
      ja: '{since}以降、当日または前日に初めて注文を確認した商品への注文が{count}件入っています（普段は1日{usual}件）。',
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
    const { settings: values, now, baseline, account } = look;
    const { placed } = look.seen;
    const newness = newnessAll(baseline, placed);
    const fresh = placed.flatMap((order, i) => (newness[i] ? [{ ...order, newness: newness[i] }] : []));
    if (fresh.length === 0) return few(fresh, values);
    const windows = windowsOf(look, placed, newness, values);
    const bursts = stretches(fresh, (i) => (windows[i]?.score ?? 0) >= values.score, now);
    const found = [...bursts.map((stretch) => told(fresh, windows, stretch, values)), ...trickled(look, fresh, values)];
    if (found.length > 0) return fired(...found);
    if (fresh.length < values.least) return few(fresh, values);
    const habitOf = (measure: Measure) =>
      habitBefore(measure, baseline, localDay(now, account.timeZone), beliefsOf(values));
    const usual = percent((habitOf('unseen') ?? habitOf('young'))?.share.own ?? 0);
    return quiet('usual', { count: count(fresh.length), orders: count(placed.length), usual });
  },
});

/** An order of something new. */
type Fresh = Placed & { readonly newness: Freshness };

/** A span that ends at an order of something new. */
interface Span {
  readonly score: number;
  /** Of the orders of new goods the first one in it, and of all orders how many there are in it. */
  readonly start: number;
  readonly hits: number;
  readonly orders: number;
}

/** The least likely of all that end there, and the least likely of what has only just come. */
interface Window extends Span {
  readonly measure: Measure;
  /** Of so many of the shop's orders its usual share is known. */
  readonly tries: number;
  readonly usual: number;
  readonly just: Span | null;
}

/** One for each order of something new; of those that don't stand out no more is known than that. */
function windowsOf(look: Look, placed: readonly Placed[], newnessAt: readonly Newness[], values: Values): Window[] {
  const times = placed.map(({ occurredAt }) => occurredAt);
  const sumsOf = (is: (newness: Newness) => boolean) => {
    const sums = [0];
    for (const newness of newnessAt) sums.push((sums.at(-1) ?? 0) + Number(is(newness)));
    return sums;
  };
  const fresh = sumsOf((newness) => newness !== null);
  const sums = measures.map((measure) => sumsOf(isOf[measure]));
  const beliefs = beliefsOf(values);
  const habits = measures.map(() => new Map<DayNumber, Habit | null>());
  const starts = spans.map((span) => windowStarts(times, span));
  return placed.flatMap(({ occurredAt }, i) => {
    if (newnessAt[i] === null) return [];
    const none = { score: 0, start: at(fresh, i), hits: 1, orders: 1 };
    let best: Window = { ...none, measure: 'young', tries: 0, usual: 0, just: null };
    for (const [k, span] of spans.entries()) {
      const start = at(at(starts, k), i);
      const orders = i + 1 - start;
      const day = localDay(occurredAt - Math.max(span, dayMs), look.account.timeZone);
      for (const [m, measure] of measures.entries()) {
        const hits = at(at(sums, m), i + 1) - at(at(sums, m), start);
        if (hits < values.least) continue;
        const habit = once(at(habits, m), day, () => habitBefore(measure, look.baseline, day, beliefs));
        if (habit === null) continue;
        const floor = measure === 'just' ? values.score : Math.max(values.score, best.score);
        const score = surpriseOf({ hits, orders, days: span / dayMs }, habit, floor + tries) - tries;
        const found = { score, start: at(fresh, start), hits, orders };
        const just = measure === 'just' && score > (best.just?.score ?? 0) ? found : best.just;
        const { tries: known, own: usual } = habit.share;
        best = score > best.score ? { ...found, measure, tries: known, usual, just } : { ...best, just };
      }
    }
    return [best];
  });
}

/** A launch is one decision, so its orders go together; but few are for what has only just come. */
function beliefsOf(values: Values): Beliefs {
  const { habitDays, knownTries, leastSpread, leastSpreadJust, priorSpreadJust } = values;
  const shares = { hits: values.priorHits, tries: values.priorTries, spread: values.priorSpread };
  const ofLaunches = { shares, leastSpread };
  return {
    habitDays,
    knownTries,
    counts: { events: values.priorEvents, days: values.priorDays, size: values.priorSize },
    young: ofLaunches,
    unseen: ofLaunches,
    just: { shares: { ...shares, spread: priorSpreadJust }, leastSpread: leastSpreadJust },
  };
}

/** A few a day for many days: each day is nothing, and together they are. */
function trickled({ baseline, account, now }: Look, fresh: readonly Fresh[], values: Values): Finding[] {
  const just = fresh.filter(({ newness }) => isOf.just(newness));
  if (just.length === 0) return [];
  const found = trickleOf(baseline, localDay(now, account.timeZone), values.slowDays, beliefsOf(values));
  if (found === null || found.score < values.score || found.orders < values.least) return [];
  const since = startOfDay(found.since, account.timeZone);
  return [
    {
      // However its start is dated from day to day, it is one story.
      name: `slow ${toIso(since).slice(0, 7)}`,
      score: found.score,
      severity: found.score >= values.slowScore ? 'high' : 'low',
      beganAt: since,
      says: 'slow',
      params: { count: count(found.orders), since: instant(since), usual: number(found.usual) },
      evidence: worstFirst(just, worthOf).map(row),
    },
  ];
}

// biome-ignore lint/style/noNonNullAssertion: indices come from the same list
const at = <T>(list: readonly T[], i: number): T => list[i]!;

function told(
  fresh: readonly Fresh[],
  windows: readonly Window[],
  { from, to, name }: Stretch,
  values: Values,
): Finding {
  const run = windows.slice(from, to + 1);
  const worst = run.reduce((best, one) => (one.score > best.score ? one : best));
  const start = Math.min(...run.map((one) => one.start));
  // only what the sentence says of them
  const events = fresh.slice(start, to + 1).filter(({ newness }) => isOf[worst.measure](newness));
  const orders = Math.max(events.length, ...run.map((one) => one.orders));
  const isFirst = worst.tries < values.knownTries;
  const usual = isFirst ? {} : { usual: percent(worst.usual) };
  const evidence = worstFirst(events, worthOf).map(row);
  const score = Math.max(values.score, worst.score);
  return {
    ...burstFound(
      { name, score, events },
      isFirst ? 'first' : worst.measure,
      { orders: count(orders), ...usual },
      evidence,
    ),
    severity: run.some((one, i) => isTold(one, fresh.slice(0, from + i + 1), values)) ? 'high' : 'low',
  };
}

/** A launch is told late and a single thing that was on television not at all; many things that have just come are bait. */
function isTold({ score, just, hits }: Window, until: readonly Fresh[], values: Values): boolean {
  if (hits >= values.aloneLeast && score >= values.aloneScore) return true;
  if (just === null || just.score < values.justScore) return false;
  const come = until.slice(just.start).filter(({ newness }) => isOf.just(newness));
  return new Set(come.map(({ newness }) => newness.sku)).size >= values.justGoods;
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
