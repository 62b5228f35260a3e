// amazon-mail-stops: no mail of Amazon's comes any more, though other mail does. A filter may be hiding it, or Amazon has
// another address.

import { dayMs, localDay, toIso } from '../domain/clock.ts';
import { type DayCounts, usualDays } from '../domain/statistics/baseline.ts';
import { count } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';

export const amazonMailStops = defineDetector({
  id: 'amazon-mail-stops',
  title: { en: 'Amazon’s mails have stopped', ja: 'Amazonからのメールの途絶' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'medium',
  needs: ['notices'],
  needsWhole: ['notices'],
  watches: ['notice-received'],
  settings: {
    habitDays: setting(120, 'days', 'How many days of its own history the mailbox is held against.', 30, 180),
    leastDays: setting(7, 'days', 'A shorter silence never stands out.', 2, 60),
    leastGaps: setting(8, 'gaps', 'With fewer gaps between days with mail of Amazon’s nothing is usual yet.', 3, 60),
    othersShare: setting(0.5, 'share', 'Of other mail at least this share of what is usual must still come.', 0, 1),
    score: setting(4, '-log10 p', 'How unlikely the silence must be: 4 is one in ten thousand.', 1, 20),
  },
  why: {
    en: 'Whoever holds a shop diverts Amazon’s warnings: by a filter in the mailbox, or by another address with Amazon.',
    ja: '店舗を乗っ取った者は、メールの振り分けやAmazonの登録アドレスの変更で、Amazonからの警告を持ち主に届かなくします。',
  },
  falsePositives: [
    {
      en: 'The owner turned notifications off, or the shop sells nothing for weeks.',
      ja: '出品者本人が通知を止めた場合や、数週間まったく売れていない場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'mailbox-rules', 'two-step', 'users'],
  references: [
    'First-hand accounts 2017 to 2025: the notification address is changed first, days before the rest.',
    'Survival of gaps between events: Lomax, the predictive of an exponential gap whose rate is known from few.',
  ],
  tells: { stopped: null },
  says: {
    stopped: {
      en: 'No mail of Amazon’s has come for {days, plural, one {# day} other {# days}}, while {others, plural, one {# other mail} other {# other mails}} came. Before, one came on {active} of {known} days.',
      ja: '{days}日間、Amazonからのメールが届いていません（その間に届いた他のメールは{others}件）。それまでは{known}日のうち{active}日に届いていました。',
    },
    coming: {
      en: 'Amazon’s mails come as they did: the last {days, plural, =0 {today} one {# day ago} other {# days ago}}.',
      ja: 'Amazonからのメールは普段どおり届いています（最後に届いたのは{days}日前）。',
    },
    few: {
      en: 'Too few of Amazon’s mails have come so far to say when one is missing.',
      ja: 'これまでに届いたAmazonからのメールが少なく、途絶かどうかは判断できません。',
    },
    nothing: {
      en: 'Hardly any other mail comes either, so that nothing is said of Amazon’s.',
      ja: '他のメールもほとんど届いていないため、Amazonからのメールが途絶したとはみなしません。',
    },
  },
  detect({ baseline, now, account, settings: values }) {
    const today = localDay(now, account.timeZone);
    // Whose doing a day was makes no difference to what came.
    const days = usualDays({ ...baseline, suspectDays: [] }, today + 1, values.habitDays);
    const active = days.flatMap((day, i) => (amazonsOf(day) > 0 ? [i] : []));
    const [first, last] = [active[0], active.at(-1)];
    const gaps = active.length - 1;
    if (first === undefined || last === undefined || gaps < values.leastGaps) return quiet('few');
    const silent = days.length - 1 - last;
    const span = last - first;
    const score = gaps * Math.log10((span + silent) / span);
    if (silent < values.leastDays || score < values.score) return quiet('coming', { days: count(silent) });
    const before = days.slice(first, last + 1);
    const since = days.slice(last + 1);
    const others = othersIn(since);
    if (others < values.othersShare * silent * (othersIn(before) / before.length)) return quiet('nothing');
    if (others === 0) return quiet('nothing');
    const lastDay = today - silent;
    return fired({
      name: toIso(lastDay * dayMs).slice(0, 10),
      score,
      beganAt: (lastDay + 1) * dayMs,
      says: 'stopped',
      params: {
        ...{ days: count(silent), others: count(others) },
        ...{ active: count(active.length), known: count(before.length) },
      },
    });
  },
});

const amazonsOf = ({ amazonMails = 0 }: DayCounts) => amazonMails;

/** All mail is counted, and Amazon's with it. */
const othersIn = (days: readonly DayCounts[]) =>
  days.reduce((sum, { mails = 0, amazonMails = 0 }) => sum + Math.max(0, mails - amazonMails), 0);
