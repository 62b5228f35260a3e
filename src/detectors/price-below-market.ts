// price-below-market: offers far below what other sellers ask for the same ASIN.

import { dayMs, hourMs } from '../domain/clock.ts';
import { type Money, ratio } from '../domain/money.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import type { Listing } from '../domain/shop/listing.ts';
import type { Market } from '../domain/shop/offer.ts';
import { honestQuantiles, logPriceTail, logRatioZ } from '../domain/statistics/price.ts';
import { logBinomialTail, scoreOf } from '../domain/statistics/tails.ts';
import { recentMs, stretches, windowStarts } from '../domain/statistics/trailing.ts';
import { count, money, percent } from '../domain/text/text.ts';
import { defineDetector, type Finding, fired, type Look, quiet } from '../domain/watch/detector.ts';
import { type Evidence, ofListing, worstFirst } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { whilePricedSo } from '../domain/watch/standing.ts';
import { ofThings, type Placed } from '../domain/watch/view.ts';

const settings = {
  sigma: setting(0.214, 'log ratio', 'How far apart honest prices of the same product are (robust sigma).', 0.21, 1),
  z: setting(3, 'sigmas', 'An offer this far below the others is far below: 3 is about half their price.', 2, 10),
  mildRatio: setting(
    0.7,
    'ratio',
    'Below this share of the others’ price an offer is cheap; many at once count.',
    0.5,
    0.9,
  ),
  mildChance: setting(0.26, 'share', 'Share of honest offers below mildRatio.', 0.05, 0.6),
  deepRatio: setting(
    honestQuantiles.deep.ratio,
    'ratio',
    'Below this share of the others’ price hardly any honest offer lies.',
    0.05,
    0.5,
  ),
  ownCut: setting(0.5, 'ratio', 'A price of one’s own counts as slashed below this share of what it was.', 0.1, 0.9),
  least: setting(3, 'offers', 'A batch needs this many; one alone must be extreme.', 2),
  score: setting(3, '-log10 p', 'How unlikely the prices must be: 3 is one in a thousand.', 1, 20),
  pageDeep: setting(3, 'offers', 'This many hardly-ever-honest prices are told at once ...', 1),
  pageLow: setting(10, 'offers', '... and so are this many new ones far below, being most of those compared ...', 1),
  pageScore: setting(6, '-log10 p', '... if they are together this unlikely.', 1, 20),
};
type Values = SettingValues<typeof settings>;

type Priced = ChangeOf<'listing-added' | 'listing-changed'>;
const offeredBy = (change: Priced) => (change.kind === 'listing-added' ? change.listing : change.after);
const listingOf = (change: Priced) => `${offeredBy(change).marketplaceId}|${offeredBy(change).sku}`;

/** Shares of the others' price at which offers are counted, besides the mild one: each step is some ten times rarer. */
const ladder = [honestQuantiles.low.ratio, honestQuantiles.deep.ratio, 0.2, 0.12, 0.07];
/** A batch shows within the hour, a patient intruder's few a day only over days. */
const spans = [hourMs, dayMs, recentMs];
/** Every step in every window is a try. */
const tries = Math.log10(spans.length * (ladder.length + 1));

