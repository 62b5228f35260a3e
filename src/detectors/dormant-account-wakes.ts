// dormant-account-wakes: the first write on an account on which nothing had happened for a season. That something is sold
// which the shop never had is one as well: orders come at once, and the file that shows the listing comes in the morning.

import { bySlot, type DayNumber, dayMs, localDay, minuteMs, toIso } from '../domain/clock.ts';
import { type ChangeOf, overwritten } from '../domain/shop/change.ts';
import type { ListingField } from '../domain/shop/listing.ts';
import { type ProfileField, standingFields } from '../domain/shop/profile.ts';
import { once } from '../domain/statistics/alike.ts';
import { type Baseline, type DayCounts, emptyDay, isActive, usualDays } from '../domain/statistics/baseline.ts';
import { firstOfEach } from '../domain/statistics/bursts.ts';
import { isLearnt, newnessOf, noGoods } from '../domain/statistics/goods.ts';
import { count, text } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { type Evidence, ofListing } from '../domain/watch/evidence.ts';
import { setting } from '../domain/watch/setting.ts';
import { firstKept } from '../domain/watch/view.ts';
import { ordersOnce } from '../domain/watch/views.ts';

const settings = {
  silentDays: setting(90, 'days', 'An account is dormant after this many days without a write or an order.', 30, 180),
  floor: setting(2, '-log10 p', 'What a wake-up weighs at least.', 0, 20),
  most: setting(3, '-log10 p', 'What it weighs at most: owners do come back.', 0, 20),
};

/** Fields that only whoever holds the account changes; a status changes when Amazon or an empty shelf says so. */
const ownersFields: ReadonlySet<ListingField> = new Set(['asin', 'title', 'price', 'channel', 'handlingDays']);
const othersFields: ReadonlySet<ProfileField> = new Set([
  'participation',
  'listings-suspended',
  'payout-account-tail',
  ...standingFields,
]);

export const dormantAccountWakes = defineDetector({
  id: 'dormant-account-wakes',
  title: { en: 'A dormant account wakes up', ja: '休眠アカウントの活動再開' },
  status: 'stable',
  family: 'time',
  severity: 'low',
  role: 'awakening',
  needs: [['new-listings', 'listings', 'profile'], 'orders'],
  sees: {
    writes: firstKept(
      ['listing-added', 'listing-changed', 'profile-changed'],
      // Of a local day only the first write counts; days begin at a quarter of an hour everywhere.
      ({ occurredAt }) => Math.floor(occurredAt / (15 * minuteMs)),
      isOwnersWrite,
    ),
    placed: ordersOnce,
  },
  explainedBy: { launch: 'all' },
  settings,
  why: {
    en: 'Dormant accounts are the preferred prey: old ratings, unread mail, and nobody who looks.',
    ja: '休眠アカウントは最も狙われます。過去の評価が残り、メールも読まれず、誰も見ていないからです。',
  },
  falsePositives: [
    { en: 'A seller who really comes back.', ja: '休止していた出品者が本当に再開した場合。' },
    { en: 'Seasonal trade: a shop that sells for a few weeks a year.', ja: '年に数週間だけ営業する季節商売の店舗。' },
  ],
  checklist: ['mailbox-and-password', 'two-step', 'users', 'apps', 'report'],
  references: [
    'First-hand accounts, Japan 2017: accounts dormant for 1 to 8 years preferred; up to 20 hijacked a day.',
    'Survival of gaps between events: Lomax, the predictive of an exponential gap whose rate is known from few.',
  ],
  tells: {
    wakes: {
      theme: 'waking',
      brief: { en: 'silent for {days, plural, one {# day} other {# days}}', ja: '{days}日間休眠' },
    },
    sells: {
      theme: 'waking',
      brief: { en: 'silent for {days, plural, one {# day} other {# days}}', ja: '{days}日間休眠' },
    },
  },
  says: {
    wakes: {
      en: 'Something was changed on an account that had been silent for at least {days, plural, one {# day} other {# days}}.',
      ja: '少なくとも{days}日間動きのなかったアカウントで、変更が行われました。',
    },
    sells: {
      en: 'Something of which we had seen no order until two weeks before was ordered on an account that had been silent for at least {days, plural, one {# day} other {# days}}.',
      ja: '少なくとも{days}日間動きのなかったアカウントで、2週間前までは注文の記録がなかった商品が注文されました。',
    },
    still: {
      en: 'Nothing was written in the last three days.',
      ja: '直近3日間に書き込みはありませんでした。',
    },
    awake: {
      en: 'Before the latest write the account had been silent for {days, plural, =0 {less than a day} one {# day} other {# days}}; dormant is {least}.',
      ja: '直近の書き込みの前に動きがなかったのは{days}日間です。休眠とみなすのは{least}日以上です。',
    },
    unknown: {
      en: 'Only {days, plural, one {# day is} other {# days are}} known of this account; silence needs {least}.',
      ja: 'このアカウントについて分かっているのは{days}日分です。休眠の判断には{least}日分が必要です。',
    },
  },
  detect({ baseline, account, settings: values, seen: { writes, placed } }) {
    const onDay = bySlot((at) => localDay(at, account.timeZone));
    const silences = new Map<DayNumber, Silence>();
    const silenceOn = (day: DayNumber) => once(silences, day, () => silenceBefore(baseline, day));
    const { goods = noGoods } = baseline;
    // Whatever is new to the shop somebody listed.
    const sold = placed.filter(({ order, occurredAt }) => {
      const day = onDay(occurredAt);
      const isDormant = isLearnt(goods, day) && silenceOn(day).silent >= values.silentDays;
      return isDormant && newnessOf(order, day, goods) !== null;
    });
    if (writes.length + sold.length === 0) return quiet('still');
    const acts = [...writes, ...sold].sort((a, b) => a.occurredAt - b.occurredAt);
    const first = firstOfEach(
      acts.map((act) => ({ act, day: onDay(act.occurredAt) })),
      ({ day }) => `${day}`,
    ).map(({ act, day }) => ({ act, day, ...silenceOn(day) }));
    const waking = first.find(({ silent }) => silent >= values.silentDays);
    if (!waking) {
      const { known, silent } = first.reduce((longest, one) => (one.silent >= longest.silent ? one : longest));
      const least = count(values.silentDays);
      return known < values.silentDays
        ? quiet('unknown', { days: count(known), least })
        : quiet('awake', { days: count(silent), least });
    }
    const { act, day, silent } = waking;
    const before = usualDays({ ...baseline, suspectDays: [] }, day, Number.POSITIVE_INFINITY);
    return fired({
      name: toIso(day * dayMs).slice(0, 10),
      score: Math.min(values.most, Math.max(values.floor, survivalScore(before, silent))),
      beganAt: act.occurredAt,
      says: act.kind === 'order-placed' ? 'sells' : 'wakes',
      params: { days: count(silent) },
      evidence: [row(act)],
    });
  },
});

