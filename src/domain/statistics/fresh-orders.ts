// Orders of goods that are new to a shop: how many a day are usual, which share of all, and how unlikely others are.
import { bySlot, type DayNumber, type Instant, localDay } from '../clock.ts';
import type { Order } from '../shop/order.ts';
import { coarse, once } from './alike.ts';
import { type Baseline, type DayCounts, usualDates, usualDays } from './baseline.ts';
import { riseOf } from './cusum.ts';
import { freshDays, isLearnt, learningDays, type Newness, newnessOf, noGoods } from './goods.ts';
import {
  type CountHabit,
  type CountPrior,
  type FittedShare,
  fitCounts,
  fitShares,
  type Share,
  type SharePrior,
  scoreCount,
  scoreShare,
} from './habit.ts';

/**
 * What is counted of them. `young`: listed within the fortnight before; `unseen`: those that were neither listed nor sold
 * as well; `just`: those that had come that day or the day before, as bait has, and a shop's own goods mostly have not.
 */
export type Measure = 'young' | 'unseen' | 'just';
export const measures: readonly Measure[] = ['young', 'unseen', 'just'];

/** Does an order count? */
export const isOf: Readonly<Record<Measure, (newness: Newness) => boolean>> = {
  young: (newness) => newness?.how === 'young',
  unseen: (newness) => newness !== null,
  just: (newness) => newness?.isJust === true,
};

/** What of each order is new to the shop. */
export function newnessAll(
  { goods = noGoods, firstDay, timeZone }: Baseline,
  placed: readonly { readonly order: Order; readonly occurredAt: Instant }[],
): Newness[] {
  const dayAt = bySlot((at) => localDay(at, timeZone));
  return placed.map(({ order, occurredAt }) => {
    const day = dayAt(occurredAt);
    const newness = newnessOf(order, day, goods);
    // To a shop that is itself new all goods are; and one whose orders are known for days only may have sold it before.
    const isKnown = day - (firstDay ?? day) >= learningDays && (newness?.how === 'young' || isLearnt(goods, day));
    return isKnown ? newness : null;
  });
}

const countOf: Readonly<Record<Measure, (day: DayCounts) => number>> = {
  young: ({ youngOrders = 0 }) => youngOrders,
  unseen: ({ youngOrders = 0, unseenOrders = 0 }) => youngOrders + unseenOrders,
  just: ({ justOrders = 0 }) => justOrders,
};

/** What is believed of the share of such orders beforehand. */
export interface ShareBeliefs {
  readonly shares: SharePrior;
  /** However even its days were: as correlation of the orders of one day. */
  readonly leastSpread: number;
}

/** What is believed of a shop beforehand, and how much of its past it is held against. */
export interface Beliefs extends Readonly<Record<Measure, ShareBeliefs>> {
  readonly habitDays: number;
  readonly counts: CountPrior;
  /** From so many orders on its share is known. */
  readonly knownTries: number;
}

/** How many orders of new goods a day has, and which share they are of its orders. */
export interface Habit {
  readonly perDay: CountHabit;
  /**
   * What their number is held against. A launch mostly sells in place of other goods, at the pace of the shop; bait sells on
   * top of that, within the hour. So what has just come is held against all the shop's orders, the rest against its like.
   */
  readonly pace: CountHabit;
  /** A shorter span is held against this much of a day. */
  readonly shortest: number;
  readonly share: FittedShare;
  /** Scores that were worked out: a burst of thousands has as many windows, and most are alike. */
  readonly known: { readonly counts: Map<number, number>; readonly shares: Map<number, number> };
}

/** Its share of the day's orders, generously: twice the average hour's. */
const busyHour = 1 / 12;
/** Where more of the orders than this are for new goods anyway, that they are new says nothing. */
const mostOwn = 0.5;

