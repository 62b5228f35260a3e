// phishing-wave: many fakes in a week inform; a genuine sign-in notice soon after a fake pages, since one may have worked.
// A mail that claims to be Amazon's and is made to stop its reader is told by itself: nobody knows what it says.

import { hourMs } from '../domain/clock.ts';
import type { NoticeType } from '../domain/mail/notice.ts';
import { type Change, isKind } from '../domain/shop/change.ts';
import { ascending } from '../domain/statistics/bursts.ts';
import { count, duration } from '../domain/text/text.ts';
import { defineDetector, type Finding, fired, quiet } from '../domain/watch/detector.ts';
import { asNoticed } from '../domain/watch/evidence.ts';
import { setting } from '../domain/watch/setting.ts';

/** Notices that follow when someone has used a password that was typed into a fake page. */
const followers: ReadonlySet<NoticeType> = new Set([
  'new-sign-in',
  'one-time-password',
  'password-changed',
  'sign-in-email-changed',
  'phone-changed',
  'two-step-changed',
]);

export const phishingWave = defineDetector({
  id: 'phishing-wave',
  title: { en: 'Phishing mails', ja: 'フィッシングメール' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'high',
  prefix: '',
  needs: ['notices'],
  watches: ['phishing-received', 'mail-unread', 'notice-received'],
  settings: {
    fakes: setting(5, 'mails', 'As many fakes in three days are a wave.', 1, 1000),
    followHours: setting(
      6,
      'hours',
      'A genuine sign-in notice within this time of a fake may be its consequence.',
      1,
      72,
    ),
    followScore: setting(4, 'weight', 'What a fake weighs that a sign-in notice follows.', 0, 20),
    waveScore: setting(0.5, 'weight', 'What a wave weighs.', 0, 1.9),
    unreadScore: setting(1.9, 'weight', 'What a mail weighs that could not be read at a bearable cost.', 0, 1.9),
  },
  why: {
    en: 'Most takeovers begin with a password typed into a fake page.',
    ja: '乗っ取りの多くは、偽ページにパスワードを打ち込んでしまうことから始まります。',
  },
  falsePositives: [
    {
      en: 'Fakes come to everyone, and the owner also signs in.',
      ja: '偽メールは誰にでも届き、出品者本人もログインします。',
    },
  ],
  checklist: ['mailbox-and-password', 'two-step'],
  references: ['JPCERT/CC phishurl-list: Amazon is among the most imitated brands in Japan.'],
  tells: {
    followed: { theme: 'phishing' },
    wave: { theme: 'phishing', brief: { en: '{fakes} fake mails', ja: '偽メール{fakes}通' } },
    unread: null,
  },
  says: {
    followed: {
      en: 'A genuine sign-in notice of Amazon’s came {after} after a phishing mail.',
      ja: 'フィッシングメールの{after}後に、ログインに関するAmazonの正規の通知が届きました。',
    },
    wave: {
      en: '{fakes, plural, one {# phishing mail} other {# phishing mails}} in three days.',
      ja: '3日間にフィッシングメールが{fakes}件届きました。',
    },
    unread: {
      en: '{mails, plural, one {A mail that claims to be Amazon’s was} other {# mails that claim to be Amazon’s were}} not read: it would have cost too much time or memory. Mails are made so to stop programs that read them; look at it yourself, and open no link in it.',
      ja: 'Amazonからと称するメール{mails}件は、読み取りに時間またはメモリーがかかりすぎるため、中身を確認していません。読み取りを妨げるために作られたおそれがあります。ご自身で確認し、リンクは開かないでください。',
    },
    calm: { en: 'No wave of phishing mails.', ja: 'フィッシングメールの急増はありません。' },
  },
  detect({ recent, settings: { fakes, followHours, followScore, waveScore, unreadScore } }) {
    const inOrder = ascending(recent);
    const fake = inOrder.filter(isKind('phishing-received'));
    const [first] = fake;
    const pairs = inOrder
      .filter(isKind('notice-received'))
      .filter(({ notice }) => followers.has(notice.type))
      .flatMap((notice) => {
        const before = fake.findLast(({ occurredAt }) => occurredAt <= notice.occurredAt);
        return before && notice.occurredAt - before.occurredAt <= followHours * hourMs ? [{ before, notice }] : [];
      });
    const notRead = unreadIn(inOrder, unreadScore);
    const [pair] = pairs;
    if (pair)
      return fired(...notRead, {
        name: `followed|${pair.notice.key}`,
        score: followScore,
        beganAt: pair.before.occurredAt,
        says: 'followed',
        params: { after: duration(pair.notice.occurredAt - pair.before.occurredAt) },
        evidence: asNoticed(pairs.map(({ notice }) => notice)),
      });
    if (!first || fake.length < fakes) return notRead.length === 0 ? quiet('calm') : fired(...notRead);
    return fired(...notRead, {
      name: `wave|${first.key}`,
      score: waveScore,
      severity: 'info',
      beganAt: first.occurredAt,
      says: 'wave',
      params: { fakes: count(fake.length) },
      evidenceTotal: fake.length,
    });
  },
});

/** Nobody knows what they say: they are told together, and vote for nothing, since anyone can send one. */
function unreadIn(inOrder: readonly Change[], score: number): Finding[] {
  const unread = inOrder.filter(isKind('mail-unread'));
  const [first] = unread;
  if (!first) return [];
  const told = { says: 'unread', params: { mails: count(unread.length) }, evidenceTotal: unread.length };
  return [{ name: `unread|${first.key}`, score, severity: 'medium', beganAt: first.occurredAt, ...told }];
}
