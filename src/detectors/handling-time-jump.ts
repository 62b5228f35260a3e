// handling-time-jump: long promises of a time to ship on new or own listings, where this shop makes short ones.

import { dayMs } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { longHandlingDays } from '../domain/shop/listing.ts';
import { type DayCounts, promiseOf } from '../domain/statistics/baseline.ts';
import { ascending, beforeDayTo, bursts, firstOfEach } from '../domain/statistics/bursts.ts';
import { fitShares, scoreShare } from '../domain/statistics/habit.ts';
import { count, duration, percent } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { worstFirst } from '../domain/watch/evidence.ts';
import { setting } from '../domain/watch/setting.ts';
import { isOnSale } from '../domain/watch/standing.ts';

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
  watches: ['listing-added', 'listing-changed'],
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
  detect({ recent, baseline, account, now, settings: values }) {
    const promises = ascending(recent.filter(isKind('listing-added', 'listing-changed'))).flatMap((change) => {
      const days = promiseOf(change);
      return days === null
        ? []
        : [{ ...change, days, listing: change.kind === 'listing-added' ? change.listing : change.after }];
    });
    const isLong = ({ days }: { days: number }) => days >= longHandlingDays;
    const long = firstOfEach(promises.filter(isLong), ({ listing }) => listing.sku);
    const short = firstOfEach(
      promises.filter((promise) => !isLong(promise)),
      ({ listing }) => listing.sku,
    );
    const days = count(longHandlingDays);
    if (long.length < values.least)
      return quiet('few', { count: count(long.length), least: count(values.least), days });

    const prior = { hits: values.priorHits, tries: values.priorTries, spread: values.priorSpread };
    const barAt = beforeDayTo({ baseline, timeZone: account.timeZone }, values.habitDays, (history) => {
      const habit = fitShares(history.map(shareOf), prior);
      return {
        usual: percent(habit.own),
        most: null as number | null,
        least: values.least,
        floor: values.score,
        // Short promises of the same days speak for the shop.
        score: (n: number) => scoreShare({ hits: n, tries: n + short.length }, habit),
      };
    });
    // Where long promises are usual, those beyond the longest ever made are told apart.
    const beyondAt = beforeDayTo({ baseline, timeZone: account.timeZone }, values.habitDays, (history) => {
      const tries = history.reduce((sum, { promised = 0 }) => sum + promised, 0);
      // A day counted by an earlier version says nothing of its longest.
      const isKnown = history.every(({ promised = 0, promisedMost }) => promised === 0 || promisedMost !== undefined);
      const habit = fitShares([{ hits: 0, tries }], prior);
      return {
        usual: percent(habit.own),
        most: Math.max(0, ...history.map(({ promisedMost = 0 }) => promisedMost)) as number | null,
        least: isKnown && tries >= values.known ? values.least : Number.POSITIVE_INFINITY,
        floor: values.score,
        score: (n: number) => scoreShare({ hits: n, tries: n + short.length }, habit),
      };
    });
    const plain = bursts(long, barAt, now);
    const beyond = long.filter((promise) => promise.days > (beyondAt(promise.occurredAt).most ?? 0));
    const found = plain.length > 0 ? plain : bursts(beyond, beyondAt, now);
    if (found.length === 0) {
      const { usual } = barAt(long.at(-1)?.occurredAt ?? now);
      return quiet('usual', { count: count(long.length), days, usual });
    }
    return fired(
      ...found.map(({ name, events, score, bar }) => {
        const { most } = bar;
        const beganAt = events[0]?.occurredAt ?? now;
        const span = Math.max((events.at(-1)?.occurredAt ?? beganAt) - beganAt, 60_000);
        return {
          detector: 'handling-time-jump',
          family: 'fulfilment',
          fingerprint: `handling-time-jump|${name}`,
          score,
          severity: 'low',
          isHardFact: false,
          beganAt,
          observedAt: now,
          summary: {
            key: most === null ? 'jump' : 'beyond',
            params: {
              count: count(events.length),
              days: count(Math.max(...events.map((event) => event.days))),
              span: duration(span),
              ...(most === null ? { least: days, usual: bar.usual } : { most: count(most) }),
            },
          },
          evidence: worstFirst(
            events.map((event) => [
              event.days,
              {
                subject: {
                  kind: 'listing',
                  sku: event.listing.sku,
                  asin: event.listing.asin,
                  title: event.listing.title,
                },
                at: event.occurredAt,
                ...(event.kind === 'listing-changed' &&
                  event.before.handlingDays !== null && { before: duration(event.before.handlingDays * dayMs) }),
                after: duration(event.days * dayMs),
              },
            ]),
          ),
          evidenceTotal: events.length,
        } as const;
      }),
    );
  },
});

const shareOf = ({ promised = 0, promisedLong = 0 }: DayCounts) => ({ hits: promisedLong, tries: promised });
