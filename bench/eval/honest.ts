// Honest shops from seeds, day by day: seasons, growth, sales, launches, repricers, stock-outs, holidays, silence,
// truncated reports and outages. Knows nothing of how detectors judge; kinds and figures are docs/takeovers.md section 3's.

import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { PlannedChange } from '../../src/domain/owner/planned.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Channel } from '../../src/domain/shop/listing.ts';
import { saleOn } from '../../src/domain/shop/sale-days.ts';
import { aChange, added, changed, japan, yen } from '../../test/support/factories.ts';
import { type Chances, chancesOf } from './chances.ts';
import {
  type Blind,
  facts,
  type Habits,
  move,
  renumber,
  type Shop,
  type ShopSpec,
  type StockItem,
  sell,
  zone,
} from './shop.ts';

const categories = [
  'book_display_on_website',
  'toy_display_on_website',
  'kitchen_display_on_website',
  'beauty_display_on_website',
  'sports_display_on_website',
  'ce_display_on_website',
];
const electronics = ['ce_display_on_website', 'pc_display_on_website', 'camera', 'video_game_display_on_website'];
const byHour = [1, 1, 0.5, 0.3, 0.3, 0.5, 1, 2, 3, 4, 5, 5, 5, 5, 4, 4, 5, 5, 6, 8, 9, 9, 7, 4];
const hourSum = byHour.reduce((a, b) => a + b);

function hourOf(random: Chances): number {
  let left = random.next() * hourSum;
  for (const [hour, weight] of byHour.entries()) {
    left -= weight;
    if (left < 0) return hour;
  }
  return 23;
}

/** A new shop is watched from the day on which it opens; the others for longer than they are judged. */
export const openingDay = (kind: ShopSpec['kind']) => (kind === 'new shop' ? 60 : 0);

/** Some are at their desk once a day, some thrice, some by night. */
function habitsOf(random: Chances, kind: ShopSpec['kind']): Habits {
  const first = kind === 'night owl' ? random.between(20, 23) : random.between(7, 12);
  const times = random.whole(1, 3);
  const cancelsFirst = chancesOf(random.whole(0, 1e9)).is(0.4);
  return {
    cancelsFirst,
    cancelRate: random.between(0.002, 0.025),
    untracked: random.is(0.2) ? random.between(0.1, 0.9) : random.between(0, 0.1),
    isFlat: kind === 'flat files',
    desk: Array.from({ length: times }, (_, i) => (first + i * random.between(3, 5)) % 24).sort((a, b) => a - b),
  };
}

