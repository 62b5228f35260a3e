// Days on which a whole marketplace sells: Prime Day, autumn Prime days, Black Friday to Cyber Monday, new year. They
// widen what is usual and mute nothing; an intruder may well come on such a day.
import { bySlot, type DayNumber, dayMs, type Instant, localDay } from '../clock.ts';
import { findMarketplace } from '../marketplace.ts';

type Days = readonly [first: DayNumber, last: DayNumber];

const dayOf = (iso: string): DayNumber => Date.parse(`${iso}T00:00:00Z`) / dayMs;
/** As numbers from the start: a replay asks millions of times. */
const daysOf = (spans: readonly (readonly [first: string, last: string])[]): readonly Days[] =>
  spans.map(([first, last]) => [dayOf(first), dayOf(last)]);

/**
 * Prime Day where it is held on the common dates. 2015 to 2021 as listed by imakara.blog/zatta/primeday2021, 2022 to 2025
 * by l-yard.com/life/prime-day-2026-guide; 2026 as announced (itmagazine.cc 2026-06-02). 2020 was moved to October, 2021 and
 * 2026 to June.
 */
const primeDays = daysOf([
  ['2015-07-15', '2015-07-15'],
  ['2016-07-12', '2016-07-12'],
  ['2017-07-10', '2017-07-11'],
  ['2018-07-16', '2018-07-17'],
  ['2019-07-15', '2019-07-16'],
  ['2020-10-13', '2020-10-14'],
  ['2021-06-21', '2021-06-22'],
  ['2022-07-12', '2022-07-13'],
  ['2023-07-11', '2023-07-12'],
  ['2024-07-16', '2024-07-17'],
  ['2025-07-08', '2025-07-11'],
  ['2026-06-23', '2026-06-26'],
]);
/** Where a marketplace has days of its own: Japan's Prime Day with its early days (l-yard.com, as above). */
const primeDaysOf: Readonly<Record<string, readonly Days[]>> = {
  JP: daysOf([
    ['2023-07-09', '2023-07-12'],
    ['2024-07-11', '2024-07-17'],
    ['2025-07-08', '2025-07-14'],
  ]),
};

/**
 * The autumn Prime days. In 2022 fifteen countries, Japan not among them (okane.robots.jp 2022-09-29); Japan since 2023,
 * on days of its own and with early days (ichizo.hatenablog.com/entry/thinking-of-amazon-prime-sale).
 */
const autumnDays = daysOf([
  ['2022-10-11', '2022-10-12'],
  ['2023-10-10', '2023-10-11'],
  ['2024-10-08', '2024-10-09'],
  ['2025-10-07', '2025-10-08'],
]);
const autumnDaysOf: Readonly<Record<string, readonly Days[]>> = {
  JP: daysOf([
    ['2023-10-14', '2023-10-15'],
    ['2024-10-17', '2024-10-20'],
    ['2025-10-04', '2025-10-10'],
  ]),
};

/** Dates of later years aren't known yet: then Prime Day is taken to lie within these days, as it mostly has. */
const primeWindow = { from: '07-08', to: '07-17', after: 2026 } as const;

const isWithin = (day: DayNumber, spans: readonly Days[]) => spans.some(([first, last]) => day >= first && day <= last);

/** Thanksgiving is the fourth Thursday of November. */
function thanksgiving(year: number): DayNumber {
  const first = Date.UTC(year, 10, 1) / dayMs;
  const weekday = new Date(first * dayMs).getUTCDay();
  return first + ((4 - weekday + 7) % 7) + 21;
}

/** Which sale the whole marketplace holds on this local day; null for an ordinary day or an unknown marketplace. */
export function saleOn(marketplaceId: string, day: DayNumber): 'prime-day' | 'black-friday' | 'new-year' | null {
  const country = findMarketplace(marketplaceId)?.country;
  if (country === undefined) return null;
  const date = new Date(day * dayMs);
  const year = date.getUTCFullYear();
  if (isWithin(day, primeDays) || isWithin(day, primeDaysOf[country] ?? [])) return 'prime-day';
  if (isWithin(day, country === 'JP' ? [] : autumnDays) || isWithin(day, autumnDaysOf[country] ?? []))
    return 'prime-day';
  if (year > primeWindow.after && isWithin(day, daysOf([[`${year}-${primeWindow.from}`, `${year}-${primeWindow.to}`]])))
    return 'prime-day';
  // Black Friday has become a week that ends after Cyber Monday (Japan 2021: 26 November to 2 December, syrus.jp).
  const friday = thanksgiving(year) + 1;
  if (day >= friday - 4 && day <= friday + 6) return 'black-friday';
  // 初売り in Japan; elsewhere the sales after Christmas.
  const ofYear = day - Date.UTC(year, 0, 1) / dayMs;
  return ofYear < 7 ? 'new-year' : null;
}

/** How many times the usual is usual then: 1 on an ordinary day. Of several marketplaces the one that sells most. */
export function saleFactor(marketplaceIds: readonly string[], day: DayNumber, widened: number): number {
  return marketplaceIds.some((id) => saleOn(id, day) !== null) ? widened : 1;
}

/**
 * Widens what a day is held against on sale days of the account's marketplaces: so many times as many are as usual as
 * otherwise one. A window touches two local days; if either is one of a sale, it is widened.
 */
export function onSaleDays(
  { marketplaceIds, timeZone }: { readonly marketplaceIds: readonly string[]; readonly timeZone: string },
  widened: number,
): <B extends { readonly score: (count: number) => number }>(bar: B, at: Instant) => B {
  const known = new Map<object, object>();
  const sales = new Map<DayNumber, boolean>();
  const isSale = (day: DayNumber) => {
    const is = sales.get(day) ?? [day, day - 1].some((one) => saleFactor(marketplaceIds, one, widened) > 1);
    sales.set(day, is);
    return is;
  };
  const isOnSale = bySlot((at) => isSale(localDay(at, timeZone)));
  return (bar, at) => {
    if (!isOnSale(at)) return bar;
    const wide = known.get(bar) ?? { ...bar, score: (count: number) => bar.score(Math.ceil(count / widened)) };
    known.set(bar, wide);
    return wide as typeof bar;
  };
}
