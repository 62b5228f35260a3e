// The whole shop as a function of (story, seed, moment): what Amazon would know of it then.
import type { Instant } from '../domain/clock.ts';
import { createPost, type Post } from './mailbox/post.ts';
import { hash } from './random.ts';
import { type AskedReport, reportsAsked } from './shop/asked-reports.ts';
import { type Listed, listed } from './shop/listings.ts';
import { createOrderBook, type OrderBook } from './shop/order-book.ts';
import { type PayoutGroup, payoutGroups } from './shop/payouts.ts';
import { createStock } from './shop/stock.ts';
import { type Storefront, storefronts } from './storefronts.ts';
import type { Offset, Profile, ShopPlan, Story } from './story.ts';
import { fromWall, nextMidnight, wallOf } from './time.ts';

export interface World {
  readonly story: Story;
  readonly plan: ShopPlan;
  readonly seed: number;
  readonly store: Storefront;
  /** The midnight at which the story's day 0 begins. */
  readonly dayZero: Instant;
  whenOf(offset: Offset): Instant;
  readonly listings: Listed;
  readonly orders: OrderBook;
  /** The owner's mailbox; null where none is watched. */
  readonly post: Post | null;
  profile(now: Instant): Profile;
  payouts(now: Instant): PayoutGroup[];
  /** What other applications than the one that asks had made, the newest first. */
  reportsOfOthers(now: Instant): AskedReport[];
}

/** What isn't given is the story's. */
export interface ShopSize {
  readonly listings?: number;
  /** Orders in the ready-made history. */
  readonly orders?: number;
}

/** Days of ready-made history before day 0. */
const historyDays = 90;

function resized(shop: ShopPlan, { listings = shop.listings, orders }: ShopSize): ShopPlan {
  return { ...shop, listings, ordersPerDay: orders === undefined ? shop.ordersPerDay : orders / historyDays };
}

/** Builds the world of a story whose day 0 begins at the first local midnight at or after `startAt`. */
export function createWorld(story: Story, seedOfAll: number, startAt: Instant, size: ShopSize = {}): World {
  const seed = hash(seedOfAll, story.id);
  const store: Storefront = storefronts[story.shop.store];
  const plan = resized(story.shop, size);
  const dayZero = nextMidnight(startAt, store.zone);
  const midnightWall = wallOf(dayZero, store.zone);
  const whenOf = (offset: Offset) => fromWall(midnightWall + offset, store.zone);
  const deeds = story.timeline.flatMap(({ at, does = [] }) => does.map((deed) => ({ ...deed, at })));
  const stock = createStock(seed);
  const listings = listed(plan, seed, store, deeds, whenOf, stock);
  const orders = createOrderBook(plan, seed, store, deeds, whenOf, listings, stock);
  const profile = (now: Instant): Profile =>
    Object.assign(
      { ...plan.profile },
      ...deeds.map((deed) => (deed.deed === 'profile' && whenOf(deed.at) <= now ? deed.set : {})),
    );
  const payouts = (now: Instant) => payoutGroups(plan, seed, store, whenOf, orders.placed(now), profile, now);
  const end = whenOf(story.lasts);
  const past = () => ({ orders: orders.placed(end), listings: listings.added(end), payouts: payouts(end) });
  const post =
    plan.mailsPerDay === undefined ? null : createPost(plan, seed, store, deeds, whenOf, story.lasts, past());
  const reportsOfOthers = (now: Instant) => reportsAsked(plan, seed, deeds, whenOf, now);
  return { story, plan, seed, store, dayZero, whenOf, listings, orders, post, profile, payouts, reportsOfOthers };
}
