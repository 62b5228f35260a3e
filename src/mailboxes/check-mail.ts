// Check one mail on demand: the same judgement as the mailbox watch makes, as text or as data.
import type { ExaminedMail } from '../domain/mail/mail.ts';
import type { MailCheck } from '../domain/mail/mail-check.ts';
import { noticeNames } from '../domain/mail/notice.ts';
import type { Language } from '../domain/marketplace.ts';
import { createFormat } from '../messages/language/format.ts';
import { adviceLines, type MailWords, reasonLines, renderMailCheck } from '../messages/terminal/mail-report.ts';
import { adviceWords } from '../notices/advice.ts';
import { type CheckOptions, checkMail } from '../notices/check.ts';
import { certaintyWords, placeWords, reasonWords, verdictWords } from '../notices/words.ts';

export const mailWords: MailWords = {
  verdicts: verdictWords,
  certainties: certaintyWords,
  places: placeWords,
  reasons: reasonWords,
  advice: adviceWords,
  notices: noticeNames,
};

export interface CheckedMail {
  readonly check: MailCheck;
  /** For a terminal. */
  readonly text: string;
  /** For `--json`. */
  readonly json: unknown;
}

/** Does it have anything that a mail has? A picture or a copied text doesn't. */
export function isMail({ mail }: ExaminedMail): boolean {
  return mail.from.length > 0 || mail.subject !== '' || mail.messageId !== null || mail.trace.length > 0;
}

/** Judges an examined mail and says so in the reader's language. */
export function checkedMail(examined: ExaminedMail, options: CheckOptions, language: Language): CheckedMail {
  const check = checkMail(examined, options);
  const format = createFormat(language, 'UTC');
  const words = reasonLines(check, mailWords, format);
  const json = {
    version: 1,
    verdict: check.verdict,
    certainty: check.certainty,
    isAttached: check.isAttached,
    notice: check.notice,
    authentication: check.authentication,
    reasons: check.reasons.map((reason, i) => ({ ...reason, text: words[i]?.text ?? reason.key })),
    advice: adviceLines(check, mailWords, format),
  };
  return { check, text: renderMailCheck(check, mailWords, language), json };
}

const exitCodes = { genuine: 0, 'not-amazon': 0, phishing: 1, suspicious: 1 } as const;

/** 0 genuine or not Amazon's, 1 phishing or suspicious. */
export function checkExitCode({ verdict }: MailCheck): 0 | 1 {
  return exitCodes[verdict];
}