/** How many days before a day are known, and how many of the last of them were silent. */
interface Silence {
  readonly known: number;
  readonly silent: number;
}

/**
 * A day that an incident made suspect teaches nothing of what is usual, but silent it was not: without it the same return
 * would be told again each day for as long as its incident is open.
 */
function silenceBefore({ firstDay, days }: Baseline, day: DayNumber): Silence {
  const known = Math.max(0, day - (firstDay ?? day));
  let silent = 0;
  while (silent < known && !isActive(days[day - 1 - silent] ?? emptyDay)) silent++;
  return { known, silent };
}

type Write = ChangeOf<'listing-added' | 'listing-changed' | 'profile-changed'>;

function isOwnersWrite(change: Write): boolean {
  if (change.kind === 'listing-changed') return overwritten(change).some((field) => ownersFields.has(field));
  if (change.kind === 'profile-changed') return change.before !== '' && !othersFields.has(change.field);
  return change.kind === 'listing-added';
}

/** -log10 of the chance of a gap this long, after those between the active days before it; 0 where there are none. */
function survivalScore(days: readonly DayCounts[], silent: number): number {
  const active = days.flatMap((day, i) => (isActive(day) ? [i] : []));
  const gaps = active.length - 1;
  if (gaps < 1) return 0;
  const total = (active.at(-1) ?? 0) - (active[0] ?? 0);
  return gaps * Math.log10((total + silent) / total);
}

function row(write: Write | ChangeOf<'order-placed'>): Evidence {
  if (write.kind === 'order-placed')
    return { subject: { kind: 'order', orderId: write.order.orderId }, at: write.occurredAt };
  if (write.kind === 'profile-changed') {
    const { field, before, after, occurredAt } = write;
    return { subject: { kind: 'profile', field }, at: occurredAt, before: text(before), after: text(after) };
  }
  const listing = write.kind === 'listing-added' ? write.listing : write.after;
  return { subject: ofListing(listing), at: write.occurredAt };
}
