// Every notice is known for what it is, from the genuine mail only.
import { describe, expect, it } from '@jest/globals';
import { noticeTypes } from '../../src/domain/mail/notice.ts';
import { judge } from '../support/mails/judge.ts';
import { fails, mailBytes, passes } from '../support/mails/mail.ts';
import { noticeTexts } from '../support/mails/notices.ts';

const domainOf = (from: string) => /@([^>]+)/.exec(from)?.[1] ?? '';

describe('a genuine notice', () => {
  it.each(noticeTexts.map((notice) => [notice.type, notice.subject, notice] as const))(
    '%s: %s',
    async (type, _, { from, subject, text }) => {
      const check = await judge(mailBytes({ from, subject, text, results: passes(domainOf(from)) }));
      expect(check).toMatchObject({ verdict: 'genuine', notice: type });
    },
  );

  it('stands here in each type', () => {
    expect(new Set(noticeTexts.map(({ type }) => type))).toEqual(new Set(noticeTypes));
  });
});

describe('a forged notice', () => {
  it.each(noticeTexts.map(({ subject, ...rest }) => [subject, { ...rest, subject }] as const))(
    '%s: is a fake, and no notice',
    async (_, { from, subject, text }) => {
      const check = await judge(mailBytes({ from, subject, text, results: fails(domainOf(from)) }));
      expect(check).toMatchObject({ verdict: 'phishing', notice: null });
    },
  );
});
