// order-surge: more orders in a day, in the same hours of the week, or over four weeks, than this shop's own explain.

import { dayMs, hourMs, type Instant, localDay, startOfDay, toIso } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { onSaleDays } from '../domain/shop/sale-days.ts';
import { baselineDays, type DayCounts, usualDates, usualDays } from '../domain/statistics/baseline.ts';
import { type Bar, beforeDayTo, bursts } from '../domain/statistics/bursts.ts';
import { riseOf } from '../domain/statistics/cusum.ts';
import { scoreCount } from '../domain/statistics/habit.ts';
import { noOrderHours, shareBefore, sumOf } from '../domain/statistics/order-hours.ts';
import { windowStarts } from '../domain/statistics/trailing.ts';
import { count, instant, number } from '../domain/text/text.ts';
import { barOfCounts, burstFound, few, habitOfCounts, ifKnown } from '../domain/watch/counted.ts';
import { isLookedAt } from '../domain/watch/coverage.ts';
import { defineDetector, type Finding, fired, type Look, quiet } from '../domain/watch/detector.ts';
import type { Evidence } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { allAdded, ordersOnce } from '../domain/watch/views.ts';

const settings = {
  habitDays: setting(56, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  known: setting(14, 'days', 'A shop known for less has no usual yet.', 1, 60),
  least: setting(10, 'orders', 'Fewer orders than this in a day never stand out.', 2),
  score: setting(3, '-log10 p', 'How unlikely the orders must be: 3 is one in a thousand.', 1, 20),
  priorEvents: setting(1, 'orders', 'What is believed of a shop before its first day: this many orders ...', 0.01),
  priorDays: setting(1, 'days', '... in this long.', 0.001),
  priorSize: setting(0.5, 'size', 'How uneven days are believed to be at first: small is uneven.', 0.05),
  silentDays: setting(60, 'days', 'Without an order for this long, orders count in full if ...', 14, 150),
  leastSilent: setting(
    4,
    'orders',
    'Where what is on sale isn’t seen, so few in a day on a silent account stand out.',
    2,
  ),
  leastBeyond: setting(6, 'orders', '... on one that isn’t silent so many, if ...', 2),
  beyondFactor: setting(5, 'times', '... they are so many times the most that any known day had ...', 2),
  beyondGoods: setting(
    5,
    'goods',
    '... and are for so many different things: one alone may have been on television.',
    2,
  ),
  freshShare: setting(0.5, 'share', '... this share of them is for listings of the last three days.', 0, 1),
  note: setting(1.5, '-log10 p', 'What a surge weighs at most elsewhere: sales and launches bring them as well.', 0, 6),
  saleFactor: setting(
    4,
    'times',
    'On a sale day of the whole marketplace this many times the orders are usual.',
    1,
    20,
  ),
  hours: setting(3, 'hours', 'So many hours together are held against the same hours of other weeks.', 1, 12),
  weekKnown: setting(100, 'orders', 'From so many orders on the shop’s week is known.', 20),
  riseDays: setting(28, 'days', 'How long a slow rise is watched.', 7, 60),
  riseFactor: setting(1.5, 'times', 'A slow rise is one to this many times the usual.', 1.1, 10),
};
type Values = SettingValues<typeof settings>;

export const orderSurge = defineDetector({
  id: 'order-surge',
  title: { en: 'A surge of orders', ja: '注文の急増' },
  status: 'stable',
  family: 'order',
  severity: 'high',
  needs: ['orders'],
  sees: {
    placed: ordersOnce,
    added: allAdded,
  },
  explainedBy: { sale: 'all' },
  settings,
  why: {
    en: 'Bait sells at once: the intruder wants as many orders as possible before anyone looks.',
    ja: 'おとりの出品はすぐに売れます。乗っ取り犯は、気付かれる前にできるだけ多くの注文を集めようとします。',
  },
  falsePositives: [
    { en: 'Prime Day, Black Friday, a sale of one’s own.', ja: 'プライムデーやブラックフライデー、自店のセール。' },
    { en: 'A product that was on television, or a popular launch.', ja: 'テレビで紹介された商品や、人気の新商品。' },
    { en: 'Growth, and the season.', ja: '店舗の成長や季節による増加。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'report', 'answer-buyers'],
  references: [
    'UCI Online Retail at 50 orders a day: Poisson at p<1e-3 fires 28.9 times in 100 days, a negative binomial 0.00.',
    'Page (1954), Continuous inspection schemes; Höhle and Paul (2008) for counts with a negative binomial.',
  ],
  tells: {
    woken: { theme: 'selling', brief: { en: '{count, plural, one {# order} other {# orders}}', ja: '注文{count}件' } },
    'woken-unseen': {
      theme: 'selling',
      brief: { en: '{count, plural, one {# order} other {# orders}}', ja: '注文{count}件' },
    },
    beyond: { theme: 'selling', brief: { en: '{count, plural, one {# order} other {# orders}}', ja: '注文{count}件' } },
    surge: { theme: 'selling', brief: { en: '{count, plural, one {# order} other {# orders}}', ja: '注文{count}件' } },
    hours: { theme: 'selling', brief: { en: '{count, plural, one {# order} other {# orders}}', ja: '注文{count}件' } },
    rise: null,
  },
  says: {
    woken: {
      en: '{count, plural, one {# order} other {# orders}} within {span} on an account that had long had none, most of them for goods listed just now.',
      ja: '長く注文のなかったアカウントに、{span}のうちに{count}件の注文が入りました。その多くは出品されたばかりの商品です。',
    },
    'woken-unseen': {
      en: '{count, plural, one {# order} other {# orders}} within {span} on an account that had long had none. What is on sale there we can’t see.',
      ja: '長く注文のなかったアカウントに、{span}のうちに{count}件の注文が入りました。何が出品されているかは、当方からは見えません。',
    },
    beyond: {
      en: '{count, plural, one {# order} other {# orders}} within {span}, for {goods} different things; no day before had more than {most}. What is on sale there we can’t see.',
      ja: '{span}のうちに、{goods}種類の商品に合わせて{count}件の注文が入りました。それまでは多い日でも{most}件でした。何が出品されているかは、当方からは見えません。',
    },
    surge: {
      en: '{count, plural, one {# order} other {# orders}} within {span}; this shop usually has {usual} a day.',
      ja: '{span}のうちに{count}件の注文が入りました。この店舗の普段の注文は1日{usual}件です。',
    },
    hours: {
      en: '{count, plural, one {# order} other {# orders}} within {span}; at these hours of the week this shop usually has {usual}.',
      ja: '{span}のうちに{count}件の注文が入りました。この店舗では、この曜日・時間帯の普段の注文は{usual}件です。',
    },
    rise: {
      en: 'Orders have risen since {since}: {now} a day of late, {usual} before.',
      ja: '{since}頃から注文が増えています（以前は1日{usual}件、最近は1日{now}件）。',
    },
    few: {
      en: '{count, plural, =0 {No order} one {# order} other {# orders}} in the last three days; fewer than {least} a day never stand out.',
      ja: '直近3日間の注文は{count}件です。1日{least}件未満は異常とみなしません。',
    },
    usual: {
      en: '{count, plural, one {# order} other {# orders}} in the last three days; this shop usually has {usual} a day, at most {most}.',
      ja: '直近3日間の注文は{count}件です。この店舗の普段の注文は1日{usual}件（最多{most}件）です。',
    },
    unknown: {
      en: '{count, plural, one {# order} other {# orders}} in the last three days; only {days, plural, one {# day is} other {# days are}} known of this shop, and what is usual takes {known}.',
      ja: '直近3日間の注文は{count}件です。この店舗について分かっているのは{days}日分で、普段の判断には{known}日分が必要です。',
    },
  },
  detect(look) {
    const { settings: values, now, seen } = look;
    const { placed, added } = seen;
    const days = surges(look, values, placed, added);
    const found = [...days, ...(days.length === 0 ? oddHours(look, values, placed) : []), ...slowRise(look, values)];
    if (found.length > 0) return fired(...found);
    const least = isBlind(look) ? leastUnseen(values) : values.least;
    if (placed.length < least) return few(placed, { least });
    const before = usualDays(look.baseline, localDay(now, look.account.timeZone), values.habitDays);
    if (before.length < values.known)
      return quiet('unknown', { count: count(placed.length), days: count(before.length), known: count(values.known) });
    const { own, most } = habitOfCounts(ordersOf(before), values);
    return quiet('usual', { count: count(placed.length), usual: number(own), most: count(most) });
  },
});

type Placed = ChangeOf<'order-placed'>;

const ordersOf = (days: readonly DayCounts[]) => days.map(({ ordersPlaced }) => ordersPlaced);
const meanOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0) / Math.max(1, counts.length);

/** Is nothing seen of what is on sale? */
function isBlind({ coverage }: Look): boolean {
  return !isLookedAt(coverage.listings) && !isLookedAt(coverage['new-listings']);
}

const leastUnseen = ({ leastSilent, leastBeyond }: Values) => Math.min(leastSilent, leastBeyond);

/** @param isUnseen what is on sale is not seen: then few orders after a long silence stand out */
function barOf(days: readonly DayCounts[], values: Values, isUnseen = false) {
  const counts = ordersOf(days);
  const lately = counts.slice(-values.silentDays);
  const isSilent = lately.length >= values.silentDays && lately.every((n) => n === 0);
  const unseen = isSilent ? values.leastSilent : values.leastBeyond;
  const least = isUnseen ? Math.min(unseen, values.least) : values.least;
  const bar = barOfCounts(habitOfCounts(counts, values), { ...values, least });
  return ifKnown(counts.length >= values.known, { ...bar, isSilent });
}

function row({ order: { orderId }, occurredAt }: Placed): Evidence {
  return { subject: { kind: 'order', orderId }, at: occurredAt };
}

/** Days with too many orders. */
function surges(
  look: Look,
  values: Values,
  placed: readonly Placed[],
  added: readonly ChangeOf<'listing-added'>[],
): Finding[] {
  const isUnseen = isBlind(look);
  if (placed.length < (isUnseen ? leastUnseen(values) : values.least)) return [];
  const days = Math.max(values.habitDays, values.silentDays);
  const usualAt = beforeDayTo(look, baselineDays, (usual) => ({
    ...barOf(usual.slice(-days), values, isUnseen),
    most: usual.length < values.silentDays ? null : Math.max(...ordersOf(usual)),
  }));
  const widened = onSaleDays(look.account, values.saleFactor);
  const fresh = new Set(added.map(({ listing }) => listing.sku));
  return bursts(placed, (at) => widened(usualAt(at), at), look.now).map((burst) => {
    const { events, score, bar } = burst;
    if (bar.isSilent && isUnseen) return burstFound(burst, 'woken-unseen', {}, events.map(row));
    const { most } = bar;
    if (isUnseen && most !== null && isBeyond(events, most, values))
      return burstFound(burst, 'beyond', { most: count(most), goods: count(goodsOf(events)) }, events.map(row));
    const ofFresh = events.filter(({ order }) => order.items.some(({ sku }) => fresh.has(sku))).length;
    return bar.isSilent && ofFresh >= values.freshShare * events.length
      ? { ...burstFound(burst, 'woken', {}, events.map(row)), severity: 'low' }
      : {
          ...burstFound(burst, 'surge', { usual: number(bar.habit.own) }, events.map(row)),
          score: Math.min(score, values.note),
          severity: 'info',
        };
  });
}

const goodsOf = (events: readonly Placed[]) =>
  new Set(events.flatMap(({ order }) => order.items.map(({ sku }) => sku))).size;

/** One of its days has many times the orders of any before it, and not for one thing that became popular. */
function isBeyond(events: readonly Placed[], most: number, { leastBeyond, beyondFactor, beyondGoods }: Values) {
  if (goodsOf(events) < beyondGoods) return false;
  const times = events.map(({ occurredAt }) => occurredAt);
  const fullest = Math.max(...windowStarts(times, dayMs).map((start, i) => i + 1 - start));
  return fullest >= Math.max(leastBeyond, beyondFactor * most);
}

/** Hours with far more orders than the same hours of other weeks, on days that as a whole don't stand out. */
function oddHours(look: Look, values: Values, placed: readonly Placed[]): Finding[] {
  const { account, baseline, now } = look;
  const { orderHours: week = noOrderHours } = baseline;
  const known = sumOf(week);
  if (placed.length < values.least || known < values.weekKnown) return [];
  const dayAt = beforeDayTo(look, values.habitDays, (usual) => barOf(usual, values));
  const widened = onSaleDays(account, values.saleFactor);
  const bars = new Map<number, Bar & { readonly usual: number }>();
  const barAt = (at: Instant) => {
    const hour = Math.ceil(at / hourMs);
    const kept = bars.get(hour);
    if (kept) return kept;
    const { habit, least } = dayAt(at);
    const usual = habit.mean * 7 * shareBefore(week, known, hour * hourMs, values.hours, account.timeZone);
    const plain = {
      usual,
      // Below half as many again nothing stands out, which spares the tail of most hours.
      least: Math.max(least, Math.ceil(usual * 1.5)),
      // A day has several such windows, and each is a try.
      floor: values.score + Math.log10(24 / values.hours),
      score: (n: number) => scoreCount(n, { ...habit, mean: usual }),
    };
    const bar = widened(plain, at);
    bars.set(hour, bar);
    return bar;
  };
  return bursts(placed, barAt, now, values.hours * hourMs).map((burst) => ({
    ...burstFound(burst, 'hours', { usual: number(burst.bar.usual) }, burst.events.map(row)),
    name: `hours ${burst.name}`,
    score: Math.min(burst.score, values.note),
    severity: 'info',
  }));
}

/** A rise over weeks, of which no day stands out. Before it there must be as long a time to compare with. */
function slowRise({ baseline, account, now }: Look, values: Values): Finding[] {
  const today = localDay(now, account.timeZone);
  const maxDays = values.habitDays + values.riseDays;
  const counts = ordersOf(usualDays(baseline, today, maxDays));
  const [earlier, lately] = [counts.slice(0, -values.riseDays), counts.slice(-values.riseDays)];
  if (earlier.length < values.riseDays) return [];
  const habit = habitOfCounts(earlier, values);
  const { from, score } = riseOf(lately, habit, values.riseFactor);
  const first = usualDates(baseline, today, maxDays).slice(-values.riseDays)[from];
  if (score < values.score || first === undefined) return [];
  const since = startOfDay(first, account.timeZone);
  return [
    {
      // A rise is one story however its start is dated from day to day.
      name: `rise ${toIso(since).slice(0, 7)}`,
      score: Math.min(score, values.note),
      severity: 'info',
      beganAt: since,
      says: 'rise',
      params: { since: instant(since), now: number(meanOf(lately.slice(from))), usual: number(habit.own) },
    },
  ];
}
