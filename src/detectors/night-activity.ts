// night-activity: new listings between midnight and five, local time, on a shop that lists by day. Weak by itself.
import { ascending, beforeDayTo, bursts, firstOfEach } from '../domain/bursts.ts';
import { isKind } from '../domain/change.ts';
import { localHour } from '../domain/clock.ts';
import { defineDetector, fired, quiet } from '../domain/detector.ts';
import { worstFirst } from '../domain/evidence.ts';
import { setting } from '../domain/setting.ts';
import { fitShares, scoreShare } from '../domain/statistics/habit.ts';
import { count, duration, percent } from '../domain/text.ts';

const settings = {
  habitDays: setting(90, 'days', 'How many days of its own history the shop is held against.', 14, 180),
  untilHour: setting(5, 'hour', 'Night is from midnight to this hour, in the account’s zone.', 1, 12),
  least: setting(10, 'listings', 'Fewer new listings than this in a night never stand out.', 2),
  leastShare: setting(0.3, 'share', 'Nor does a smaller share of what was listed in the same days.', 0, 1),
  known: setting(30, 'listings', 'Of a shop that listed fewer in that time, its hours are not known.', 5),
  score: setting(2, '-log10 p', 'How unlikely the night must be: 2 is one in a hundred.', 0.5, 20),
  most: setting(3, '-log10 p', 'What it weighs at most: people do work at night.', 0, 6),
  priorTries: setting(20, 'listings', 'What is believed of a shop before its first day: of this many listings ...', 1),
  priorHits: setting(0.5, 'listings', '... this many are made at night.', 0.01),
  priorSpread: setting(
    0.4,
    'correlation',
    'How much listings of one day go together: one sitting is one hour.',
    0.01,
    0.9,
  ),
};

export const nightActivity = defineDetector({
  id: 'night-activity',
  title: { en: 'Listing at night', ja: '深夜の出品' },
  status: 'experimental',
  family: 'time',
  severity: 'info',
  needs: [['new-listings', 'listings']],
  settings,
  why: {
    en: 'While the owner sleeps nobody looks, and in the intruder’s own zone it may be day.',
    ja: '出品者が眠っている間は誰も気付かず、乗っ取り犯のいる地域では昼間かもしれません。',
  },
  falsePositives: [
    {
      en: 'Somebody who works late, or an upload that was put off to the night.',
      ja: '夜遅くの作業や、夜間に予約した一括登録。',
    },
    { en: 'A start of sale at midnight; a journey to another zone.', ja: '午前0時の発売開始や、海外出張中の作業。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'users'],
  references: [
    'First-hand accounts: listings and orders gather at night.',
    'Beta-binomial share of the shop’s own new listings by hour. Only listings with an opening time of their own count.',
  ],
  says: {
    night: {
      en: '{count, plural, one {# new listing} other {# new listings}} at night within {span}; usually {usual} of this shop’s are made then.',
      ja: '深夜に{span}のうちに{count}件が新規出品されました。この店舗で深夜の出品は、普段{usual}です。',
    },
    few: {
      en: '{count, plural, =0 {No new listing} one {# new listing} other {# new listings}} at night in the last three days; fewer than {least}, or than {share} of all, never stand out.',
      ja: '直近3日間の深夜の新規出品は{count}件です。{least}件未満、または新規出品全体の{share}未満は異常とみなしません。',
    },
    unknown: {
      en: '{count, plural, one {# new listing} other {# new listings}} at night; this shop has listed too little to know its hours ({known} of {least}).',
      ja: '深夜の新規出品は{count}件ですが、普段の時間帯を判断できるだけの出品がまだありません（{least}件中{known}件）。',
    },
    usual: {
      en: '{count, plural, one {# new listing} other {# new listings}} at night in the last three days; this shop does list at night ({usual}).',
      ja: '直近3日間の深夜の新規出品は{count}件ですが、この店舗では深夜の出品もあります（{usual}）。',
    },
  },
  detect({ recent, baseline, account, now, settings: values }) {
    // A listing without an opening time is dated by when it was seen, which says nothing of the hour.
    const dated = recent
      .filter(isKind('listing-added'))
      .filter(({ returning, listing, occurredAt }) => !returning && listing.openedAt === occurredAt);
    const added = firstOfEach(ascending(dated), ({ listing }) => listing.sku);
    const isNight = (at: number) => localHour(at, account.timeZone) < values.untilHour;
    const nightly = added.filter(({ occurredAt }) => isNight(occurredAt));
    const byDay = added.length - nightly.length;
    if (nightly.length < Math.max(values.least, values.leastShare * added.length))
      return quiet('few', {
        count: count(nightly.length),
        least: count(values.least),
        share: percent(values.leastShare),
      });

    const prior = { hits: values.priorHits, tries: values.priorTries, spread: values.priorSpread };
    const barAt = beforeDayTo({ baseline, timeZone: account.timeZone }, values.habitDays, (days) => {
      const shares = days.map(({ added: tries, addedByHour }) => {
        const hours = Object.entries(addedByHour).filter(([hour]) => Number(hour) < values.untilHour);
        return { tries, hits: hours.reduce((sum, [, n]) => sum + n, 0) };
      });
      const habit = fitShares(shares, prior);
      const known = shares.reduce((sum, { tries }) => sum + tries, 0);
      return {
        known,
        usual: percent(habit.a / (habit.a + habit.b)),
        least: known < values.known ? Number.POSITIVE_INFINITY : values.least,
        floor: values.score,
        // What is listed by day in the same days speaks for the shop.
        score: (n: number) => scoreShare({ hits: n, tries: n + byDay }, habit),
      };
    });
    const found = bursts(nightly, barAt, now);
    if (found.length === 0) {
      const { known, usual } = barAt(nightly.at(-1)?.occurredAt ?? now);
      return known < values.known
        ? quiet('unknown', { count: count(nightly.length), known: count(known), least: count(values.known) })
        : quiet('usual', { count: count(nightly.length), usual });
    }
    return fired(
      ...found.map(({ name, events, score, bar }) => {
        const beganAt = events[0]?.occurredAt ?? now;
        const span = Math.max((events.at(-1)?.occurredAt ?? beganAt) - beganAt, 60_000);
        return {
          detector: 'night-activity',
          family: 'time',
          fingerprint: `night-activity|${name}`,
          score: Math.min(values.most, score),
          severity: 'info',
          isHardFact: false,
          beganAt,
          observedAt: now,
          summary: {
            key: 'night',
            params: { count: count(events.length), span: duration(span), usual: bar.usual },
          },
          evidence: worstFirst(
            events.map(({ listing, occurredAt }) => [
              0,
              {
                subject: { kind: 'listing', sku: listing.sku, asin: listing.asin, title: listing.title },
                at: occurredAt,
              },
            ]),
          ),
          evidenceTotal: events.length,
        } as const;
      }),
    );
  },
});
