// A shop whose every price a program moves each day, beside a steady stream of orders: what costs a look the most, since
// nearly all that it sees is of no concern. Made from a seed, day by day, so that a year of it needs no memory.
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Market } from '../../src/domain/shop/offer.ts';
import { cancelled, placed, repriced, shipped, yen } from './factories.ts';
import { chance } from './honest-shops.ts';

export interface RepricedShop {
  readonly listings: number;
  readonly ordersPerDay: number;
  /** All of them at once, as a daily file shows it, or through the day, as they are made. */
  readonly isSpread?: boolean;
}

/** The changes of `days` days from `start` on, a day at a time, each in the order of time. */
export function* repricedDays(
  { listings, ordersPerDay, isSpread = false }: RepricedShop,
  seed: number,
  start: Instant,
  days: number,
): Generator<Change[]> {
  const random = chance(seed);
  const usual = Array.from({ length: listings }, () => Math.round(800 + 9_000 * random()));
  const prices = [...usual];
  let orders = 0;
  let carried: Change[] = [];
  for (let day = 0; day < days; day++) {
    const open = start + day * dayMs;
    const changes = carried;
    for (let i = 0; i < listings; i++) {
      const [before, own] = [prices[i] ?? 0, usual[i] ?? 0];
      const after = Math.round(own * (0.93 + 0.14 * random()));
      if (after === before) continue;
      const at = open + (isSpread ? Math.floor(random() * dayMs) : 20 * hourMs);
      changes.push(
        repriced(at, yen(before), yen(after), { sku: `S-${i}`, asin: `B${i}`, openedAt: start - 400 * dayMs }),
      );
      prices[i] = after;
    }
    for (let n = Math.round(ordersPerDay * (0.7 + 0.6 * random())); n > 0; n--) {
      const at = open + (7 + 16 * random()) * hourMs;
      const sku = Math.floor(random() * listings);
      const order = {
        orderId: `O-${orders++}`,
        purchasedAt: at,
        items: [{ sku: `S-${sku}`, asin: `B${sku}`, quantity: 1, unitPrice: yen(prices[sku] ?? 0) }],
      };
      changes.push(placed(at, order));
      const fate = random();
      if (fate < 0.03)
        changes.push(cancelled(at + minuteMs + 20 * hourMs * random(), fate < 0.01 ? 'merchant' : 'buyer', order));
      else changes.push(shipped(at + (2 + 40 * random()) * hourMs, true, order));
    }
    changes.sort((a, b) => a.occurredAt - b.occurredAt);
    const end = changes.findIndex(({ occurredAt }) => occurredAt >= open + dayMs);
    carried = end < 0 ? [] : changes.slice(end);
    yield end < 0 ? changes : changes.slice(0, end);
  }
}

/** Others ask about the same for each second of its goods; of the rest nothing is known. */
export function repricedMarket(start: Instant): Market {
  return {
    offer: (marketplaceId, asin) => {
      const n = Number(asin.slice(1));
      if (n % 2 === 1) return null;
      return { marketplaceId, asin, lowestPrice: yen(3_000 + ((n * 37) % 4_000)), offerCount: 4, seenAt: start };
    },
    item: () => null,
  };
}