/** By the days before `before`; null while too little is known of what the shop had, or where it says nothing. */
export function habitBefore(measure: Measure, baseline: Baseline, before: DayNumber, beliefs: Beliefs): Habit | null {
  const { since, countedSince = null } = baseline.goods ?? noGoods;
  if (measure === 'young') return habitSince(since ?? before);
  const from = measure === 'just' ? countedSince : since;
  if (from === null || before - from <= learningDays) return null;
  // By the days that knew what had been sold. Until these say something, by the fortnight before them as well: it knew less,
  // and takes too much for new, but a shop whose every order is for another thing shows there that it is one.
  const known = habitSince(from + learningDays);
  const habit = known.share.tries < beliefs.knownTries ? habitSince(from + freshDays) : known;
  return habit.share.own > mostOwn ? null : habit;

  function habitSince(first: DayNumber): Habit {
    const days = usualDays(baseline, before, Math.min(beliefs.habitDays, Math.max(0, before - first)));
    const [hits, tries] = [days.map(countOf[measure]), days.map(({ ordersPlaced }) => ordersPlaced)];
    const perDay = fitCounts(hits, beliefs.counts);
    const isJust = measure === 'just';
    return {
      perDay,
      pace: isJust ? fitCounts(tries, beliefs.counts) : perDay,
      shortest: isJust ? busyHour : 1,
      share: atLeastAsUneven(
        tries.map((all, i) => ({ hits: Math.min(hits[i] ?? 0, all), tries: all })),
        beliefs[measure],
      ),
      known: { counts: new Map(), shares: new Map() },
    };
  }
}

/** Days of which one never launched anything say little of how uneven the next will be. */
function atLeastAsUneven(days: readonly Share[], { shares, leastSpread }: ShareBeliefs): FittedShare {
  const fitted = fitShares(days, shares);
  const most = 1 / (leastSpread / (1 - leastSpread) + 1 / (fitted.tries + shares.tries));
  const factor = Math.min(1, most / (fitted.a + fitted.b));
  return { ...fitted, a: fitted.a * factor, b: fitted.b * factor };
}

/**
 * -log10 of the chance of `hits` orders of new goods among `orders` within `days`. Both must be unlikely: in a sale there
 * are more of them, on a quiet day they are a larger share. The share is asked first, since it is mostly usual; what lies
 * below `floor` is told as 0.
 */
export function surpriseOf(
  { hits, orders, days }: { readonly hits: number; readonly orders: number; readonly days: number },
  { pace, shortest, share, known }: Habit,
  floor: number,
): number {
  const [few, many] = [coarse(hits, Math.floor), coarse(orders, Math.ceil)];
  const ofShare = once(known.shares, few * 2 ** 24 + many, () => scoreShare({ hits: few, tries: many }, share));
  if (ofShare < floor) return 0;
  const long = Math.max(days, shortest);
  const ofNumber = once(known.counts, few * 8 + long, () => scoreCount(few, { ...pace, mean: pace.mean * long }));
  return Math.min(ofNumber, ofShare);
}

/** A trickle of orders that no day shows: since which day, how many, and how unlikely. */
export interface Trickle {
  readonly since: DayNumber;
  readonly orders: number;
  /** Orders of just-arrived goods that were usual a day before. */
  readonly usual: number;
  readonly score: number;
}

/** Whoever goes slowly still wants to sell: at least so many a day ... */
const leastRisen = 1;
/** ... and so many times what is usual. */
const leastFactor = 3;
/** On fewer days with orders it may be a launch. */
const leastTrickleDays = 3;

/**
 * Have orders of goods that had just come risen within the last `days`, today included? Of one day only so many count as
 * a trickle has: more is a launch, or a burst, which are told by themselves.
 */
export function trickleOf(baseline: Baseline, today: DayNumber, days: number, beliefs: Beliefs): Trickle | null {
  const habit = habitBefore('just', baseline, today + 1 - days, beliefs);
  if (habit === null || habit.perDay.days < learningDays) return null;
  const { perDay, share } = habit;
  const factor = Math.max(leastFactor, leastRisen / perDay.mean);
  const most = Math.max(3, Math.ceil(2 * perDay.mean * leastFactor));
  const cut = (day: DayCounts) => Math.min(countOf.just(day), most);
  const lately = usualDays(baseline, today + 1, days);
  const { from, score } = riseOf(lately.map(cut), perDay, factor);
  const risen = lately.slice(from);
  const sumOf = (count: (day: DayCounts) => number) => risen.reduce((sum, day) => sum + count(day), 0);
  const since = usualDates(baseline, today + 1, days)[from];
  if (since === undefined || sumOf((day) => Math.sign(cut(day))) < leastTrickleDays) return null;
  // A shop that has come back sells more of everything. Days differ, and their mean does so less.
  const ofShare = scoreShare(
    { hits: sumOf(cut), tries: sumOf((day) => Math.max(cut(day), day.ordersPlaced)) },
    { ...share, a: share.a * risen.length, b: share.b * risen.length },
  );
  return { since, orders: sumOf(countOf.just), usual: perDay.own, score: Math.min(score, ofShare) };
}
