// order-surge: more orders in a day, in the same hours of the week, or over four weeks, than this shop's own explain.

import { hourMs, type Instant, localDay, startOfDay, toIso } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { onSaleDays } from '../domain/shop/sale-days.ts';
import { type DayCounts, usualDays } from '../domain/statistics/baseline.ts';
import { ascending, type Bar, beforeDayTo, bursts, firstOfEach } from '../domain/statistics/bursts.ts';
import { riseOf } from '../domain/statistics/cusum.ts';
import { fitCounts, scoreCount } from '../domain/statistics/habit.ts';
import { noOrderHours, shareBefore, sumOf } from '../domain/statistics/order-hours.ts';
import { count, duration, instant, number } from '../domain/text/text.ts';
import { defineDetector, fired, type Look, quiet } from '../domain/watch/detector.ts';
import { worstFirst } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import type { Signal } from '../domain/watch/signal.ts';

const settings = {
  habitDays: setting(56, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  known: setting(14, 'days', 'A shop known for less has no usual yet.', 1, 60),
  least: setting(10, 'orders', 'Fewer orders than this in a day never stand out.', 2),
  score: setting(3, '-log10 p', 'How unlikely the orders must be: 3 is one in a thousand.', 1, 20),
  priorEvents: setting(1, 'orders', 'What is believed of a shop before its first day: this many orders ...', 0.01),
  priorDays: setting(1, 'days', '... in this long.', 0.001),
  priorSize: setting(0.5, 'size', 'How uneven days are believed to be at first: small is uneven.', 0.05),
  silentDays: setting(60, 'days', 'Without an order for this long, orders count in full if ...', 14, 150),
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
  severity: 'low',
  needs: ['orders'],
  watches: ['order-placed', 'listing-added'],
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
  says: {
    woken: {
      en: '{count, plural, one {# order} other {# orders}} within {span} on an account that had long had none, most of them for goods listed just now.',
      ja: '長く注文のなかったアカウントに、{span}のうちに{count}件の注文が入りました。その多くは出品されたばかりの商品です。',
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
    const { settings: values, recent, now } = look;
    const placed = firstOfEach(ascending(recent.filter(isKind('order-placed'))), ({ order }) => order.orderId);
    const days = surges(look, values, placed);
    const signals = [...days, ...(days.length === 0 ? oddHours(look, values, placed) : []), ...slowRise(look, values)];
    if (signals.length > 0) return fired(...signals);
    if (placed.length < values.least) return quiet('few', { count: count(placed.length), least: count(values.least) });
    const before = usualDays(look.baseline, localDay(now, look.account.timeZone), values.habitDays);
    if (before.length < values.known)
      return quiet('unknown', { count: count(placed.length), days: count(before.length), known: count(values.known) });
    const { usual, most } = habitOf(before, values);
    return quiet('usual', { count: count(placed.length), usual: number(usual), most: count(most) });
  },
});

const ordersOf = (days: readonly DayCounts[]) => days.map(({ ordersPlaced }) => ordersPlaced);
const meanOf = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0) / Math.max(1, counts.length);

function habitOf(days: readonly DayCounts[], values: Values) {
  const counts = ordersOf(days);
  const habit = fitCounts(counts, { events: values.priorEvents, days: values.priorDays, size: values.priorSize });
  const lately = counts.slice(-values.silentDays);
  return {
    usual: meanOf(counts),
    isSilent: lately.length >= values.silentDays && lately.every((n) => n === 0),
    most: habit.most,
    habit,
    least: counts.length < values.known ? Number.POSITIVE_INFINITY : values.least,
    floor: values.score,
    score: (n: number) => scoreCount(n, habit),
  };
}

const ordersAsEvidence = (events: readonly Placed[]) =>
  worstFirst(
    events.map(({ order, occurredAt }) => [0, { subject: { kind: 'order', orderId: order.orderId }, at: occurredAt }]),
  );

type Placed = Extract<Look['recent'][number], { kind: 'order-placed' }>;

