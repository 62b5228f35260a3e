// handling-time-jump: long promises of a time to ship on new or own listings, where this shop makes short ones.

import { dayMs } from '../domain/clock.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { longHandlingDays } from '../domain/shop/listing.ts';
import { type DayCounts, promiseOf } from '../domain/statistics/baseline.ts';
import { type Bar, type Burst, beforeDayTo, bursts, firstOfEach, lastAt } from '../domain/statistics/bursts.ts';
import { count, duration, type Params, percent } from '../domain/text/text.ts';
import { barOfShares, burstFound, few, habitOfShares, ifKnown } from '../domain/watch/counted.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { type Evidence, ofListing, worstFirst } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { isOnSale } from '../domain/watch/standing.ts';
import { kept } from '../domain/watch/view.ts';

const settings = {
  habitDays: setting(180, 'days', 'How many days of its own history the shop is held against.', 7, 190),
  least: setting(5, 'listings', 'Fewer long promises than this in a day never stand out.', 2),
  score: setting(3, '-log10 p', 'How unlikely the promises must be: 3 is one in a thousand.', 1, 20),
  known: setting(20, 'listings', 'From so many promises on a shop’s own longest one says something.', 1),
  priorTries: setting(10, 'listings', 'What is believed of a shop before its first day: of this many promises ...', 1),
  priorHits: setting(0.5, 'listings', '... this many are long.', 0.01),
  priorSpread: setting(0.2, 'correlation', 'How much the share is believed to differ from day to day.', 0.001, 0.9),
};

