// The shop's listings at any moment, computed and not stored: listing number i is what the seed says, as its owner
// and the story changed it up to then. A million of them take no memory.
import type { Instant } from '../../domain/clock.ts';
import { findNumber, type Item, itemOf } from '../catalogue/items.ts';
import { chance, choose, hash } from '../random.ts';
import { priced, type Storefront } from '../storefronts.ts';
import type { Deed, Offset, ShopPlan } from '../story.ts';
import { day, fromWall, hour, minute, wallOf } from '../time.ts';
import type { Stock } from './stock.ts';

export interface ListingState {
  readonly sku: string;
  /** Null for a listing that was never finished. */
  readonly asin: string | null;
  readonly title: string;
  readonly isUsed: boolean;
  /** Price in minor units; null for an unfinished one. */
  readonly minor: number | null;
  /** Null for stock in Amazon's warehouse. */
  readonly quantity: number | null;
  readonly isFba: boolean;
  readonly status: 'Active' | 'Inactive' | 'Incomplete';
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly handlingDays: number;
}

type Nature = Pick<ListingState, 'sku' | 'createdAt' | 'isFba' | 'handlingDays'> & {
  readonly item: Item;
  readonly minor: number;
  readonly isIncomplete: boolean;
};

export interface Listed {
  /** How many of the shop's own are there; numbers 0 to count - 1, in the order of their creation. */
  ownCount(now: Instant): number;
  own(i: number, now: Instant): ListingState;
  /** When own listing `i` was opened: never before that of `i - 1`. */
  ownCreatedAt(i: number): Instant;
  /** Put on sale by the story, in the order of their creation, those of the future left out. */
  added(now: Instant): ListingState[];
  /** The shop's listing of an ASIN. */
  byAsin(asin: string, now: Instant): ListingState | null;
  /** Those under a tag, without regard to time. */
  tagged(tag: string, now: Instant): ListingState[];
}

type At<D extends Deed['deed']> = { readonly at: Offset } & Extract<Deed, { deed: D }>;

