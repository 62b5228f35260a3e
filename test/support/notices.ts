// Changes that come from the mailbox: a notice of Amazon's, a fake, a count of mails.

import type { Instant } from '../../src/domain/clock.ts';
import type { NoticeType } from '../../src/domain/mail/notice.ts';
import type { ChangeOf } from '../../src/domain/shop/change.ts';

const when = (at: Instant) => ({ occurredAt: at, observedAt: at, reconstructed: false });

export function noticed(at: Instant, type: NoticeType): ChangeOf<'notice-received'> {
  const key = `<${type}.${at}@amazon.co.jp>`;
  return { kind: 'notice-received', key: `notice|${key}`, notice: { type, key, at, subject: '' }, ...when(at) };
}

export function faked(at: Instant): ChangeOf<'phishing-received'> {
  return { kind: 'phishing-received', key: `phishing|${at}`, ...when(at) };
}

export function leftUnread(at: Instant): ChangeOf<'mail-unread'> {
  return { kind: 'mail-unread', key: `mail-unread|${at}`, ...when(at) };
}

export function mailsCounted(at: Instant, mails: number): ChangeOf<'mail-counted'> {
  return { kind: 'mail-counted', key: `mail-counted|${at}`, mails, ...when(at) };
}
