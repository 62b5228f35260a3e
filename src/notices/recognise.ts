// Which notice a mail is. Only asked of mails already found genuine: what a fake says is worth nothing.
import type { ReadMail } from '../domain/mail/mail.ts';
import type { NoticeType } from '../domain/mail/notice.ts';
import { fold } from './fold.ts';
import { templates } from './templates.ts';

/** Notices name their matter early; what stands below is the footer. */
const bodyLimit = 4_000;

/** The kind of a genuine mail from Amazon; `unknown` where none is recognised. */
export function recogniseNotice({ subject, text }: Pick<ReadMail, 'subject' | 'text'>): NoticeType {
  const plainSubject = fold(subject);
  const plainText = fold(text.slice(0, bodyLimit));
  const found = templates.find(
    (template) => template.subject.test(plainSubject) && (template.body === null || template.body.test(plainText)),
  );
  return found?.type ?? 'unknown';
}