/** How the story's deeds and the seed make listings. `whenOf` turns an offset into a moment. */
export function listed(
  plan: ShopPlan,
  seed: number,
  store: Storefront,
  deeds: readonly ({ readonly at: Offset } & Deed)[],
  whenOf: (offset: Offset) => Instant,
  stock: Stock,
): Listed {
  const { from, to } = plan.opened;
  const dayZeroWall = wallOf(whenOf(0), store.zone);
  const start = dayZeroWall + from * day;
  const step = ((to === 'today' ? 0 : to) - from) * (day / Math.max(1, plan.listings));
  const changes = deeds.filter((d): d is At<'change-offers'> => d.deed === 'change-offers');
  const lists = deeds.filter((d): d is At<'list'> => d.deed === 'list');

  // Owners list a handful at a time, at work: five in a row, squeezed into 10:00 to 18:00.
  const ownCreatedAt = (i: number): Instant => {
    const raw = start + Math.floor(i / 5) * 5 * step + (i % 5) * Math.min(9 * minute, step);
    const midnight = Math.floor(raw / day) * day;
    return fromWall(Math.floor((midnight + 10 * hour + (raw - midnight) / 3) / 1000) * 1000, store.zone);
  };

  // What never changes about listing i. Kept for shops of usual size only: see the head of this file.
  const kept: Nature[] = [];
  const natureOf = (i: number): Nature => {
    const known = kept[i];
    if (known) return known;
    const line = choose(plan.lines, seed, i, 'line');
    const item = itemOf(line, i);
    const usually = Math.exp(0.12 * (2 * chance(seed, i, 'price') - 1)) * (item.line.isUsed ? 0.6 : 1);
    const nature = {
      sku: `${plan.skuPrefix}-${String(i + 1).padStart(6, '0')}`,
      item,
      minor: priced(item.yen * usually, store),
      createdAt: ownCreatedAt(i),
      isIncomplete: hash(seed, i, 'incomplete') % 211 === 7,
      isFba: chance(seed, i, 'fba') < plan.fbaShare,
      handlingDays: 1 + (hash(seed, i, 'handling') % 3),
    };
    if (i < 20_000) kept[i] = nature;
    return nature;
  };

  const own = (i: number, now: Instant): ListingState => {
    const { sku, item, createdAt, isIncomplete, ...nature } = natureOf(i);
    let { isFba, handlingDays } = nature;
    const repriced = repricing(seed, i, store, plan.repricedShare ?? 0.4, now);
    let price = Math.max(1, Math.round(nature.minor * repriced.factor));
    let updatedAt = Math.max(createdAt, repriced.at);
    let given: number | null = null;
    for (const [place, change] of changes.entries()) {
      const at = whenOf(change.at + Math.floor(change.over * chance(seed, i, place, 'when')));
      if (now < at || chance(seed, i, place, 'share') >= change.share || (change.only === 'fba' && !isFba)) continue;
      const until = change.until === undefined ? null : whenOf(change.until);
      updatedAt = Math.max(updatedAt, until !== null && now >= until ? until : at);
      if (until !== null && now >= until) continue;
      if (change.priceFactor) price = Math.max(1, Math.round(price * within(change.priceFactor, seed, i, place)));
      if (change.toMerchant) ({ handlingDays, quantity: given } = change.toMerchant);
      if (change.toMerchant) isFba = false;
    }
    const left = stock.left(sku, now);
    if (left) updatedAt = Math.max(updatedAt, left.at);
    const shelf = item.line.isUsed ? 1 : stock.initial(sku);
    const quantity = isFba ? null : (left?.quantity ?? given ?? shelf);
    return {
      sku,
      asin: isIncomplete ? null : item.asin,
      title: item.title,
      isUsed: item.line.isUsed ?? false,
      minor: isIncomplete ? null : price,
      quantity: isIncomplete ? 0 : quantity,
      isFba: isFba && !isIncomplete,
      status: isIncomplete ? 'Incomplete' : quantity === 0 ? 'Inactive' : 'Active',
      createdAt,
      updatedAt,
      handlingDays,
    };
  };

  const ownCount = (now: Instant): number => {
    let low = 0;
    let high =
      to === 'today' ? Math.max(0, Math.ceil((wallOf(now, store.zone) + day - start) / step)) + 5 : plan.listings;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ownCreatedAt(middle) <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  const offered = lists.flatMap((list) =>
    Array.from({ length: list.count }, (_, k) => {
      const item = itemOf(list.line, foreignItems + (hash(list.tag) % 1000) * 1000 + k);
      const createdAt = whenOf(list.at + Math.floor((list.over * k) / list.count));
      return {
        tag: list.tag,
        state: {
          sku: `${list.skuPrefix}-${String(hash(seed, list.tag, k) % 100_000_000).padStart(8, '0')}`,
          asin: item.asin,
          title: item.title,
          isUsed: false,
          minor: priced(item.yen * within(list.ofMarket, seed, list.tag, k), store),
          quantity: list.isFba ? null : list.quantity,
          isFba: list.isFba ?? false,
          status: 'Active',
          createdAt,
          updatedAt: createdAt,
          handlingDays: list.handlingDays,
        } satisfies ListingState as ListingState,
      };
    }),
  );
  const byCreation = [...offered].sort((a, b) => a.state.createdAt - b.state.createdAt);
  const present = (now: Instant, tag?: string) =>
    byCreation
      .filter((entry) => entry.state.createdAt <= now && (tag === undefined || entry.tag === tag))
      .map(({ state }) => {
        const left = stock.left(state.sku, now);
        return left && !state.isFba
          ? { ...state, quantity: left.quantity, updatedAt: Math.max(state.updatedAt, left.at) }
          : state;
      });

  const byAsin = (asin: string, now: Instant): ListingState | null => {
    const i = findNumber(asin);
    if (i === null) return null;
    if (i >= foreignItems) return present(now).find((listing) => listing.asin === asin) ?? null;
    const listing = i < ownCount(now) ? own(i, now) : null;
    return listing?.asin === asin ? listing : null;
  };

  return { ownCount, own, ownCreatedAt, added: (now) => present(now), byAsin, tagged: (tag, now) => present(now, tag) };
}

/** Items from here on are never the shop's own stock. */
const foreignItems = 2 ** 23;

function within([low, high]: readonly [number, number], ...words: (string | number)[]): number {
  return low + (high - low) * chance(...words, 'within');
}

/** A share of the listings is repriced every few days, by up to 4 % around their usual price, at any hour. */
function repricing(
  seed: number,
  i: number,
  store: Storefront,
  share: number,
  now: Instant,
): { factor: number; at: Instant } {
  if (chance(seed, i, 'repriced') >= share) return { factor: 1, at: 0 };
  const period = (3 + (hash(seed, i, 'period') % 12)) * day;
  const phase = hash(seed, i, 'phase') % period;
  const atOf = (k: number) => fromWall(k * period - phase, store.zone);
  let k = Math.floor((wallOf(now, store.zone) + phase) / period);
  if (atOf(k) > now) k--;
  return { factor: 1 + 0.04 * (2 * chance(seed, i, k, 'factor') - 1), at: Math.floor(atOf(k) / 1000) * 1000 };
}
