// listing-burst: more new SKUs in an hour or a day than this shop's own days explain.

import { dayMs, hourMs, type Instant, localDay } from '../domain/clock.ts';
import { ratio } from '../domain/money.ts';
import type { ChangeOf } from '../domain/shop/change.ts';
import { renamedOf } from '../domain/shop/renamed.ts';
import { type DayCounts, isActive, usualDays } from '../domain/statistics/baseline.ts';
import { beforeDayTo, firstOfEach } from '../domain/statistics/bursts.ts';
import { type CountHabit, limitOf, scoreCount } from '../domain/statistics/habit.ts';
import { type Stretch, stretches, windowStarts } from '../domain/statistics/trailing.ts';
import { count, money, number } from '../domain/text/text.ts';
import { burstFound, few, habitOfCounts } from '../domain/watch/counted.ts';
import { isSighted } from '../domain/watch/coverage.ts';
import { defineDetector, type Finding, fired, type Look, quiet } from '../domain/watch/detector.ts';
import { type Evidence, ofListing, worstFirst } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { allAdded, allRemoved } from '../domain/watch/views.ts';

const settings = {
  habitDays: setting(56, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  least: setting(8, 'listings', 'Fewer new SKUs than this never stand out.', 1),
  score: setting(3, '-log10 p', 'How unlikely a window must be: 3 is one in a thousand.', 1, 20),
  cap: setting(2_000, 'listings a day', 'This many, when the shop never had so many, stand out in any case.', 1),
  priorEvents: setting(0.5, 'listings', 'What is believed of a shop before its first day: this many SKUs ...', 0.01),
  priorDays: setting(0.05, 'days', '... in this long. Small, so that a few own days count for more.', 0.001),
  priorSize: setting(0.3, 'size', 'How uneven days are believed to be at first: small is uneven.', 0.05),
  silentDays: setting(60, 'days', 'An account is dormant after this many days of silence.', 14, 150),
  wakingDays: setting(2, 'days', 'Active days among them that still count as silence: an intruder tries first.', 0),
  bigOnDormant: setting(40, 'listings', 'A burst of this many on a dormant account is told at once.', 1),
};
type Values = SettingValues<typeof settings>;
type Added = ChangeOf<'listing-added'>;

/** Two windows are tried, so each must be twice as unlikely. */
const twoTries = Math.log10(2);

export const listingBurst = defineDetector({
  id: 'listing-burst',
  title: { en: 'A burst of new listings', ja: '新規出品の急増' },
  status: 'stable',
  family: 'listing',
  severity: 'high',
  role: 'mass-listing',
  needs: [['new-listings', 'listings']],
  sees: { added: allAdded, removed: allRemoved },
  explainedBy: { launch: 'all' },
  settings,
  why: {
    en: 'An intruder lists popular goods in one batch, takes as many orders as possible in a few hours, and is gone.',
    ja: '乗っ取り犯は人気商品をまとめて出品し、数時間のうちにできるだけ多くの注文を集めて姿を消します。',
  },
  falsePositives: [
    { en: 'A new catalogue that goes on sale in one day.', ja: '新しい商品群を一日でまとめて出品した場合。' },
    { en: 'A dormant seller who really comes back.', ja: '休止していた出品者が本当に再開した場合。' },
    { en: 'A shop’s first catalogue.', ja: '開店したばかりの店舗が最初の商品を登録した場合。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'users', 'report'],
  references: [
    'First-hand accounts of the 2017 wave on Amazon.co.jp: 20 to 1,000 new listings within an hour.',
    'docs/decisions/0002-severity-levels.md: negative binomial against Poisson on real shops.',
  ],
  means: { usual: 'usual-a-day' },
  tells: {
    burst: { theme: 'selling', brief: { en: '{count} listed', ja: '新規出品{count}件' } },
    'burst-dormant': { theme: 'selling', brief: { en: '{count} listed', ja: '新規出品{count}件' } },
    'burst-unknown': { theme: 'selling', brief: { en: '{count} listed', ja: '新規出品{count}件' } },
  },
  says: {
    burst: {
      en: '{count, plural, one {# new listing} other {# new listings}} within {span}; this shop usually adds {usual} a day.',
      ja: '{span}のうちに新規出品が{count}件ありました。この店舗の普段の新規出品は1日{usual}件です。',
    },
    'burst-dormant': {
      en: '{count, plural, one {# new listing} other {# new listings}} within {span} on an account that had long been silent.',
      ja: '長く動きのなかったアカウントで、{span}のうちに新規出品が{count}件ありました。',
    },
    'burst-unknown': {
      en: '{count, plural, one {# new listing} other {# new listings}} within {span}; too little is known of this shop to say what is usual.',
      ja: '{span}のうちに新規出品が{count}件ありました。この店舗の普段の件数は、まだ十分に分かっていません。',
    },
    few: {
      en: '{count, plural, =0 {No new listing} one {# new listing} other {# new listings}} in the last three days; fewer than {least} never stand out.',
      ja: '直近3日間の新規出品は{count}件です。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: 'At most {count, plural, one {# new listing} other {# new listings}} in 24 hours; up to {limit} would be usual here (most so far: {most} in a day).',
      ja: '24時間の新規出品は最大{count}件でした。この店舗では{limit}件までは普段の範囲です（これまでの最多は1日{most}件）。',
    },
  },
  detect(look) {
    const { settings: values, now, seen } = look;
    const added = newSkus(seen.added, seen.removed);
    if (added.length < values.least) return few(added, values);

    const windows = windowsOf(look, added, values);
    const isOver = ({ inDay, inHour, day, dayLimit, hourLimit }: Window) =>
      inDay >= dayLimit || inHour >= hourLimit || (inDay >= values.cap && inDay > day.most);
    const found = stretches(added, (i) => isOver(at(windows, i)), now);
    if (found.length === 0) {
      const { day, dayLimit } = at(windows, windows.length - 1);
      const busiest = Math.max(...windows.map(({ inDay }) => inDay));
      return quiet('usual', { count: count(busiest), most: count(day.most), limit: count(dayLimit - 1) });
    }
    return fired(
      ...found.map((stretch): Finding => {
        const { day, start } = at(windows, stretch.from);
        const events = added.slice(start, stretch.to + 1);
        const isDormant = isSilentBefore(look, at(events, 0).occurredAt, values);
        const says = isDormant ? 'burst-dormant' : day.days === 0 ? 'burst-unknown' : 'burst';
        const score = Math.max(values.score, scoreOfRun(windows, stretch));
        const evidence = worstFirst(events, (one) => cheapness(look, one)).map((one) => row(look, one));
        const usual = says === 'burst' ? { usual: number(day.own) } : {};
        return {
          ...burstFound({ name: stretch.name, score, events }, says, usual, evidence),
          severity: isDormant && events.length >= values.bigOnDormant ? 'high' : 'low',
        };
      }),
    );
  },
});

// biome-ignore lint/style/noNonNullAssertion: indices come from the same list
const at = <T>(list: readonly T[], i: number): T => list[i]!;

/** SKUs that weren't there before and aren't others' new names, each once: on several marketplaces it is still one product. */
function newSkus(added: readonly Added[], removed: readonly ChangeOf<'listing-removed'>[]): Added[] {
  const renamed = renamedOf([...added, ...removed]);
  const isNew = (change: Added) => !change.returning && !renamed.added.has(change);
  return firstOfEach(added.filter(isNew), ({ listing }) => listing.sku);
}

/** The day and the hour that end at a new listing: what is in them, and from how many on they stand out. */
interface Window {
  readonly inDay: number;
  readonly inHour: number;
  readonly day: CountHabit;
  readonly hour: CountHabit;
  readonly dayLimit: number;
  readonly hourLimit: number;
  /** Where a burst that is first seen here began: with the hour if that alone is sudden. */
  readonly start: number;
}

/** Days are held against the days before them, and hours against the busiest hour of each of those. */
function windowsOf(look: Look, added: readonly Added[], values: Values): Window[] {
  const limit = (habit: CountHabit) => limitOf(habit, values.score + twoTries, values.least);
  const habitsAt = beforeDayTo(look, values.habitDays, (days) => {
    const day = habitOfCounts(
      days.map(({ added: n }) => n),
      values,
    );
    const hour = habitOfCounts(days.map(busiestHour), values);
    return { day, hour, dayLimit: limit(day), hourLimit: limit(hour) };
  });
  const times = added.map(({ occurredAt }) => occurredAt);
  const [dayStarts, hourStarts] = [windowStarts(times, dayMs), windowStarts(times, hourMs)];
  return times.map((moment, i) => {
    const habits = habitsAt(moment);
    const [inDay, inHour] = [i - at(dayStarts, i) + 1, i - at(hourStarts, i) + 1];
    const isSudden = inHour >= Math.min(habits.hourLimit, values.least);
    return { ...habits, inDay, inHour, start: at(isSudden ? hourStarts : dayStarts, i) };
  });
}

const busiestHour = (day: DayCounts) => Math.max(0, ...Object.values(day.addedByHour));

/** The most unlikely window of a run: against each habit only the fullest one can be. */
function scoreOfRun(windows: readonly Window[], { from, to }: Stretch): number {
  const fullest = new Map<CountHabit, number>();
  for (const { day, inDay, hour, inHour } of windows.slice(from, to + 1)) {
    fullest.set(day, Math.max(inDay, fullest.get(day) ?? 0));
    fullest.set(hour, Math.max(inHour, fullest.get(hour) ?? 0));
  }
  return Math.max(...[...fullest].map(([habit, most]) => scoreCount(most, habit))) - twoTries;
}

/** Was there next to nothing, for long? Only where orders were seen as well: silence must not be blindness. */
function isSilentBefore(look: Look, moment: Instant, { silentDays, wakingDays }: Values): boolean {
  // A day that an incident made suspect was not silent: left out, one return would be a dormant account's for weeks.
  const everyDay = { ...look.baseline, suspectDays: [] };
  const before = usualDays(everyDay, localDay(moment, look.account.timeZone), silentDays);
  const isKnown = isSighted(look.coverage.orders) && before.length >= silentDays;
  return isKnown && before.filter(isActive).length <= wakingDays;
}

/** What others ask for the same, where that is known. */
function othersPrice({ market }: Look, { listing: { asin, marketplaceId } }: Added) {
  return asin === null ? null : (market.offer(marketplaceId, asin)?.lowestPrice ?? null);
}

/** By which share it is cheaper than others. */
function cheapness(look: Look, added: Added): number {
  const [own, others] = [added.listing.price, othersPrice(look, added)];
  return own && others ? 1 - (ratio(own, others) ?? 1) : 0;
}

function row(look: Look, added: Added): Evidence {
  const { listing, occurredAt } = added;
  const others = othersPrice(look, added);
  return {
    subject: ofListing(listing),
    at: occurredAt,
    ...(listing.price && { after: money(listing.price) }),
    ...(others && { reference: money(others) }),
  };
}
