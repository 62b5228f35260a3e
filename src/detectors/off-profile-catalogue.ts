// off-profile-catalogue: new listings of kinds that this shop has never had, and that intruders like.

import { dayMs, type Instant } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import type { CatalogueItem, Market } from '../domain/shop/offer.ts';
import { type Assortment, kindLimit, noAssortment } from '../domain/statistics/assortment.ts';
import { firstOfEach } from '../domain/statistics/bursts.ts';
import { type ShareHabit, scoreShare } from '../domain/statistics/habit.ts';
import { stretches, windowStarts } from '../domain/statistics/trailing.ts';
import { count, number, type Params, percent, text } from '../domain/text/text.ts';
import { few } from '../domain/watch/counted.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { ofListing, worstFirst } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { newSkus } from '../domain/watch/views.ts';

const settings = {
  least: setting(5, 'listings', 'Fewer listings of a foreign kind than this in a day never stand out.', 2),
  known: setting(5, 'listings', 'Of a shop of which fewer are known, nothing is foreign.', 1),
  score: setting(2, '-log10 p', 'How unlikely the day must be, weighted: 2 is one in a hundred.', 0.5, 20),
  prior: setting(0.5, 'listings', 'As if this many listings more had been of a kind never seen before.', 0.01),
  spread: setting(0.25, 'correlation', 'How much goods of one day go together: a new line is one decision.', 0.01, 0.9),
  most: setting(6, '-log10 p', 'Before weighing: a model of one shop is not trusted beyond one in a million.', 1, 20),
  brands: setting(5, 'brands', 'Fewer brands never sold than this in a day never stand out.', 2),
  brandsKnown: setting(20, 'listings', 'Of a shop of which fewer brands’ listings are known, no brand is foreign.', 1),
  brandsMost: setting(3, '-log10 p', 'What brands never sold weigh at most: shops do take on new ones.', 0, 20),
  topRank: setting(2_000, 'rank', 'From this best-seller rank on a listing counts in full.', 1),
  plainWeight: setting(0.25, 'share', 'What a listing weighs that is neither electronics nor a best-seller.', 0, 1),
};
type Values = SettingValues<typeof settings>;

/** Display groups that hold electronics, as marketplaces name them: consoles, phones, cameras, computers, appliances. */
const electronics =
  /electr|elektr|élect|elettr|eletr|家電|カメラ|パソコン|ゲーム|comput|informát|informati|phone|wireless|handy|camera|photo|foto|video ?game|videojuego|videogioc|jeux vid|appliance|großgerät|high-tech/iu;

