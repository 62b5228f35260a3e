import { createPost } from './mailbox/post.js';
import { hash } from './random.js';
import { listed } from './shop/listings.js';
import { createOrderBook } from './shop/order-book.js';
import { payoutGroups } from './shop/payouts.js';
import { createStock } from './shop/stock.js';
import { storefronts } from './storefronts.js';
import { fromWall, nextMidnight, wallOf } from './time.js';
/** Days of ready-made history before day 0. */
const historyDays = 90;
function resized(shop, { listings = shop.listings, orders }) {
    return { ...shop, listings, ordersPerDay: orders === undefined ? shop.ordersPerDay : orders / historyDays };
}
/** Builds the world of a story whose day 0 begins at the first local midnight at or after `startAt`. */
export function createWorld(story, seedOfAll, startAt, size = {}) {
    const seed = hash(seedOfAll, story.id);
    const store = storefronts[story.shop.store];
    const plan = resized(story.shop, size);
    const dayZero = nextMidnight(startAt, store.zone);
    const midnightWall = wallOf(dayZero, store.zone);
    const whenOf = (offset) => fromWall(midnightWall + offset, store.zone);
    const deeds = story.timeline.flatMap(({ at, does = [] }) => does.map((deed) => ({ ...deed, at })));
    const stock = createStock(seed);
    const listings = listed(plan, seed, store, deeds, whenOf, stock);
    const orders = createOrderBook(plan, seed, store, deeds, whenOf, listings, stock);
    const profile = (now) => Object.assign({ ...plan.profile }, ...deeds.map((deed) => (deed.deed === 'profile' && whenOf(deed.at) <= now ? deed.set : {})));
    const payouts = (now) => payoutGroups(plan, seed, store, whenOf, orders.placed(now), profile, now);
    const end = whenOf(story.lasts);
    const past = () => ({ orders: orders.placed(end), listings: listings.added(end), payouts: payouts(end) });
    const post = plan.mailsPerDay === undefined ? null : createPost(plan, seed, store, deeds, whenOf, story.lasts, past());
    return { story, plan, seed, store, dayZero, whenOf, listings, orders, post, profile, payouts };
}
//# sourceMappingURL=world.js.map