export const handlingTimeJump = defineDetector({
  id: 'handling-time-jump',
  title: { en: 'Long times to ship promised', ja: '出荷作業日数の大幅な延長' },
  status: 'stable',
  family: 'fulfilment',
  severity: 'low',
  needs: [['new-listings', 'listings']],
  sees: { promising: kept(['listing-added', 'listing-changed'], (change) => promiseOf(change) !== null) },
  explainedBy: { 'fulfilment-change': 'all' },
  stands: (there, { after }) =>
    after?.kind === 'duration' &&
    there.some((listing) => isOnSale(listing) && (listing.handlingDays ?? 0) * dayMs >= after.ms),
  settings,
  why: {
    en: 'With 18 to 21 days to ship, the payout comes before the first complaint.',
    ja: '出荷まで18～21日かかると表示しておけば、最初の苦情より先に売上金が振り込まれます。',
  },
  falsePositives: [
    { en: 'A line that is made to order or imported.', ja: '受注生産や取り寄せの商品を扱い始めた場合。' },
    { en: 'A longer time to ship while away on holiday.', ja: '休暇中に出荷作業日数を延ばした場合。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'contact-settings', 'report'],
  references: [
    'Documented takeovers: overseas origin, 18 to 21 days’ lead time on every listing.',
    'Beta-binomial share of long promises among the shop’s own; where they are usual, beyond its own maximum.',
  ],
  tells: {
    jump: { theme: 'selling', brief: { en: '{count} to ship in {days} days', ja: '発送{days}日の出品{count}件' } },
    beyond: { theme: 'selling', brief: { en: '{count} to ship in {days} days', ja: '発送{days}日の出品{count}件' } },
  },
  says: {
    jump: {
      en: '{count, plural, one {# listing promises} other {# listings promise}} to ship only within {days, plural, one {# day} other {# days}}, set within {span}; of all this shop’s promises before, {usual} were {least} days or longer.',
      ja: '{span}のうちに、{count}件の出品で出荷作業日数が最長{days}日に設定されました。この店舗で{least}日以上の設定は、これまで{usual}でした。',
    },
    beyond: {
      en: '{count, plural, one {# listing promises} other {# listings promise}} to ship only within {days, plural, one {# day} other {# days}}, set within {span}; the longest that this shop ever promised was {most}.',
      ja: '{span}のうちに、{count}件の出品で出荷作業日数が最長{days}日に設定されました。この店舗のこれまでの最長は{most}日です。',
    },
    few: {
      en: '{count, plural, =0 {No listing was} one {# listing was} other {# listings were}} given {days} days or more to ship in the last three days; fewer than {least} never stand out.',
      ja: '直近3日間に出荷作業日数が{days}日以上に設定された出品は{count}件です。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: '{count, plural, one {# listing was} other {# listings were}} given {days} days or more to ship in the last three days; long times are usual here ({usual} of all).',
      ja: '直近3日間に{count}件の出荷作業日数が{days}日以上に設定されましたが、この店舗では珍しくありません（全体の{usual}）。',
    },
  },
  detect(look) {
    const { now, settings: values, seen } = look;
    const promises = promisesOf(seen.promising);
    const long = onceEach(promises.filter(isLong));
    const days = count(longHandlingDays);
    if (long.length < values.least) return few(long, values, { days });

    // Short promises of the same days speak for the shop.
    const short = onceEach(promises.filter((promise) => !isLong(promise))).length;
    const usualAt = beforeDayTo(look, values.habitDays, (history) =>
      barOfShares(habitOfShares(history.map(shareOf), values), short, values),
    );
    const jumps = bursts(long, usualAt, now);
    if (jumps.length > 0)
      return fired(...jumps.map((jump) => told(jump, 'jump', { least: days, usual: percent(jump.bar.habit.own) })));

    // Where long promises are usual, those beyond the longest ever made are told apart.
    const longestAt = beforeDayTo(look, values.habitDays, (history) => barOfLongest(history, short, values));
    const longer = long.filter((promise) => promise.days > longestAt(promise.occurredAt).longest);
    const beyond = bursts(longer, longestAt, now);
    if (beyond.length > 0)
      return fired(...beyond.map((burst) => told(burst, 'beyond', { most: count(burst.bar.longest) })));

    const usual = percent(usualAt(lastAt(long, now)).habit.own);
    return quiet('usual', { count: count(long.length), days, usual });
  },
});

type Promised = ReturnType<typeof promisesOf>[number];

/** New promises of a time to ship, with the days. */
function promisesOf(changes: readonly ChangeOf<'listing-added' | 'listing-changed'>[]) {
  return changes.flatMap((change) => {
    const days = promiseOf(change);
    const listing = change.kind === 'listing-added' ? change.listing : change.after;
    return days === null ? [] : [{ ...change, days, listing }];
  });
}

const isLong = ({ days }: Promised) => days >= longHandlingDays;
const onceEach = (promises: readonly Promised[]) => firstOfEach(promises, ({ listing }) => listing.sku);
const shareOf = ({ promised = 0, promisedLong = 0 }: DayCounts) => ({ hits: promisedLong, tries: promised });

/** As if none of the shop's promises had been so long: of those beyond its longest that is true. */
function barOfLongest(
  history: readonly DayCounts[],
  short: number,
  values: SettingValues<typeof settings>,
): Bar & { readonly longest: number } {
  const tries = history.reduce((sum, { promised = 0 }) => sum + promised, 0);
  // A day counted by an earlier version says nothing of its longest.
  const isKnown = history.every(({ promised = 0, promisedMost }) => promised === 0 || promisedMost !== undefined);
  const bar = barOfShares(habitOfShares([{ hits: 0, tries }], values), short, values);
  const longest = Math.max(0, ...history.map(({ promisedMost = 0 }) => promisedMost));
  return { ...ifKnown(isKnown && tries >= values.known, bar), longest };
}

function told(burst: Burst<Promised, Bar>, says: string, more: Params): Finding {
  const days = count(Math.max(...burst.events.map((promise) => promise.days)));
  return burstFound(burst, says, { days, ...more }, worstFirst(burst.events, (promise) => promise.days).map(row));
}

function row(promise: Promised): Evidence {
  const before = promise.kind === 'listing-changed' ? promise.before.handlingDays : null;
  return {
    subject: ofListing(promise.listing),
    at: promise.occurredAt,
    ...(before !== null && { before: duration(before * dayMs) }),
    after: duration(promise.days * dayMs),
  };
}
