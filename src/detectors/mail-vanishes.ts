// mail-vanishes: Amazon's notices that came and were gone minutes later, from every folder. So who reads along in a mailbox keeps
// its owner from seeing them.

import { minuteMs } from '../domain/clock.ts';
import { isKind } from '../domain/shop/change.ts';
import { ascending } from '../domain/statistics/bursts.ts';
import { count, duration } from '../domain/text/text.ts';
import { defineDetector, fired, quiet } from '../domain/watch/detector.ts';
import { setting } from '../domain/watch/setting.ts';

export const mailVanishes = defineDetector({
  id: 'mail-vanishes',
  title: { en: 'Amazon’s mails vanish', ja: 'Amazonからのメールの消失' },
  status: 'experimental',
  family: 'mailbox',
  severity: 'high',
  role: 'diverted-mail',
  needs: ['notices'],
  watches: ['mail-vanished'],
  settings: {
    score: setting(5, 'weight', 'What it weighs.', 0, 20),
  },
  why: {
    en: 'Whoever has got into the mailbox deletes Amazon’s warnings for good before the owner sees them.',
    ja: 'メールボックスに侵入した者は、持ち主が見る前にAmazonからの警告を完全に削除します。',
  },
  falsePositives: [
    {
      en: 'The owner deleted them for good as soon as they came.',
      ja: '出品者本人が、届いてすぐに完全に削除した場合。',
    },
    {
      en: 'A mail program has begun to fetch mails and take them off the server.',
      ja: 'メールソフトが、受信と同時にサーバーからメールを削除する設定に変わった場合。',
    },
  ],
  checklist: ['mailbox-and-password', 'mailbox-rules', 'two-step', 'users'],
  references: [
    'First-hand accounts 2017 to 2025: mails of Amazon’s are deleted from the owner’s mailbox during a takeover.',
  ],
  tells: { gone: null },
  says: {
    gone: {
      en: '{mails, plural, one {A mail of Amazon’s was} other {# mails of Amazon’s were}} in no folder of the mailbox any more within {span} of coming, while earlier ones are still there.',
      ja: 'Amazonからのメール{mails}件が、届いてから{span}以内に、メールボックスのどのフォルダーからもなくなりました。以前に届いたメールは残っています。',
    },
    none: {
      en: 'No mail of Amazon’s was seen to vanish.',
      ja: 'Amazonからのメールが消えたことは確認されていません。',
    },
  },
  detect({ recent, settings: { score } }) {
    const gone = ascending(recent.filter(isKind('mail-vanished')));
    const [first] = gone;
    if (first === undefined) return quiet('none');
    const longest = Math.max(...gone.map(({ cameAt, occurredAt }) => occurredAt - cameAt), minuteMs);
    return fired({
      name: first.key,
      score,
      beganAt: first.cameAt,
      says: 'gone',
      params: { mails: count(gone.length), span: duration(longest) },
      evidence: gone.map(({ type, cameAt }) => ({ subject: { kind: 'notice', notice: type }, at: cameAt })),
    });
  },
});
