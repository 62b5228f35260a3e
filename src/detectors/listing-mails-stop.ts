// listing-mails-stop: the API shows new listings, and no mail of Amazon's tells of any, though one always did on such days.
// Somebody else gets those mails, or a filter does.

import { hourMs, type Instant, localDay, toIso } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { usualDays } from '../domain/statistics/baseline.ts';
import { ascending } from '../domain/statistics/bursts.ts';
import { count, duration } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';

export const listingMailsStop = defineDetector({
  id: 'listing-mails-stop',
  title: { en: 'New listings whose mails don’t come', ja: '出品メールの不着' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'medium',
  needs: [['new-listings', 'listings'], 'notices'],
  needsWhole: ['notices'],
  watches: ['listing-added', 'notice-received'],
  // A mail is missed when its time is over, and no change tells that.
  isAskedAlways: true,
  settings: {
    habitDays: setting(180, 'days', 'How many days of its own history are held against.', 30, 400),
    leastDays: setting(
      10,
      'days',
      'With fewer days before on which something was listed, nothing is usual yet.',
      5,
      200,
    ),
    usualShare: setting(0.9, 'share', 'On so many of those days a mail told of it.', 0.5, 1),
    waitHours: setting(2, 'hours', 'How long a mail is waited for.', 1, 48),
    leastMissed: setting(2, 'listings', 'So many listings without any mail.', 1, 100),
    score: setting(1, '-log10 p', 'How unlikely such a day must be: 1 is one in ten.', 0.5, 20),
    graveScore: setting(2, '-log10 p', 'From here on it is medium, and not only a note.', 1, 20),
  },
  why: {
    en: 'Whoever lists in a shop unseen has changed its address, or set a filter: what is listed is there, and nobody is told.',
    ja: '気づかれずに出品したい者は、先に通知先や受信ルールを変えます。出品はされているのに、知らせだけが届きません。',
  },
  falsePositives: [
    {
      en: 'A file of listings was uploaded, of which Amazon writes no mail, by an owner who else lists one by one.',
      ja: '普段は1点ずつ出品する本人が、ファイルでまとめて出品した場合（Amazonからのメールは届きません）。',
    },
    {
      en: 'The owner turned the mails about listings off, or has them sent to somebody else.',
      ja: '出品者本人が出品メールを止めたか、別の宛先に変えた場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'mailbox-rules', 'users'],
  references: [
    'First-hand account, eBay Germany 2015: the owner noticed that the usual mail about a new listing had not come.',
    'Chance of a day without a mail by the days before, Laplace’s rule of succession.',
  ],
  tells: { missing: null },
  says: {
    missing: {
      en: '{listings, plural, one {# new listing is} other {# new listings are}} there, the first for {span}, and no mail of Amazon’s told of any. On {told} of the {days} days on which something was listed before, one did.',
      ja: '{span}前から新しい出品が{listings}件ありますが、それを知らせるAmazonからのメールは届いていません。これまでは、出品のあった{days}日のうち{told}日に届いていました。',
    },
    coming: { en: 'New listings have their mails as they did.', ja: '出品メールは普段どおり届いています。' },
    few: {
      en: 'Of too few listings mails have come so far to say when one is missing.',
      ja: 'これまでに届いた出品メールが少なく、不着かどうかは判断できません。',
    },
  },
  detect({ baseline, recent, now, account, settings: values }) {
    const dayOf = (at: Instant) => localDay(at, account.timeZone);
    const mails = recent.filter(isKind('notice-received')).filter(({ notice }) => notice.type === 'listing-changed');
    const lastMail = mails.reduce((last, { occurredAt }) => Math.max(last, occurredAt), Number.NEGATIVE_INFINITY);
    const missed = ascending(recent.filter(isKind('listing-added'))).filter(
      ({ returning, reconstructed, occurredAt }) =>
        !returning && !reconstructed && occurredAt - hourMs > lastMail && occurredAt <= now - values.waitHours * hourMs,
    );
    const [first] = missed;
    const today = dayOf(first?.occurredAt ?? now);
    // Whose doing a day was makes no difference to whether Amazon wrote of it.
    const past = usualDays({ ...baseline, suspectDays: [] }, today, values.habitDays);
    const listed = past.filter(({ added }) => added > 0);
    const told = listed.filter(({ listingMails = 0 }) => listingMails > 0).length;
    if (listed.length < values.leastDays || told / listed.length < values.usualShare) return quiet('few');
    const rate = (listed.length - told + 1) / (listed.length + 2);
    const score = -new Set(missed.map(({ occurredAt }) => dayOf(occurredAt))).size * Math.log10(rate);
    if (first === undefined || missed.length < values.leastMissed || score < values.score) return quiet('coming');
    return fired({
      name: toIso(first.occurredAt),
      score,
      severity: score >= values.graveScore ? 'medium' : 'low',
      beganAt: first.occurredAt,
      says: 'missing',
      params: {
        listings: count(missed.length),
        span: duration(now - first.occurredAt),
        told: count(told),
        days: count(listed.length),
      },
      evidence: missed.map(({ listing: { marketplaceId, sku, asin, title }, occurredAt }) => ({
        subject: { kind: 'listing', marketplaceId, sku, asin, title },
        at: occurredAt,
      })),
    });
  },
});