export function honestShop(spec: ShopSpec): Shop {
  const random = chancesOf(spec.seed);
  const { kind, ordersPerDay, start, days } = spec;
  const changes: Change[] = [];
  const stock: StockItem[] = [];
  const blind: Blind[] = [];
  const prices: Shop['prices'] = new Map();
  const items: Shop['items'] = new Map();
  const drawn = kind === 'fulfilment moves' ? 0.7 : random.is(0.5) ? random.between(0.1, 0.6) : 0;
  const fbaShare = spec.fbaShare ?? drawn;
  const habits = habitsOf(random, kind);
  const unevenness = random.between(1, 8);
  const kinds = kind === 'sells electronics' ? electronics : categories;
  const own = Array.from({ length: random.whole(1, 3) }, () => random.pick(kinds));
  const planned: PlannedChange[] = [];
  const prefix = `S${spec.seed}-`;
  const knownPrices = random.between(0.5, 0.95);
  /** How far from the others it prices, and how much that varies. */
  const [level, spread] = [random.between(-0.12, 0.12), random.between(0.1, 0.28)];
  const lead = random.is(0.1) ? random.whole(7, 14) : random.whole(1, 4);
  let orders = 0;

  const list = (at: Instant): StockItem => {
    const id = stock.length;
    const price = Math.round(500 + 15_000 * random.next() ** 3);
    const asin = `B${spec.seed}X${id}`;
    const market = Math.round(price / Math.exp(spread * random.normal() + level));
    const channel: Channel = random.is(fbaShare) ? 'amazon' : 'merchant';
    const item = { sku: `${prefix}${id}`, asin, price, market, channel };
    stock.push(item);
    if (random.is(knownPrices)) prices.set(asin, market);
    const category = random.is(0.04) ? random.pick(kinds) : random.pick(own);
    const rank = random.is(0.05) ? random.whole(50, 2_000) : random.whole(2_000, 400_000);
    items.set(asin, { category, brand: `Brand ${id % 9}`, rank });
    const handlingDays = channel === 'amazon' ? null : random.is(0.8) ? lead : random.whole(1, 5);
    changes.push(added(at, { sku: item.sku, asin, price: yen(price), channel, handlingDays, title: `Item ${id}` }));
    return item;
  };
  const reprice = (item: StockItem, at: Instant, to: number) => {
    if (to === item.price || to < 1) return;
    changes.push(changed(at, { price: yen(item.price) }, { price: yen(to) }, facts(item)));
    item.price = to;
  };
  const shelf = Math.max(8, Math.min(600, Math.round(30 * Math.sqrt(ordersPerDay + 0.3))));
  /** A new shop fills its shelf while it is watched. */
  const opensOn = openingDay(kind);
  if (kind !== 'new shop') for (let i = 0; i < shelf; i++) list(start - (i + 3) * 1.7 * dayMs);

  const addsPerDay = Math.min(6, 0.05 + ordersPerDay * 0.08);
  const sitsDown = random.between(0.15, 0.7);
  const uploads = random.is(0.4);
  const weekend = random.between(0.5, 1.3);
  let [saleUntil, vacationUntil] = [-1, -1];
  let moved: StockItem[] = [];
  const wakesAt = kind === 'comes back' ? days - random.whole(60, 150) : 0;
  const inSeason = (day: number) => kind !== 'seasonal trade' || (day + spec.seed) % 365 < 70;
  const growth = kind === 'growing' ? random.between(1, 3) : 0;
  const falls = (perYear: number) => random.is(perYear / 365);

  for (let day = 0; day < days; day++) {
    const open = start + day * dayMs - zone;
    const at = () => open + (kind === 'night owl' ? 22 + 5 * random.next() : 9 + 9 * random.next()) * hourMs;
    if (day < opensOn || (day > 30 && day < wakesAt) || day >= (spec.sleepsFrom ?? days) || !inSeason(day)) continue;
    if (kind === 'comes back' && day === wakesAt) for (let i = 0; i < random.whole(2, 25); i++) list(at());
    if (kind === 'seasonal trade' && !inSeason(day - 1)) for (let i = 0; i < random.whole(0, 12); i++) list(at());
    if (kind === 'new shop' && day < opensOn + 5)
      for (let i = 0, from = at(); i < shelf / 5; i++) list(from + i * random.between(1, 6) * minuteMs);
    if (stock.length === 0) list(at());
    const season = 1 + 0.35 * Math.sin((2 * Math.PI * (day + spec.seed)) / 365);
    const weekday = (Math.floor((open + zone) / dayMs) + 4) % 7;
    const weekly = weekday === 0 || weekday === 6 ? weekend : 1;
    const event = saleOn(japan, Math.floor((open + zone) / dayMs)) === null ? 1 : random.between(1.2, 4);
    const isSale = day < saleUntil;
    const isAway = day < vacationUntil;

    if (random.is(sitsDown)) {
      const sitting = at();
      const many = random.count(addsPerDay / sitsDown, 0.7);
      for (let i = 0; i < many; i++) list(sitting + i * (uploads ? 0 : random.between(1, 8)) * minuteMs);
    }
    if (kind === 'launches' && falls(5)) {
      const from = at();
      const many = random.whole(20, 250);
      for (let i = 0; i < many; i++) list(from + (uploads ? 0 : (i / many) * random.between(1, 3) * hourMs));
    }
    if (kind === 'repricer') {
      for (const item of stock)
        if (random.is(Math.min(0.25, 60 / stock.length)))
          reprice(item, open + 24 * hourMs * random.next(), Math.round(item.market * random.between(0.82, 1.08)));
    } else
      for (const item of stock)
        if (random.is(0.01)) reprice(item, at(), Math.round(item.price * random.between(0.88, 1.1)));
    if (day === spec.renumbersOn || (kind === 'renumbers its shelf' && falls(3)))
      renumber(changes, stock, at(), random);
    const sells = kind === 'sales' || kind === 'announced sales' || kind === 'clearance';
    if (sells && !isSale && (day === spec.saleOn || falls(kind === 'clearance' ? 2.5 : 8))) {
      saleUntil = day + random.whole(2, 7);
      const [from, to] = [open, open + (saleUntil - day + 1) * dayMs];
      if (kind === 'announced sales') planned.push({ kind: 'sale', from, to, note: '' });
      const depth = kind === 'clearance' ? random.between(0.3, 0.6) : random.between(0.15, 0.4);
      const share = kind === 'clearance' ? random.between(0.05, 0.3) : 0.7;
      for (const item of stock)
        if (random.is(share)) reprice(item, open + hourMs * random.next(), Math.round(item.price * (1 - depth)));
    }
    if (sells && day === saleUntil)
      for (const item of stock)
        reprice(item, open + hourMs * random.next(), Math.round(item.market * random.between(0.9, 1.1)));
    if (kind === 'vacations' && !isAway && falls(3)) {
      vacationUntil = day + random.whole(4, 14);
      for (const item of stock)
        changes.push(changed(open + 20 * hourMs, { status: 'active' }, { status: 'inactive' }, facts(item)));
    } else if (kind === 'vacations' && day === vacationUntil)
      for (const item of stock)
        changes.push(changed(open + 8 * hourMs, { status: 'inactive' }, { status: 'active' }, facts(item)));
    if (kind === 'fulfilment moves' && moved.length === 0 && falls(2.5)) {
      moved = stock.filter(({ channel }) => channel === 'amazon' && random.is(random.between(0.1, 0.5)));
      for (const item of moved) move(changes, item, 'merchant', at());
    } else if (moved.length > 0 && falls(12)) {
      for (const item of moved) move(changes, item, 'amazon', at());
      moved = [];
    }
    if (kind === 'bank or address change' && falls(0.5)) {
      const after = `${random.whole(200, 999)}`;
      changes.push(aChange(at(), { field: 'payout-account-tail', scope: 'JPY', before: '181', after }));
    }
    if (kind === 'bank or address change' && falls(0.5))
      changes.push(aChange(at(), { field: 'ship-from-address', before: 'a', after: `b${random.whole(1, 9999)}` }));
    if (kind === 'outages' && falls(20)) {
      const from = open + random.between(0, 20) * hourMs;
      blind.push({ from, to: from + random.between(2, 60) * hourMs, how: random.is(0.5) ? 'outage' : 'truncated' });
    }
    // One product runs out, or a supplier fails and several do.
    const many = kind === 'stock-outs' && falls(18) ? (random.is(0.25) ? random.whole(2, 5) : 1) : 0;
    const ranOut = Array.from({ length: many }, () => random.pick(stock));
    const rise = (1 + (growth * day) / 365) * (isSale ? random.between(1.5, 5) : 1) * event;
    const sold = isAway ? 0 : random.count(ordersPerDay * season * weekly * rise, unevenness);
    for (let i = 0; i < sold; i++) {
      const isOut = ranOut.length > 0 && random.is(0.25);
      const item = isOut
        ? random.pick(ranOut)
        : (stock[Math.floor(stock.length * random.next() ** 2)] ?? random.pick(stock));
      const soldAt = open + (hourOf(random) + random.next()) * hourMs;
      sell(changes, random, item, soldAt, `${prefix}${orders++}`, isOut, habits);
    }
  }
  changes.sort((a, b) => a.occurredAt - b.occurredAt);
  return { spec, changes, stock, blind, prices, items, random, planned };
}
