// The assortment: which categories and brands this shop has listed. Small counts, learned a day late, so that what is
// looked up after the listing is known by then, and what turned out to be an intruder's is left out.

import { type DayNumber, localDay } from '../clock.ts';
import { type Change, isKind } from '../shop/change.ts';
import type { Market } from '../shop/offer.ts';

export interface Assortment {
  /** Listings whose category is known. */
  readonly known: number;
  /** How many of them in each category, and of each brand. */
  readonly categories: Readonly<Record<string, number>>;
  readonly brands: Readonly<Record<string, number>>;
  /** New listings of the last days, not yet learned. */
  readonly waiting: readonly Waiting[];
}

export interface Waiting {
  readonly day: DayNumber;
  readonly marketplaceId: string;
  readonly asin: string;
}

export const noAssortment: Assortment = { known: 0, categories: {}, brands: {}, waiting: [] };

/** A flood of listings must not fill the baseline: of a day's batch this many are learned. */
const waitingLimit = 500;
/** What was listed on foreign days waits this long for the owner to say that it was no stranger's; so many of it. */
const heldDays = 30;
const heldLimit = 1_000;
/** Kinds beyond this many are not told apart any more. */
export const kindLimit = 400;
/** What nobody could look up within these days is given up. */
const patienceDays = 3;

/** Takes note of what was newly listed. */
export function notice(assortment: Assortment, changes: readonly Change[], timeZone: string): Assortment {
  const fresh = changes
    .filter(isKind('listing-added'))
    .filter(({ returning, listing }) => !returning && listing.asin !== null)
    .map(({ listing, occurredAt }) => ({
      day: localDay(occurredAt, timeZone),
      marketplaceId: listing.marketplaceId,
      asin: listing.asin ?? '',
    }));
  if (fresh.length === 0) return assortment;
  // What waits for the owner's word takes no room from the day's own.
  const newest = fresh.reduce((last, { day }) => Math.max(last, day), 0);
  const room = waitingLimit - assortment.waiting.filter(({ day }) => day > newest - patienceDays).length;
  if (room <= 0) return assortment;
  return { ...assortment, waiting: [...assortment.waiting, ...fresh.slice(0, room)].sort(byDay) };
}

/** Oldest first. */
const byDay = (a: Waiting, b: Waiting) => a.day - b.day || (a.asin < b.asin ? -1 : 1);

/** Learns what was listed before `today`; what was listed on suspect days waits for them to be trusted again. */
export function learn(
  assortment: Assortment,
  market: Market,
  today: DayNumber,
  suspectDays: readonly DayNumber[],
): Assortment {
  const foreign = new Set(suspectDays);
  const isHeld = ({ day }: Waiting) => day < today && day > today - heldDays && foreign.has(day);
  const due = assortment.waiting.filter((one) => one.day < today && !isHeld(one));
  if (due.length === 0) return assortment;
  const categories = new Map(Object.entries(assortment.categories));
  const brands = new Map(Object.entries(assortment.brands));
  const held = assortment.waiting.filter(isHeld).slice(-heldLimit);
  const waiting = [...held, ...assortment.waiting.filter(({ day }) => day >= today)];
  let { known } = assortment;
  for (const one of due) {
    if (foreign.has(one.day)) continue;
    const item = market.item(one.marketplaceId, one.asin);
    if (item?.category) {
      known++;
      add(categories, item.category);
      if (item.brand) add(brands, item.brand);
    } else if (one.day > today - patienceDays) waiting.push(one);
  }
  return {
    known,
    categories: Object.fromEntries(categories),
    brands: Object.fromEntries(brands),
    waiting: waiting.sort(byDay),
  };
}

function add(kinds: Map<string, number>, name: string): void {
  const count = kinds.get(name);
  if (count !== undefined || kinds.size < kindLimit) kinds.set(name, (count ?? 0) + 1);
}