export const priceBelowMarket = defineDetector({
  id: 'price-below-market',
  title: { en: 'Prices far below the market', ja: '相場を大きく下回る価格' },
  status: 'stable',
  family: 'price',
  severity: 'high',
  needs: [['new-listings', 'listings'], 'offers'],
  sees: { offered: ofThings(['listing-added', 'listing-changed'], listingOf, offerOf, isPriced) },
  // New offers below the market are what intruders list: a sale explains only own prices cut.
  explainedBy: { sale: ['cut'], 'price-change': ['cut'] },
  stands: whilePricedSo,
  settings,
  why: {
    en: 'A price far below everyone else’s brings orders within minutes; the intruder never means to deliver.',
    ja: '相場を大きく下回る価格なら数分で注文が集まります。乗っ取り犯には発送するつもりがありません。',
  },
  falsePositives: [
    {
      en: 'A slip of the decimal point, or an upload in the wrong currency.',
      ja: '桁の間違いや、別の通貨での一括登録。',
    },
    { en: 'A clearance far deeper than others’ prices.', ja: '相場を大きく下回る在庫処分。' },
    {
      en: 'Used goods where the source doesn’t say so: others’ prices are for new ones.',
      ja: '中古品であることが情報源に表れていない場合（比較する他社価格は新品のもの）。',
    },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'users', 'report'],
  references: [
    'Documented takeovers on Amazon.co.jp, 2017: 0.05 to 0.11 of the market; the mild variant is 30-50 % off.',
    'Abt-Buy benchmark (database group Leipzig): honest prices of the same product in two shops.',
  ],
  tells: {
    fresh: { theme: 'selling', brief: { en: '{count} too cheap', ja: '格安{count}件' } },
    mild: { theme: 'selling', brief: { en: '{count} too cheap', ja: '割安{count}件' } },
    cut: { theme: 'altering', brief: { en: '{count} cut below market', ja: '相場割れ{count}件' } },
  },
  says: {
    fresh: {
      en: '{count} of {compared, plural, one {# new offer} other {# new offers}} {count, plural, one {is} other {are}} far below what other sellers ask: the middle one costs {ratio} of their price.',
      ja: '新規出品のうち価格を比べられた{compared}件中{count}件が、他の出品者の価格を大きく下回っています（中央値は他社の{ratio}）。',
    },
    mild: {
      en: '{count} of {compared, plural, one {# new offer} other {# new offers}} {count, plural, one {is} other {are}} cheaper than what other sellers ask: the middle one costs {ratio} of their price. One alone would be ordinary, so many at once are not.',
      ja: '新規出品のうち価格を比べられた{compared}件中{count}件が、他の出品者より安くなっています（中央値は他社の{ratio}）。1件なら珍しくありませんが、これほど揃うのは不自然です。',
    },
    cut: {
      en: '{count} of {compared, plural, one {# price change} other {# price changes}} on own listings went far below the market: the middle one to {ratio} of the reference price.',
      ja: '既存の出品の価格変更{compared}件中{count}件が、相場を大きく下回りました（中央値は基準価格の{ratio}）。',
    },
    none: {
      en: 'No new offer and no price cut in the last three days.',
      ja: '直近3日間に新規出品も値下げもありませんでした。',
    },
    incomparable: {
      en: '{count, plural, one {# offer} other {# offers}} without another seller’s price to hold them against.',
      ja: '対象の{count}件には、比較できる他の出品者の価格がありませんでした。',
    },
    near: {
      en: '{compared, plural, one {# offer} other {# offers}} compared; {low} below half of the others’ price, the cheapest at {ratio}: within what honest shops do.',
      ja: '{compared}件を比較しました。他社の半額を下回るのは{low}件、最も安いもので他社の{ratio}であり、通常の店舗の範囲です。',
    },
  },
  detect(look) {
    const offers = comparedIn(look.market, look.seen.offered);
    if (offers.length === 0) return quiet('none');
    const compared = offers.filter(isCompared);
    if (compared.length === 0) return quiet('incomparable', { count: count(offers.length) });
    const fresh = compared.filter(({ isFresh }) => isFresh);
    const cut = compared.filter(({ isFresh }) => !isFresh);
    const found = [...batches(look, look.settings, 'fresh', fresh), ...batches(look, look.settings, 'cut', cut)];
    if (found.length > 0) return fired(...found);
    const ratios = compared.map((offer) => offer.ratio);
    const low = ratios.filter((r) => isLow(r, look.settings)).length;
    return quiet('near', { compared: count(compared.length), low: count(low), ratio: percent(Math.min(...ratios)) });
  },
});

