// listing-wipe-or-rewrite: many own listings deleted, or turned into something else, within a day.

import type { ChangeOf } from '../domain/shop/change.ts';
import { renamedOf } from '../domain/shop/renamed.ts';
import { compareTitles } from '../domain/shop/title-damage.ts';
import type { DayCounts } from '../domain/statistics/baseline.ts';
import { beforeDayTo, bursts, firstOfEach } from '../domain/statistics/bursts.ts';
import { likeness } from '../domain/text/likeness.ts';
import { count, number, text } from '../domain/text/text.ts';
import { barOfCounts, burstFound, habitOfCounts } from '../domain/watch/counted.ts';
import { defineDetector, type Finding, fired, type Look, quiet } from '../domain/watch/detector.ts';
import { type Evidence, ofListing } from '../domain/watch/evidence.ts';
import { type SettingValues, setting } from '../domain/watch/setting.ts';
import { firstKept } from '../domain/watch/view.ts';
import { allAdded, allRemoved } from '../domain/watch/views.ts';

const settings = {
  habitDays: setting(90, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  least: setting(10, 'listings', 'Fewer than this in a day never stand out.', 2),
  score: setting(3, '-log10 p', 'How unlikely the day must be: 3 is one in a thousand.', 1, 20),
  pageOther: setting(
    20,
    'listings',
    'This many whose new title has nothing in common with the old one are told at once.',
    5,
  ),
  alike: setting(0.25, 'likeness', 'Below this two titles have nothing in common; 1 is the same.', 0, 0.6),
  priorEvents: setting(0.5, 'listings', 'What is believed of a shop before its first day: this many ...', 0.01),
  priorDays: setting(0.5, 'days', '... in this long.', 0.001),
  priorSize: setting(0.3, 'size', 'How uneven days are believed to be at first: small is uneven.', 0.05),
};
type Values = SettingValues<typeof settings>;

export const listingWipeOrRewrite = defineDetector({
  id: 'listing-wipe-or-rewrite',
  title: { en: 'Own listings deleted or overwritten', ja: '既存の出品の大量削除・書き換え' },
  status: 'stable',
  family: 'listing',
  severity: 'high',
  needs: ['listings'],
  needsWhole: ['listings'],
  sees: {
    added: allAdded,
    removed: allRemoved,
    rewritten: firstKept(['listing-changed'], ({ after }) => after.sku, isRewritten),
  },
  explainedBy: { vacation: 'all' },
  // Own listings: back means that they are there, under their own title.
  stands: (there, { after }) =>
    there.length === 0 ||
    there.some(({ title }) => after?.kind === 'text' && compareTitles(after.text, title) !== 'other'),
  settings,
  why: {
    en: 'Overwritten, an old listing lends its ratings to something else; deleted, the owner’s trade makes room and traces go.',
    ja: '書き換えれば、古い出品の評価を別の商品に流用できます。削除すれば、本来の商品が消え、痕跡も残りません。',
  },
  falsePositives: [
    { en: 'Clearing out a catalogue, or the end of a season.', ja: '商品の整理や、シーズン終了に伴う削除。' },
    {
      en: 'New wording for the whole shop, most of all in another language.',
      ja: '店舗全体の商品名の見直し。特に別の言語への変更。',
    },
    { en: 'Amazon itself merging or renaming products.', ja: 'Amazon側での商品ページの統合や名称変更。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'users', 'report'],
  references: [
    'First-hand accounts: catalogue text of own listings overwritten in the same hour.',
    'A report cut off at 115 of 3,388 rows looks like a mass deletion: only a walk that was seen whole is believed.',
  ],
  means: { usual: 'usual-a-day' },
  tells: {
    wiped: { theme: 'wiping', brief: { en: '{count} gone', ja: '消えた出品{count}件' } },
    rewritten: { theme: 'overwriting', brief: { en: '{count} overwritten', ja: '書き換え{count}件' } },
  },
  says: {
    wiped: {
      en: '{count, plural, one {# own listing is} other {# own listings are}} gone, within {span}; usually {usual} a day go.',
      ja: '{span}のうちに、既存の出品{count}件がなくなりました（普段は1日{usual}件）。',
    },
    rewritten: {
      en: '{count, plural, one {# own listing has} other {# own listings have}} become something else within {span}, by title or product; usually that is {usual} a day.',
      ja: '{span}のうちに、既存の出品{count}件の商品名または商品（ASIN）が書き換えられました（普段は1日{usual}件）。',
    },
    few: {
      en: '{gone, plural, =0 {No own listing} one {# own listing} other {# own listings}} gone and {rewritten} overwritten in the last three days; fewer than {least} never stand out.',
      ja: '直近3日間になくなった出品は{gone}件、書き換えられた出品は{rewritten}件です。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: '{gone, plural, =0 {No own listing} one {# own listing} other {# own listings}} gone and {rewritten} overwritten in the last three days: no more than this shop does.',
      ja: '直近3日間になくなった出品は{gone}件、書き換えられた出品は{rewritten}件で、この店舗では普段の範囲です。',
    },
  },
  detect(look) {
    const { settings: values, seen } = look;
    const { added, removed, rewritten } = seen;
    const renamed = renamedOf([...added, ...removed]);
    const lost = removed.filter((change) => !renamed.removed.has(change));
    const gone = firstOfEach(lost, ({ listing }) => listing.sku);
    const numbers = { gone: count(gone.length), rewritten: count(rewritten.length) };
    if (Math.max(gone.length, rewritten.length) < values.least)
      return quiet('few', { ...numbers, least: count(values.least) });
    const found = [
      ...batches(look, values, 'wiped', gone, ({ removed }) => removed),
      ...batches(look, values, 'rewritten', rewritten, (day) => day.rewritten),
    ];
    return found.length > 0 ? fired(...found) : quiet('usual', numbers);
  },
});

type Touched = ChangeOf<'listing-removed' | 'listing-changed'>;

/** Is it sold as something else? What was not shown before (empty, null) is not overwritten. */
function isRewritten({ before, after, fields }: ChangeOf<'listing-changed'>): boolean {
  return (['title', 'asin'] as const).some((field) => fields.includes(field) && before[field] && after[field]);
}

/** New wording keeps words of the old one; another product's name doesn't. */
function isOtherThing(change: Touched, alike: number): boolean {
  return change.kind === 'listing-changed' && likeness(change.before.title, change.after.title) < alike;
}

function batches(
  look: Look,
  values: Values,
  says: 'wiped' | 'rewritten',
  touched: readonly Touched[],
  countOf: (day: DayCounts) => number,
): Finding[] {
  const barAt = beforeDayTo(look, values.habitDays, (days) =>
    barOfCounts(habitOfCounts(days.map(countOf), values), values),
  );
  return bursts(touched, barAt, look.now).map((burst) => {
    const others = burst.events.filter((change) => isOtherThing(change, values.alike)).length;
    return {
      ...burstFound(burst, says, { usual: number(burst.bar.habit.own) }, burst.events.map(row)),
      name: `${says}|${burst.name}`,
      severity: others >= values.pageOther ? 'high' : 'low',
    };
  });
}

function row(change: Touched): Evidence {
  const at = change.occurredAt;
  if (change.kind === 'listing-removed') return { subject: ofListing(change.listing), at };
  return { subject: ofListing(change.before), at, after: text(change.after.title) };
}
