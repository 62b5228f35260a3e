// The whole check of an examined mail: authentication weighed, verdict, reasons, advice, and which notice it is.
import type { ExaminedMail } from '../domain/mail.ts';
import type { MailCheck, MailVerdict } from '../domain/mail-check.ts';
import { adviceFor } from './advice.ts';
import { weighAuthentication } from './authentication.ts';
import { recogniseNotice } from './recognise.ts';
import { judgeMail } from './verdict.ts';
import type { ReasonKey } from './words.ts';

export interface CheckOptions {
  /** Names of servers whose Authentication-Results are believed; empty: that of the server which received the mail. */
  readonly trustedAuthservIds: readonly string[];
}

const worstFirst: readonly MailVerdict[] = ['phishing', 'suspicious', 'genuine', 'not-amazon'];

/** Checks a mail. Where it only carries another, as one forwarded as an attachment does, that other is checked. */
export function checkMail(examined: ExaminedMail, options: CheckOptions): MailCheck<ReasonKey> {
  const own = checkOne(examined, options);
  if (own.verdict !== 'not-amazon' && own.certainty !== 'possible') return own;
  const inner = examined.attached
    .map((one) => checkMail(one, options))
    .sort((a, b) => worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict));
  const [worst] = inner;
  return worst && worst.verdict !== 'not-amazon' ? { ...worst, isAttached: true } : own;
}

function checkOne({ mail, own }: ExaminedMail, { trustedAuthservIds }: CheckOptions): MailCheck<ReasonKey> {
  const authentication = weighAuthentication(mail, own, trustedAuthservIds);
  const judged = judgeMail(mail, authentication);
  return {
    ...judged,
    advice: adviceFor(judged.verdict, mail.source === 'pasted'),
    authentication,
    notice: judged.verdict === 'genuine' ? recogniseNotice(mail) : null,
    isAttached: false,
  };
}