interface Offer {
  readonly change: Priced;
  readonly listing: Listing;
  readonly price: Money;
  /** Its price before the window; null for what is new. */
  readonly before: Money | null;
  readonly isFresh: boolean;
  readonly reference: Money | null;
  /** Price to reference; null where nothing comparable is known. */
  readonly ratio: number | null;
}
type Offered = Omit<Offer, 'reference' | 'ratio'>;
type Compared = Offer & { readonly ratio: number; readonly reference: Money };

const isCompared = (offer: Offer): offer is Compared => offer.ratio !== null && offer.reference !== null;
const isLow = (r: number, { sigma, z }: Values) => logRatioZ(r, sigma) <= -z;

/** Is it a new or another price, of something that can be compared? */
function isPriced(change: Priced): boolean {
  if (change.kind === 'listing-changed' && !change.fields.includes('price')) return false;
  const { price, status, condition } = offeredBy(change);
  return price !== null && price.minor > 0 && status !== 'incomplete' && condition !== 'used';
}

/** What a listing's prices come to: a new offer, or a cut of an old one, at its lowest, by the time it appeared. */
function offerOf(changes: readonly Priced[]): Placed<Offered> | null {
  const [first] = changes;
  if (!first) return null;
  const was = first.kind === 'listing-added' ? null : first.before.price;
  const before = was !== null && was.minor > 0 ? was : null;
  let lowest: { listing: Listing; price: Money } | null = null;
  for (const change of changes) {
    const listing = offeredBy(change);
    const { price } = listing;
    if (price && (lowest === null || (ratio(price, lowest.price) ?? 1) < 1)) lowest = { listing, price };
  }
  if (!lowest || (before !== null && (ratio(lowest.price, before) ?? 1) >= 1)) return null;
  return { at: first, is: { change: first, ...lowest, before, isFresh: before === null } };
}

const comparisons = new WeakMap<Market, WeakMap<Offered, Offer>>();

/** Each beside its reference. Most are the same ones, in the same market, as at the look before. */
function comparedIn(market: Market, offered: readonly Offered[]): Offer[] {
  const known = comparisons.get(market) ?? new WeakMap<Offered, Offer>();
  comparisons.set(market, known);
  return offered.map((one) => {
    const offer = known.get(one) ?? { ...one, ...referenceOf(market, one) };
    known.set(one, offer);
    return offer;
  });
}

/** Others' lowest price; where nobody else offers it, its own price before. Never a list price. */
function referenceOf(market: Market, { listing, price, before }: Offered) {
  const others = listing.asin === null ? null : market.offer(listing.marketplaceId, listing.asin);
  const reference = others?.lowestPrice ?? before;
  return { reference, ratio: reference && ratio(price, reference) };
}

interface Window {
  readonly start: number;
  readonly mild: number;
  readonly score: number;
}

/**
 * What the window of `spanMs` that ends at each offer holds, and how unlikely that is of an honest shop: at each step
 * of the ladder, so many of so many offers at or below it.
 */
function windowsOf(offers: readonly Compared[], spanMs: number, kind: 'fresh' | 'cut', values: Values): Window[] {
  const starts = windowStarts(
    offers.map(({ change }) => change.occurredAt),
    spanMs,
  );
  const mild = {
    chance: values.mildChance,
    least: values.least,
    sums: runningSum(offers, ({ ratio: r }) => r < values.mildRatio),
  };
  const steps = ladder.map((cut) => {
    const isAt = (offer: Compared) => offer.ratio <= cut && (kind === 'fresh' || isDeep(offer, values));
    // One new offer may stand out by itself if it is extreme; of own prices only several together do.
    return {
      chance: Math.exp(logPriceTail(cut)),
      least: kind === 'fresh' ? 1 : values.least,
      sums: runningSum(offers, isAt),
    };
  });
  // Where all of them together are too few, no window of them needs to be tried.
  const tests = (kind === 'fresh' ? [mild, ...steps] : steps).filter(({ least, sums }) => (sums.at(-1) ?? 0) >= least);
  return starts.map((start, i) => {
    const n = i - start + 1;
    const within = (sums: readonly number[]) => (sums[i + 1] ?? 0) - (sums[start] ?? 0);
    const scores = tests.map(({ chance, least, sums }) => {
      const k = within(sums);
      return k < least || k <= n * chance ? 0 : scoreOf(logBinomialTail(k, n, chance));
    });
    return { start, mild: within(mild.sums), score: Math.max(0, ...scores) - tries };
  });
}

