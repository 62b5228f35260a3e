// access-lost: Amazon no longer lets this program see what it had let it see before.

import { type Instant, minuteMs, toIso } from '../domain/clock.ts';
import { count, duration } from '../domain/text/text.ts';
import { type Coverage, isSighted, type Part, parts } from '../domain/watch/coverage.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';

const settings = {
  sureMinutes: setting(
    20,
    'minutes',
    'One part alone must be refused for this long: a single refusal may be a slip.',
    0,
  ),
  grantParts: setting(
    2,
    'parts',
    'This many parts told that the authorisation has ended are believed sooner ...',
    1,
    7,
  ),
  apartMinutes: setting(3, 'minutes', '... when Amazon says it twice, at least this long apart.', 1),
  grantScore: setting(6, 'weight', 'What a withdrawn authorisation weighs.', 0, 20),
  roleScore: setting(3, 'weight', 'What a withdrawn role weighs.', 0, 20),
};

export const accessLost = defineDetector({
  id: 'access-lost',
  title: { en: 'Access withdrawn', ja: 'アクセス許可の取り消し' },
  status: 'stable',
  family: 'monitor',
  severity: 'high',
  isHardFact: true,
  needs: [],
  settings,
  why: {
    en: 'Whoever doesn’t want to be watched withdraws the watcher’s permission first.',
    ja: '見られたくない者は、まず見守りツールの許可を取り消します。',
  },
  falsePositives: [
    {
      en: 'The owner withdrew or renewed the authorisation.',
      ja: '出品者本人が認証を取り消した、または更新した場合。',
    },
    {
      en: 'The yearly authorisation ran out, or a role was given up.',
      ja: '認証の有効期限切れや、ロール（権限）の返上。',
    },
    { en: 'Amazon suspended the account or the app.', ja: 'Amazonによるアカウントやアプリの停止。' },
  ],
  letters: { revoked: 'access-lost' },
  checklist: ['mailbox-and-password', 'two-step', 'users', 'apps', 'report'],
  references: [
    'Selling Partner API: an authorisation is withdrawn under Manage Your Apps; it lasts a year at the most.',
    'A refusal for want of pace (429), an outage, or an expired client secret is none: only Amazon’s own words count, and only when they come twice.',
  ],
  tells: {
    revoked: null,
    role: null,
  },
  says: {
    revoked: {
      en: 'Amazon refuses this program: the authorisation was withdrawn or has run out. Nothing is watched until it is renewed.',
      ja: 'Amazonがこのプログラムのアクセスを拒否しています。認証が取り消されたか、期限が切れています。更新するまで見守れません。',
    },
    role: {
      en: 'Amazon refuses a part that it let this program see before, and not the rest. It doesn’t say why: a role may have been withdrawn, or it is a fault of Amazon’s.',
      ja: 'これまで見えていたアカウントの一部だけが、Amazonに拒否されています。理由は示されていません。ロール（権限）の取り消しか、Amazon側の不具合が考えられます。',
    },
    kept: {
      en: 'Amazon lets this program see what it had let it see before.',
      ja: 'Amazonから許可された範囲に変わりはありません。',
    },
    unsure: {
      en: '{count, plural, one {# part was} other {# parts were}} refused for {span} so far; it may be a slip.',
      ja: '{count}つの項目が{span}の間拒否されていますが、一時的なものかもしれません。',
    },
  },
  detect({ coverage, now, settings: values }) {
    const lost = refusedBy(coverage, now);
    if (lost.length === 0) return quiet('kept');
    const ended = lost.filter(({ fault }) => fault === 'revoked');
    const last = Math.max(...ended.map(({ at }) => at));
    const isGrant =
      ended.length >= values.grantParts &&
      last - Math.min(...ended.map(({ since }) => since)) >= values.apartMinutes * minuteMs &&
      !isAnsweredSince(coverage, last);
    const sure = lost.filter(({ fault, since, at }) => {
      const isLong = at - since >= values.sureMinutes * minuteMs;
      // A role is one part's; while nothing at all is answered, it is unclear what a refusal means.
      return fault === 'revoked' ? isGrant || isLong : isLong && isAnsweredSince(coverage, since);
    });
    if (sure.length === 0) {
      const span = duration(Math.max(...lost.map(({ since, at }) => at - since)));
      return quiet('unsure', { count: count(lost.length), span });
    }
    return fired(
      ...sure.map(({ part, fault, since }): Finding => {
        const told = { name: `${part}|${toIso(since)}`, beganAt: since, unseen: part };
        return fault === 'revoked'
          ? { ...told, score: values.grantScore, says: 'revoked' }
          : { ...told, score: values.roleScore, severity: 'medium', says: 'role' };
      }),
    );
  },
});

interface Lost {
  readonly part: Part;
  readonly fault: 'revoked' | 'role-missing';
  readonly since: Instant;
  readonly at: Instant;
}

/** What Amazon refuses, and since when it has. In a replay of the past, what is refused now was not yet. */
function refusedBy(coverage: Coverage, now: Instant): Lost[] {
  return parts.flatMap((part): Lost[] => {
    const { setback } = coverage[part];
    if (!setback || setback.at > now) return [];
    const { fault, since, faultSince = since, at } = setback;
    return fault === 'revoked' || fault === 'role-missing' ? [{ part, fault, since: faultSince, at }] : [];
  });
}

/** Not asked of Amazon at each pull: the owner's mailbox, and what is only looked up when something is new. */
const elsewhere: ReadonlySet<Part> = new Set(['notices', 'offers', 'catalogue']);

/** Has Amazon answered for any part that was asked for since then? */
function isAnsweredSince(coverage: Coverage, since: Instant): boolean {
  return parts.some((part) => {
    const { asOf, setback } = coverage[part];
    return !elsewhere.has(part) && isSighted(coverage[part]) && !setback && asOf !== null && asOf > since;
  });
}