export const offProfileCatalogue = defineDetector({
  id: 'off-profile-catalogue',
  title: { en: 'Goods of a kind never sold here', ja: '扱ったことのない種類の商品' },
  status: 'stable',
  family: 'catalogue',
  severity: 'low',
  needs: [['new-listings', 'listings'], 'catalogue'],
  sees: { added: newSkus },
  explainedBy: { launch: 'all' },
  settings,
  why: {
    en: 'Whatever the shop used to sell, an intruder lists what sells fast everywhere: electronics and best-sellers.',
    ja: '店舗の本来の商品に関係なく、乗っ取り犯はすぐに売れる家電や売れ筋の商品を出品します。',
  },
  falsePositives: [
    { en: 'A new line of goods.', ja: '新しい分野の商品を扱い始めた場合。' },
    { en: 'A shop that lists whatever it can get.', ja: '仕入れに応じて何でも扱う店舗。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'users', 'report'],
  references: [
    'Goods in documented takeovers: consoles, phones, cameras, SSDs, earphones, refrigerators, ink; whatever ranks.',
    'Good (1953): the chance that the next thing is of a kind never seen is the share of kinds seen once.',
  ],
  tells: {
    foreign: { theme: 'selling', brief: { en: '{count} of a new kind', ja: '異分野{count}件' } },
    brands: { theme: 'selling', brief: { en: '{count} new brands', ja: '新ブランド{count}件' } },
  },
  says: {
    foreign: {
      en: '{count} of {compared, plural, one {# new listing} other {# new listings}} are of a kind never seen here, most of all {kind}; {hot} of them electronics or best-sellers.',
      ja: '新規出品{compared}件中{count}件が、この店舗では扱ったことのない種類の商品です（主に{kind}）。うち{hot}件は家電または売れ筋の商品です。',
    },
    brands: {
      en: '{count} of the {compared, plural, one {# brand} other {# brands}} just listed were never sold here, and are best-sellers: {kind} and others.',
      ja: '新たに出品された{compared}ブランドのうち{count}ブランドは、この店舗で扱ったことのない売れ筋です（{kind}など）。',
    },
    none: {
      en: 'No new listing in the last three days of which the catalogue is known.',
      ja: '直近3日間に、カタログ情報の分かる新規出品はありませんでした。',
    },
    unknown: {
      en: 'Of only {count, plural, one {# listing} other {# listings}} of this shop the kind is known; nothing can be foreign yet.',
      ja: 'この店舗の商品のうち種類が分かっているのは{count}件だけで、まだ判断できません。',
    },
    few: {
      en: '{count, plural, =0 {No new listing is} one {# new listing is} other {# new listings are}} of a kind never seen here; fewer than {least} never stand out.',
      ja: '扱ったことのない種類の新規出品は{count}件です。{least}件未満は異常とみなしません。',
    },
    near: {
      en: '{count, plural, one {# new listing is} other {# new listings are}} of a kind never seen here, but this shop does try new things ({share} of its listings), or they are ordinary goods (weight {weight}).',
      ja: '扱ったことのない種類の新規出品が{count}件ありますが、新しい分野にも出品する店舗であるか（{share}）、一般的な商品です（重み{weight}）。',
    },
  },
  detect(look) {
    const { settings: values, baseline, now } = look;
    const assortment = baseline.assortment ?? noAssortment;
    const listed = listedOf(look.seen.added, look.market, assortment, values);
    if (listed.length === 0) return quiet('none');
    if (assortment.known < values.known) return quiet('unknown', { count: count(assortment.known) });
    const foreign = listed.filter(({ isForeign }) => isForeign);
    const brands = brandsOf(listed, assortment, values);
    const newBrands = brands.filter(({ isForeign }) => isForeign);
    if (foreign.length < values.least && newBrands.length < values.brands) return few(foreign, values);

    const ofKinds = windowsOf(listed, foreign, categoryHabit(assortment, values), values.least, values);
    const ofBrands = windowsOf(brands, newBrands, brandHabit(assortment, values), values.brands, values);
    const found = [
      ...batchesOf(foreign, ofKinds, values, now).map((batch) => {
        const hot = count(batch.events.filter(({ heat }) => heat === 1).length);
        return told(batch, 'foreign', ({ item }) => item.category ?? '', { hot });
      }),
      ...batchesOf(newBrands, ofBrands, values, now).map(({ name, score, ...batch }) => {
        const weighed = { ...batch, name: `brands ${name}`, score: Math.min(values.brandsMost, score) };
        return told(weighed, 'brands', ({ item }) => item.brand ?? '');
      }),
    ];
    if (found.length > 0) return fired(...found);
    const weight = number(foreign.reduce((sum, { heat }) => sum + heat, 0) / Math.max(1, foreign.length));
    const share = percent(newKindShare(assortment.known, assortment.categories, values));
    return quiet('near', { count: count(foreign.length), share, weight });
  },
});

type Listed = ChangeOf<'listing-added'> & {
  readonly item: CatalogueItem;
  readonly isForeign: boolean;
  /** 1 for what intruders like, less for the rest. */
  readonly heat: number;
};

/** New listings of foreign kinds that are together unlikely. */
interface Batch {
  readonly name: string;
  readonly score: number;
  readonly events: readonly Listed[];
  /** How many new listings they were seen among. */
  readonly compared: number;
}

function batchesOf(foreign: readonly Listed[], windows: readonly Window[], values: Values, now: Instant): Batch[] {
  return stretches(foreign, (i) => (windows[i]?.score ?? 0) >= values.score, now).map(({ from, to, name }) => {
    const run = windows.slice(from, to + 1);
    const events = foreign.slice(Math.min(...run.map(({ start }) => start)), to + 1);
    const compared = Math.max(events.length, ...run.map(({ tries }) => tries));
    return { name, score: Math.max(...run.map(({ score }) => score)), events, compared };
  });
}

function told(
  { name, score, events, compared }: Batch,
  says: 'foreign' | 'brands',
  kindOf: (one: Listed) => string,
  more: Params = {},
): Finding {
  const kind = text(commonest(events.map(kindOf)));
  return {
    name,
    score,
    beganAt: Math.min(...events.map(({ occurredAt }) => occurredAt)),
    says,
    params: { count: count(events.length), compared: count(compared), kind, ...more },
    evidence: worstFirst(events, ({ heat }) => heat).map((one) => ({
      subject: ofListing(one.listing),
      at: one.occurredAt,
      after: text(kindOf(one)),
    })),
  };
}

/** New SKUs whose category is known, each once. */
function listedOf(
  added: readonly ChangeOf<'listing-added'>[],
  market: Market,
  { categories }: Assortment,
  values: Values,
): Listed[] {
  return added.flatMap((change) => {
    const { asin, marketplaceId } = change.listing;
    const item = asin === null ? null : market.item(marketplaceId, asin);
    if (!item?.category) return [];
    const isHot = electronics.test(item.category) || (item.rank !== null && item.rank <= values.topRank);
    const isForeign = !Object.hasOwn(categories, item.category);
    return [{ ...change, item, isForeign, heat: isHot ? 1 : values.plainWeight }];
  });
}

/**
 * Brands of the new listings, each once, since to take on a brand is one decision. One of a foreign kind is told by that.
 * Only best-sellers weigh in full: in its own field electronics are nothing special.
 */
function brandsOf(listed: readonly Listed[], { brands }: Assortment, values: Values): Listed[] {
  const known = Object.keys(brands).length;
  const total = Object.values(brands).reduce((sum, n) => sum + n, 0);
  if (total < values.brandsKnown || known >= kindLimit) return [];
  const inProfile = listed.filter(({ isForeign, item }) => !isForeign && item.brand);
  return firstOfEach(inProfile, ({ item }) => item.brand ?? '').map((one) => ({
    ...one,
    isForeign: !Object.hasOwn(brands, one.item.brand ?? ''),
    heat: one.item.rank !== null && one.item.rank <= values.topRank ? 1 : values.plainWeight,
  }));
}

/** The chance that the next one is of a kind never seen before. */
function newKindShare(known: number, kinds: Readonly<Record<string, number>>, { prior }: Values): number {
  const seenOnce = Object.values(kinds).filter((n) => n === 1).length;
  return (seenOnce + prior) / (known + 2 * prior + 1);
}

function categoryHabit({ known, categories }: Assortment, values: Values): ShareHabit {
  return habitOf(newKindShare(known, categories, values), known, values);
}

function brandHabit({ brands }: Assortment, values: Values): ShareHabit {
  const known = Object.values(brands).reduce((sum, n) => sum + n, 0);
  return habitOf(newKindShare(known, brands, values), known, values);
}

function habitOf(share: number, tries: number, { spread }: Values): ShareHabit {
  const strength = 1 / spread - 1;
  return { a: share * strength, b: (1 - share) * strength, tries };
}

/** The day that ends at a foreign one: from where on, among how many, and how unlikely. */
interface Window {
  readonly start: number;
  readonly tries: number;
  readonly score: number;
}

function windowsOf(
  listed: readonly Listed[],
  foreign: readonly Listed[],
  habit: ShareHabit,
  least: number,
  values: Values,
): Window[] {
  const starts = windowStarts(
    foreign.map(({ occurredAt }) => occurredAt),
    dayMs,
  );
  return foreign.map(({ occurredAt }, i) => {
    const start = starts[i] ?? i;
    const within = foreign.slice(start, i + 1);
    const own = listed.filter((one) => !one.isForeign && Math.abs(one.occurredAt - occurredAt) < dayMs).length;
    const tries = within.length + own;
    const heat = within.reduce((sum, one) => sum + one.heat, 0) / within.length;
    const surprise = within.length < least ? 0 : scoreShare({ hits: within.length, tries }, habit);
    const score = heat * Math.min(values.most, surprise);
    return { start, tries, score };
  });
}

function commonest(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