/** Days with too many orders. */
function surges(look: Look, values: Values, placed: readonly Placed[]): Signal[] {
  const { recent, baseline, account, now } = look;
  if (placed.length < values.least) return [];
  const days = Math.max(values.habitDays, values.silentDays);
  const usualAt = beforeDayTo({ baseline, timeZone: account.timeZone }, days, (usual) => habitOf(usual, values));
  const widened = onSaleDays(account, values.saleFactor);
  const barAt = (at: number) => widened(usualAt(at), at);
  const fresh = new Set(recent.filter(isKind('listing-added')).map(({ listing }) => listing.sku));
  return bursts(placed, barAt, now).map(({ name, events, score, bar }) => {
    const beganAt = events[0]?.occurredAt ?? now;
    const span = Math.max((events.at(-1)?.occurredAt ?? beganAt) - beganAt, 60_000);
    const ofFresh = events.filter(({ order }) => order.items.some(({ sku }) => fresh.has(sku))).length;
    const isWoken = bar.isSilent && ofFresh >= values.freshShare * events.length;
    return {
      detector: 'order-surge',
      family: 'order',
      fingerprint: `order-surge|${name}`,
      score: isWoken ? score : Math.min(score, values.note),
      severity: isWoken ? 'low' : 'info',
      isHardFact: false,
      beganAt,
      observedAt: now,
      summary: isWoken
        ? {
            key: 'woken',
            params: { count: count(events.length), span: duration(span) },
          }
        : {
            key: 'surge',
            params: { count: count(events.length), span: duration(span), usual: number(bar.usual) },
          },
      evidence: ordersAsEvidence(events),
      evidenceTotal: events.length,
    } as const;
  });
}

/** Hours with far more orders than the same hours of other weeks, on days that as a whole don't stand out. */
function oddHours(look: Look, values: Values, placed: readonly Placed[]): Signal[] {
  const { baseline, account, now } = look;
  const { timeZone } = account;
  const { orderHours: week = noOrderHours } = baseline;
  const known = sumOf(week);
  if (placed.length < values.least || known < values.weekKnown) return [];
  const dayAt = beforeDayTo({ baseline, timeZone }, values.habitDays, (usual) => habitOf(usual, values));
  const widened = onSaleDays(account, values.saleFactor);
  const bars = new Map<number, Bar & { readonly usual: number }>();
  const barAt = (at: Instant) => {
    const hour = Math.ceil(at / hourMs);
    const kept = bars.get(hour);
    if (kept) return kept;
    const { habit, least } = dayAt(at);
    const usual = habit.mean * 7 * shareBefore(week, known, hour * hourMs, values.hours, timeZone);
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
  return bursts(placed, barAt, now, values.hours * hourMs).map(({ name, events, score, bar }) => {
    const beganAt = events[0]?.occurredAt ?? now;
    const span = Math.max((events.at(-1)?.occurredAt ?? beganAt) - beganAt, 60_000);
    return {
      detector: 'order-surge',
      family: 'order',
      fingerprint: `order-surge|hours ${name}`,
      score: Math.min(score, values.note),
      severity: 'info',
      isHardFact: false,
      beganAt,
      observedAt: now,
      summary: {
        key: 'hours',
        params: { count: count(events.length), span: duration(span), usual: number(bar.usual) },
      },
      evidence: ordersAsEvidence(events),
      evidenceTotal: events.length,
    };
  });
}

/** A rise over weeks, of which no day stands out. Before it there must be as long a time to compare with. */
function slowRise(look: Look, values: Values): Signal[] {
  const { baseline, account, now } = look;
  const days = usualDays(baseline, localDay(now, account.timeZone), values.habitDays + values.riseDays);
  const [earlier, lately] = [days.slice(0, -values.riseDays), ordersOf(days.slice(-values.riseDays))];
  if (earlier.length < values.riseDays) return [];
  const prior = { events: values.priorEvents, days: values.priorDays, size: values.priorSize };
  const { from, score } = riseOf(lately, fitCounts(ordersOf(earlier), prior), values.riseFactor);
  if (score < values.score) return [];
  const since = startOfDay(localDay(now, account.timeZone) - (lately.length - from), account.timeZone);
  return [
    {
      detector: 'order-surge',
      family: 'order',
      // A rise is one story however its start is dated from day to day.
      fingerprint: `order-surge|rise ${toIso(since).slice(0, 7)}`,
      score: Math.min(score, values.note),
      severity: 'info',
      isHardFact: false,
      beganAt: since,
      observedAt: now,
      summary: {
        key: 'rise',
        params: {
          since: instant(since),
          now: number(meanOf(lately.slice(from))),
          usual: number(meanOf(ordersOf(earlier))),
        },
      },
      evidence: [],
      evidenceTotal: 0,
    },
  ];
}