/** Are there as many cheap ones as the widest test asks for? Without them no window of theirs can hold any. */
function isWorthTrying(offers: readonly Compared[], kind: 'fresh' | 'cut', values: Values): boolean {
  const [widest = 0] = ladder;
  if (kind === 'fresh') return offers.some((offer) => offer.ratio <= Math.max(widest, values.mildRatio));
  return offers.filter((offer) => offer.ratio <= widest && isDeep(offer, values)).length >= values.least;
}

/** For each index how many of the offers before it are so. */
function runningSum(offers: readonly Compared[], is: (offer: Compared) => boolean): number[] {
  const sums = [0];
  for (const offer of offers) sums.push((sums.at(-1) ?? 0) + (is(offer) ? 1 : 0));
  return sums;
}

/** Below what hardly any honest offer costs; an own price must also have been slashed to get there. */
function isDeep({ ratio: r, price, before }: Compared, { deepRatio, ownCut }: Values): boolean {
  return r < deepRatio && (before === null || (ratio(price, before) ?? 0) < ownCut);
}

/** Signals for the runs of offers that are together too cheap. */
function batches(look: Look, values: Values, kind: 'fresh' | 'cut', offers: readonly Compared[]): Finding[] {
  if (!isWorthTrying(offers, kind, values)) return [];
  const windows = spans.map((spanMs) => windowsOf(offers, spanMs, kind, values));
  const isOver = (window: Window | undefined) => (window?.score ?? 0) >= values.score;
  const changes = offers.map(({ change }) => change);
  const isCheapAt = (i: number) => windows.some((ofSpan) => isOver(ofSpan[i]));
  return stretches(changes, isCheapAt, look.now).flatMap(({ from, to, name }) => {
    const run = windows.flatMap((ofSpan) => ofSpan.slice(from, to + 1)).filter(isOver);
    const start = Math.min(from, ...run.map((window) => window.start));
    const compared = offers.slice(start, to + 1);
    const far = compared.filter((offer) => (kind === 'cut' ? isDeep(offer, values) : isLow(offer.ratio, values)));
    const deep = compared.filter((offer) => isDeep(offer, values)).length;
    const isMild = kind === 'fresh' && far.length < values.least && run.some(({ mild }) => mild >= values.least);
    const cheap = isMild ? compared.filter((offer) => offer.ratio < values.mildRatio) : far.length > 0 ? far : compared;
    const score = Math.max(...run.map((window) => window.score));
    const isMostlyLow = kind === 'fresh' && far.length >= values.pageLow && far.length * 2 > compared.length;
    const isDamning = (deep >= values.pageDeep || isMostlyLow) && score >= values.pageScore;
    const ratios = cheap.map((offer) => offer.ratio).sort((a, b) => a - b);
    return {
      name: `${kind}|${name}`,
      score,
      severity: isDamning ? 'high' : 'low',
      beganAt: Math.min(...cheap.map(({ change }) => change.occurredAt)),
      says: isMild ? 'mild' : kind,
      params: {
        count: count(cheap.length),
        compared: count(compared.length),
        ratio: percent(ratios[Math.floor(ratios.length / 2)] ?? 1),
      },
      evidence: worstFirst(cheap, (offer) => -offer.ratio).map(row),
    };
  });
}

function row({ listing, change, price, before, reference }: Compared): Evidence {
  return {
    subject: ofListing(listing),
    at: change.occurredAt,
    ...(before && { before: money(before) }),
    after: money(price),
    reference: money(reference),
  };
}
