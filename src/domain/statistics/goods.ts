// Goods: which SKUs a shop has had, and since when, so that orders for what is new to it can be told from those for what
// it always had. A fold over listings and orders, kept as small marks: never a SKU itself, and bounded however large the shop.
import { type DayNumber, localDay } from '../clock.ts';
import type { Change } from '../shop/change.ts';
import type { Listing } from '../shop/listing.ts';
import type { Order, OrderItem } from '../shop/order.ts';
import { renamedOf } from '../shop/renamed.ts';

export interface Goods {
  /** The day of the first order that was taken in; null before one was. */
  readonly since: DayNumber | null;
  /** Marks of what was there for longer than `freshDays`, the oldest first. */
  readonly known: Known;
  /** By the mark of its SKU: what was first listed or sold within `freshDays`. */
  readonly lately: Readonly<Record<string, Newcomer>>;
  /** Marks of what came on days that were found foreign: it is new again when it is seen again, but has not just come. */
  readonly suspected?: Known;
  /** The day from which on orders of what had just come are counted; absent in what an earlier version wrote. */
  readonly countedSince?: DayNumber;
}

/** An object of its own, so that its marks are taken apart once and not at every step. */
interface Known {
  readonly marks: string;
}

/**
 * The days on which it was first listed and first sold, as far as known; the mark of its ASIN, empty where none is known;
 * whether only a mail tells that it was listed.
 */
export type Newcomer = readonly [listed: DayNumber | null, sold: DayNumber | null, asin: string, isTold?: true];

export const noGoods: Goods = { since: null, known: { marks: '' }, lately: {} };

/** For so long a thing is new to a shop. */
export const freshDays = 14;
/** It has just come on the day on which it is first seen, and on the next: files show a day's listings in the morning after. */
export const justDays = 1;
/** From so many days after the first order on, what was never sold or listed before is new and not merely unseen. */
export const learningDays = 28;
/** More marks than this are not kept: what is forgotten counts as new once more, as it did in the days that it is held against. */
const knownLimit = 40_000;
/** A flood of listings must not fill the state: beyond this many newcomers only what is sold is noted. */
const latelyLimit = 5_000;
/** Of what was suspected the last so many are remembered. */
const suspectedLimit = 5_000;

const markSize = 5;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A mark of 30 bits: among 40,000 kept ones another SKU has the same once in 27,000. */
function markOf(name: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  // FNV leaves the last characters in the low bits; this spreads them.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash ^= hash >>> 13;
  let mark = '';
  for (let i = 0; i < markSize; i++) mark += alphabet[(hash >>> (6 * i)) & 63];
  return mark;
}

/** Every look asks for the marks of the same few thousand names. */
const knownMarks = new Map<string, string>();
const marksLimit = 50_000;

function knownMark(name: string): string {
  const there = knownMarks.get(name);
  if (there !== undefined) return there;
  if (knownMarks.size >= marksLimit) knownMarks.clear();
  const mark = markOf(name);
  knownMarks.set(name, mark);
  return mark;
}

const skuMark = (sku: string) => knownMark(`s|${sku}`);
const asinMark = (asin: string | null) => (asin ? knownMark(`a|${asin}`) : '');

const taken = new WeakMap<Known, ReadonlySet<string>>();
function marksOf(known: Known): ReadonlySet<string> {
  const there = taken.get(known);
  if (there) return there;
  const marks = new Set<string>();
  for (let i = 0; i < known.marks.length; i += markSize) marks.add(known.marks.slice(i, i + markSize));
  taken.set(known, marks);
  return marks;
}

/** What of an order is new to the shop, and whether that has only just come. */
export interface Freshness {
  readonly how: 'young' | 'unseen';
  readonly isJust: boolean;
  readonly sku: string;
}
/** Null where nothing is. */
export type Newness = Freshness | null;

/** Were orders taken in for so long that what was neither listed nor sold is new, and not merely unseen? */
export const isLearnt = ({ since }: Goods, day: DayNumber): boolean => since !== null && day - since >= learningDays;

/**
 * Is an order for something new? `young`: it was listed within `freshDays` before. `unseen`: neither listed nor sold until
 * then, as far as is known; its listing may come hours later, with the day's file. A SKU of a known ASIN is nothing new:
 * SKUs are renamed. What Amazon's warehouses send was there before: whoever steals an account has nothing in them.
 */
