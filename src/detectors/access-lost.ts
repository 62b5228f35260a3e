// access-lost: Amazon no longer lets this program see what it had let it see before.

import { minuteMs, toIso } from '../domain/clock.ts';
import { type Part, parts } from '../domain/coverage.ts';
import { defineDetector, fired, quiet } from '../domain/detector.ts';
import { setting } from '../domain/setting.ts';
import type { Signal } from '../domain/signal.ts';
import { count, duration } from '../domain/text.ts';

const settings = {
  sureMinutes: setting(
    20,
    'minutes',
    'One part alone must be refused for this long: a single refusal may be a slip.',
    0,
  ),
  grantParts: setting(2, 'parts', 'This many parts refused together are believed at once.', 1, 7),
  grantScore: setting(6, 'weight', 'What a withdrawn authorisation weighs.', 0, 20),
  roleScore: setting(3, 'weight', 'What a withdrawn role weighs.', 0, 20),
};

export const accessLost = defineDetector({
  id: 'access-lost',
  title: { en: 'Access withdrawn', ja: 'アクセス許可の取り消し' },
  status: 'stable',
  family: 'monitor',
  severity: 'high',
  needs: [],
  settings,
  why: {
    en: 'Whoever doesn’t want to be watched withdraws the watcher’s permission first.',
    ja: '見られたくない者は、まず監視ツールの許可を取り消します。',
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
  checklist: ['mailbox-and-password', 'two-step', 'users', 'apps', 'report'],
  references: [
    'Selling Partner API: an authorisation is withdrawn under Manage Your Apps; it lasts a year at the most.',
    'A refusal for want of pace (429) or an outage is none: only what Amazon calls revoked or a missing role counts.',
  ],
  says: {
    revoked: {
      en: 'Amazon refuses this program: the authorisation was withdrawn or has run out. Nothing is watched until it is renewed.',
      ja: 'Amazonがこのプログラムのアクセスを拒否しています。認証が取り消されたか、期限が切れています。更新するまで監視できません。',
    },
    role: {
      en: 'A role that this program had was withdrawn; a part of the account can’t be seen any more.',
      ja: 'このプログラムのロール（権限）が取り消され、アカウントの一部が見えなくなりました。',
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
    const lost = parts.flatMap((part): Lost[] => {
      const { setback } = coverage[part];
      // In a replay of the past, what is refused now was not yet.
      if (!setback || setback.at > now) return [];
      const { fault, since, at } = setback;
      return fault === 'revoked' || fault === 'role-missing' ? [{ part, fault, since, span: at - since }] : [];
    });
    if (lost.length === 0) return quiet('kept');
    const isGrant = lost.filter(({ fault }) => fault === 'revoked').length >= values.grantParts;
    const sure = lost.filter(
      ({ fault, span }) => (isGrant && fault === 'revoked') || span >= values.sureMinutes * minuteMs,
    );
    if (sure.length === 0) {
      const span = duration(Math.max(...lost.map((one) => one.span)));
      return quiet('unsure', { count: count(lost.length), span });
    }
    return fired(
      ...sure.map(({ part, fault, since }): Signal => {
        const isRevoked = fault === 'revoked';
        return {
          detector: 'access-lost',
          family: 'monitor',
          fingerprint: `access-lost|${part}|${toIso(since)}`,
          score: isRevoked ? values.grantScore : values.roleScore,
          severity: isRevoked ? 'high' : 'medium',
          isHardFact: true,
          beganAt: since,
          observedAt: now,
          summary: { key: isRevoked ? 'revoked' : 'role', params: {} },
          evidence: [],
          evidenceTotal: 0,
        };
      }),
    );
  },
});

interface Lost {
  readonly part: Part;
  readonly fault: 'revoked' | 'role-missing';
  readonly since: number;
  readonly span: number;
}
