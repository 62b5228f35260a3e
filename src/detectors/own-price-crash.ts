// own-price-crash: the shop's own live prices slashed across many SKUs within a day, beyond a sale.
import { isSlashed, slashedRatio } from '../domain/baseline.ts';
import { ascending, beforeDayTo, bursts } from '../domain/bursts.ts';
import { type ChangeOf, isKind } from '../domain/change.ts';
import { defineDetector, fired, quiet } from '../domain/detector.ts';
import { worstFirst } from '../domain/evidence.ts';
import { type Money, ratio } from '../domain/money.ts';
import { setting } from '../domain/setting.ts';
import { fitCounts, limitOf, scoreCount } from '../domain/statistics/habit.ts';
import { count, duration, money, number, percent } from '../domain/text.ts';

const settings = {
  habitDays: setting(56, 'days', 'How many days of its own history the shop is held against.', 7, 180),
  least: setting(8, 'listings', 'Fewer slashed prices than this in a day never stand out.', 2),
  score: setting(3, '-log10 p', 'How unlikely the cuts must be: 3 is one in a thousand.', 1, 20),
  priorEvents: setting(0.5, 'listings', 'What is believed of a shop before its first day: this many cuts ...', 0.01),
  priorDays: setting(1, 'days', '... in this long.', 0.001),
  priorSize: setting(0.3, 'size', 'How uneven days are believed to be at first: small is uneven.', 0.05),
};

export const ownPriceCrash = defineDetector({
  id: 'own-price-crash',
  title: { en: 'Own prices slashed', ja: '自店の価格の大幅な引き下げ' },
  status: 'stable',
  family: 'price',
  severity: 'low',
  needs: [['new-listings', 'listings']],
  watches: ['listing-changed'],
  settings,
  why: {
    en: 'Own well-rated listings at a fraction of their price sell out within hours, and the orders are never met.',
    ja: '評価の高い既存の出品を大幅に値下げすれば、数時間で注文が集まります。乗っ取り犯には発送するつもりがありません。',
  },
  falsePositives: [
    { en: 'A clearance far deeper than any sale before.', ja: 'これまでにない大幅な在庫処分セール。' },
    { en: 'A repricer whose lower limit was set wrongly.', ja: '価格自動調整ツールの下限の設定を誤った場合。' },
    { en: 'An upload in the wrong currency.', ja: '別の通貨での一括登録。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'pause-listings', 'users', 'report'],
  references: [
    'First-hand accounts of takeovers: own listings cut to half of the market and down to a tenth.',
    'Sales in the honest shops measured here: 20 to 35 % off.',
  ],
  says: {
    slashed: {
      en: '{count, plural, one {# own price} other {# own prices}} slashed within {span}, the middle one to {ratio} of what it was; cuts that deep usually number {usual} a day.',
      ja: '{span}のうちに、自店の商品{count}件の価格が大幅に引き下げられました（中央値は元の価格の{ratio}）。これほどの値下げは、普段は1日{usual}件です。',
    },
    few: {
      en: '{count, plural, =0 {No own price was} one {# own price was} other {# own prices were}} cut to {ratio} or below in the last three days; fewer than {least} never stand out.',
      ja: '直近3日間に元の価格の{ratio}以下へ引き下げられた商品は{count}件です。{least}件未満は異常とみなしません。',
    },
    usual: {
      en: '{count, plural, one {# own price} other {# own prices}} slashed in the last three days; up to {limit} a day would be usual here.',
      ja: '直近3日間に{count}件の価格が大幅に引き下げられましたが、この店舗では1日{limit}件までは普段の範囲です。',
    },
  },
  detect({ recent, baseline, account, now, settings: values }) {
    const cuts = slashedOf(recent.filter(isKind('listing-changed')));
    if (cuts.length < values.least)
      return quiet('few', { count: count(cuts.length), least: count(values.least), ratio: percent(slashedRatio) });

    const prior = { events: values.priorEvents, days: values.priorDays, size: values.priorSize };
    const barAt = beforeDayTo({ baseline, timeZone: account.timeZone }, values.habitDays, (days) => {
      const habit = fitCounts(
        days.map(({ slashed = 0 }) => slashed),
        prior,
      );
      const usual = days.reduce((sum, { slashed = 0 }) => sum + slashed, 0) / Math.max(1, days.length);
      return { habit, usual, least: values.least, floor: values.score, score: (n: number) => scoreCount(n, habit) };
    });
    const found = bursts(cuts, barAt, now);
    if (found.length === 0) {
      const { habit } = barAt(cuts.at(-1)?.occurredAt ?? now);
      const limit = limitOf(habit, values.score, values.least);
      return quiet('usual', { count: count(cuts.length), limit: count(limit - 1) });
    }
    return fired(
      ...found.map(({ name, events, score, bar }) => {
        const beganAt = events[0]?.occurredAt ?? now;
        const span = Math.max((events.at(-1)?.occurredAt ?? beganAt) - beganAt, 60_000);
        const ratios = events.map(({ share }) => share).sort((a, b) => a - b);
        return {
          detector: 'own-price-crash',
          family: 'price',
          fingerprint: `own-price-crash|${name}`,
          score,
          severity: 'low',
          isHardFact: false,
          beganAt,
          observedAt: now,
          summary: {
            key: 'slashed',
            params: {
              count: count(events.length),
              span: duration(span),
              ratio: percent(ratios[Math.floor(ratios.length / 2)] ?? 1),
              usual: number(bar.usual),
            },
          },
          evidence: worstFirst(
            events.map(({ listing, occurredAt, before, after, share }) => [
              -share,
              {
                subject: { kind: 'listing', sku: listing.sku, asin: listing.asin, title: listing.title },
                at: occurredAt,
                before: money(before),
                after: money(after),
              },
            ]),
          ),
          evidenceTotal: events.length,
        } as const;
      }),
    );
  },
});

/**
 * SKUs whose price fell to a fraction within the view, be it in steps, each when it got there: from what it was at
 * first to the lowest since. On several marketplaces it is still one product.
 */
function slashedOf(changes: readonly ChangeOf<'listing-changed'>[]) {
  const first = new Map<string, Money>();
  const found = new Map<string, ReturnType<typeof cutOf>>();
  for (const change of ascending(changes)) {
    const { before, after, fields } = change;
    if (!fields.includes('price') || !before.price || !after.price) continue;
    const id = `${after.marketplaceId}|${after.sku}`;
    const was = first.get(id) ?? before.price;
    first.set(id, was);
    if (!isSlashed(was, after.price)) continue;
    const known = found.get(after.sku);
    const cut = cutOf(change, was, after.price);
    if (!known) found.set(after.sku, cut);
    else if (cut.share < known.share) found.set(after.sku, { ...cut, occurredAt: known.occurredAt });
  }
  return [...found.values()];
}

function cutOf({ after, ...change }: ChangeOf<'listing-changed'>, was: Money, is: Money) {
  const { key, occurredAt, observedAt, reconstructed } = change;
  return {
    key,
    occurredAt,
    observedAt,
    reconstructed,
    listing: after,
    before: was,
    after: is,
    share: ratio(is, was) ?? 1,
  };
}