export function newnessOf({ items, channel }: Order, day: DayNumber, { known, lately, suspected }: Goods): Newness {
  if (channel === 'amazon') return null;
  let newness = null as Newness;
  for (const { sku, asin } of items) {
    const mark = skuMark(sku);
    const one = lately[mark];
    if (sku === '' || !one || day - sinceOf(one) > freshDays) continue;
    const marks = marksOf(known);
    if (marks.has(mark) || marks.has(asinMark(asin) || one[2])) continue;
    const isYoung: boolean = newness?.how === 'young' || (one[0] !== null && one[0] <= day);
    const how: Freshness['how'] = isYoung ? 'young' : 'unseen';
    const isJust = day - sinceOf(one) <= justDays && !(suspected && marksOf(suspected).has(mark));
    newness = isJust || newness === null ? { how, isJust, sku } : { ...newness, how };
  }
  return newness;
}

const sinceOf = ([listed, sold]: Newcomer): DayNumber => Math.min(listed ?? sold ?? 0, sold ?? listed ?? 0);

/** What is counted of goods on a day. */
export interface GoodsCounts {
  youngOrders?: number;
  unseenOrders?: number;
  /** Of both: those for what has only just come. */
  justOrders?: number;
}

/** Adds to a day's counts. */
export function addUp(day: GoodsCounts, more: GoodsCounts): void {
  for (const what of ['youngOrders', 'unseenOrders', 'justOrders'] as const) {
    const n = more[what];
    if (n !== undefined) day[what] = (day[what] ?? 0) + n;
  }
}

export interface GoodsSeen {
  readonly goods: Goods;
  readonly counts: ReadonlyMap<DayNumber, GoodsCounts>;
}

/** What was counted until now. */
interface Before {
  readonly goods?: Goods;
  readonly timeZone: string;
  readonly lastDay: DayNumber | null;
  readonly suspectDays: readonly DayNumber[];
}

/** Takes in what was listed and sold, listings first: in whatever order changes come, a batch comes to the same. */
export function seeGoods(
  { goods = noGoods, timeZone, lastDay, suspectDays }: Before,
  changes: readonly Change[],
  today: DayNumber,
): GoodsSeen {
  const notes = new Notes(goods, today);
  const placed: { readonly order: Order; readonly day: DayNumber }[] = [];
  // Those that show an ASIN are known by it; a file that shows none has the title.
  for (const { listing } of renamedOf(changes).added) notes.rename(listing);
  for (const change of changes) {
    if (change.kind !== 'listing-added' && change.kind !== 'order-placed') continue;
    const day = localDay(change.occurredAt, timeZone);
    if (day > today) continue;
    if (change.kind === 'order-placed') placed.push({ order: change.order, day });
    else if (!change.returning) notes.take(change.listing, day, change.isByMailAlone ? 'told' : 'listed');
  }
  for (const { order, day } of placed) for (const item of order.items) notes.take(item, day, 'sold');
  const since = placed.reduce<DayNumber | null>((first, { day }) => Math.min(first ?? day, day), goods.since);
  const seen = notes.goods(since);
  for (const { order, day } of placed) {
    const newness = newnessOf(order, day, seen);
    if (newness === null) continue;
    notes.count(day, newness.how === 'young' ? 'youngOrders' : 'unseenOrders');
    if (newness.isJust) notes.count(day, 'justOrders');
  }
  const isDue = notes.hasOld || (lastDay ?? Number.NEGATIVE_INFINITY) < today;
  return { goods: isDue ? age(seen, today, suspectDays) : seen, counts: notes.counts };
}

/** Newcomers while a batch is taken in; what was there is copied at the first one. */
class Notes {
  readonly counts = new Map<DayNumber, GoodsCounts>();
  /** Was something noted that is no newcomer any more? */
  hasOld = false;
  readonly #before: Goods;
  readonly #today: DayNumber;
  readonly #marks: ReadonlySet<string>;
  readonly #added: string[] = [];
  #lately: Record<string, Newcomer> | null = null;
  #room: number;

