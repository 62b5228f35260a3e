// fulfilment-flip: own FBA listings turned merchant-fulfilled, many within a day, beyond what this shop does.
import { isFlipped } from '../domain/baseline.ts';
import { ascending, beforeDayTo, bursts, firstOfEach } from '../domain/bursts.ts';
import { isKind } from '../domain/change.ts';
import { defineDetector, fired, quiet } from '../domain/detector.ts';
import { worstFirst } from '../domain/evidence.ts';
import { setting } from '../domain/setting.ts';
import { logBinomialTail, scoreOf } from '../domain/statistics/tails.ts';
import { count, duration, money } from '../domain/text.ts';

const settings = {
  habitDays: setting(90, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  least: setting(5, 'listings', 'Fewer flipped listings than this in a day never stand out.', 2),
  score: setting(3, '-log10 p', 'How unlikely the flips must be: 3 is one in a thousand.', 1, 20),
  knownDays: setting(14, 'days', 'A shop known for less counts as known for this long.', 1, 90),
};

export const fulfilmentFlip = defineDetector({
  id: 'fulfilment-flip',
  title: { en: 'FBA listings turned merchant-fulfilled', ja: 'FBA商品の自己発送への切り替え' },
  status: 'stable',
  family: 'fulfilment',
  severity: 'low',
  needs: [['new-listings', 'listings']],
  watches: ['listing-changed'],
  settings,
  why: {
    en: 'What Amazon ships can’t be held back. Turned merchant-fulfilled, a well-rated listing sells goods that never leave.',
    ja: 'FBA商品はAmazonが発送するため、発送を止められません。自己発送に切り替えれば、評価の高い出品を使って、発送する気のない注文を集められます。',
  },
  falsePositives: [
    {
      en: 'Moving stock out of Amazon’s warehouses before a holiday, or when they are full.',
      ja: '繁忙期の前や納品制限などで、在庫をFBAから自社発送に移した場合。',
    },
    { en: 'Closing the FBA business.', ja: 'FBAの利用をやめた場合。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'users', 'report'],
  references: [
    'First-hand accounts of takeovers of main businesses: own FBA SKUs flipped to merchant fulfilment in the same hour.',
    'Exact conditional test of two Poisson rates (Przyborowski and Wilenski 1940).',
  ],
  says: {
    flipped: {
      en: '{count, plural, one {# own FBA listing} other {# own FBA listings}} turned merchant-fulfilled within {span}; in the {days} days before it was {before}.',
      ja: '{span}のうちに、FBA商品{count}件が自己発送に切り替わりました（それまでの{days}日間では{before}件）。',
    },
    few: {
      en: '{count, plural, =0 {No FBA listing} one {# FBA listing} other {# FBA listings}} turned merchant-fulfilled in the last three days; fewer than {least} never stand out.',
      ja: '直近3日間にFBAから自己発送へ切り替わった商品は{count}件です。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: '{count, plural, one {# FBA listing} other {# FBA listings}} turned merchant-fulfilled in the last three days; this shop does that now and then ({before} in {days} days).',
      ja: '直近3日間に{count}件がFBAから自己発送に切り替わりましたが、この店舗では時々あることです（{days}日間で{before}件）。',
    },
  },
  detect({ recent, baseline, account, now, settings: values }) {
    const flips = firstOfEach(
      ascending(recent.filter(isKind('listing-changed')).filter(({ before, after }) => isFlipped(before, after))),
      ({ after }) => after.sku,
    );
    if (flips.length < values.least) return quiet('few', { count: count(flips.length), least: count(values.least) });

    const barAt = beforeDayTo({ baseline, timeZone: account.timeZone }, values.habitDays, (habit) => {
      const before = habit.reduce((sum, { flipped = 0 }) => sum + flipped, 0);
      const days = Math.max(habit.length, values.knownDays);
      // Stock is moved in batches: what the shop has done in one day before is no surprise, whatever the average.
      const most = Math.max(0, ...habit.map(({ flipped = 0 }) => flipped));
      return {
        before,
        days,
        least: Math.max(values.least, most + 1),
        floor: values.score,
        // If one day were like the others, each flip would fall into it with a chance of one in all of them.
        score: (n: number) => scoreOf(logBinomialTail(n, n + before, 1 / (days + 1))),
      };
    });
    const found = bursts(flips, barAt, now);
    const last = barAt(flips.at(-1)?.occurredAt ?? now);
    if (found.length === 0)
      return quiet('usual', { count: count(flips.length), before: count(last.before), days: count(last.days) });
    return fired(
      ...found.map(({ name, events, score, bar }) => {
        const beganAt = events[0]?.occurredAt ?? now;
        const span = Math.max((events.at(-1)?.occurredAt ?? beganAt) - beganAt, 60_000);
        return {
          detector: 'fulfilment-flip',
          family: 'fulfilment',
          fingerprint: `fulfilment-flip|${name}`,
          score,
          severity: 'low',
          isHardFact: false,
          beganAt,
          observedAt: now,
          summary: {
            key: 'flipped',
            params: {
              count: count(events.length),
              span: duration(span),
              days: count(bar.days),
              before: count(bar.before),
            },
          },
          evidence: worstFirst(
            events.map(({ before, after, occurredAt }) => [
              after.quantity ?? 0,
              {
                subject: { kind: 'listing', sku: after.sku, asin: after.asin, title: after.title },
                at: occurredAt,
                ...(before.price && { before: money(before.price) }),
                ...(after.price && { after: money(after.price) }),
              },
            ]),
          ),
          evidenceTotal: events.length,
        } as const;
      }),
    );
  },
});