  constructor(before: Goods, today: DayNumber) {
    this.#before = before;
    this.#today = today;
    this.#marks = marksOf(before.known);
    this.#room = latelyLimit - Object.keys(before.lately).length;
  }

  take({ sku, asin }: Pick<Listing | OrderItem, 'sku' | 'asin'>, day: DayNumber, how: How): void {
    const [mark, ofAsin] = [skuMark(sku), asinMark(asin)];
    if (sku === '' || this.#marks.has(mark)) return;
    if (this.#marks.has(ofAsin)) {
      this.#added.push(mark);
      return;
    }
    const before = (this.#lately ?? this.#before.lately)[mark];
    const now = earlier(before ?? [null, null, ofAsin], day, how);
    if (before?.[0] === now[0] && before?.[1] === now[1] && before?.[3] === now[3]) return;
    const isOld = sinceOf(now) < this.#today - freshDays;
    if (!before && how !== 'sold' && !isOld && this.#room-- <= 0) return;
    this.hasOld ||= isOld;
    this.#lately ??= { ...this.#before.lately };
    this.#lately[mark] = now;
  }

  /** Another name of something known. */
  rename({ sku }: Pick<Listing, 'sku'>): void {
    this.#added.push(skuMark(sku));
  }

  count(day: DayNumber, what: keyof GoodsCounts): void {
    const counts = this.counts.get(day) ?? {};
    counts[what] = (counts[what] ?? 0) + 1;
    this.counts.set(day, counts);
  }

  /** What was there before, itself where nothing is new. */
  goods(since: DayNumber | null): Goods {
    if (this.#lately === null && this.#added.length === 0 && since === this.#before.since) return this.#before;
    const { known, lately, countedSince } = this.#before;
    // A shop that is new to us counts from its first order on; one that an earlier version knew, from today.
    const counted = countedSince ?? (this.#before.since === null ? since : this.#today);
    return {
      ...this.#before,
      since,
      known: withMarks(known, this.#added),
      lately: this.#lately ?? lately,
      ...(counted !== null && { countedSince: counted }),
    };
  }
}

type How = 'listed' | 'told' | 'sold';

function earlier([listed, sold, asin, isTold]: Newcomer, day: DayNumber, how: How): Newcomer {
  if (how === 'sold') return [listed, Math.min(sold ?? day, day), asin];
  const isToldAlone = how === 'told' && sold === null && (listed === null || isTold);
  const first = Math.min(listed ?? day, day);
  return isToldAlone ? [first, sold, asin, true] : [first, sold, asin];
}

function withMarks(known: Known, added: readonly string[], limit = knownLimit): Known {
  const marks = marksOf(known);
  const more = [...new Set(added)].filter((mark) => mark !== '' && !marks.has(mark));
  if (more.length === 0) return known;
  return { marks: (known.marks + more.join('')).slice(-limit * markSize) };
}

/**
 * Newcomers of long ago become known, but for those of suspect days: what a stranger listed is new again when he is back.
 * What only a mail told of and nobody bought is forgotten: it may lie in Amazon's warehouses, of whose orders no mail tells,
 * and when orders of it are mailed all at once, somebody else has begun to ship.
 */
function age(goods: Goods, today: DayNumber, suspectDays: readonly DayNumber[]): Goods {
  const old = Object.entries(goods.lately).filter(([, one]) => sinceOf(one) < today - freshDays);
  if (old.length === 0) return goods;
  const foreign = new Set(suspectDays);
  const lately = { ...goods.lately };
  for (const [mark] of old) delete lately[mark];
  const sorted = old.sort(([a, one], [b, other]) => sinceOf(one) - sinceOf(other) || (a < b ? -1 : 1));
  const isForeign = ([, one]: readonly [string, Newcomer]) => foreign.has(sinceOf(one));
  const marks = sorted
    .filter((one) => !isForeign(one) && one[1][3] !== true)
    .flatMap(([mark, [, , asin]]) => [mark, asin]);
  const suspects = sorted.filter(isForeign).map(([mark]) => mark);
  return {
    ...goods,
    known: withMarks(goods.known, marks),
    lately,
    ...(suspects.length > 0 && { suspected: withMarks(goods.suspected ?? { marks: '' }, suspects, suspectedLimit) }),
  };
}
