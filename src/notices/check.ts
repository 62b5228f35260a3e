// The whole check of an examined mail: authentication weighed, verdict, reasons, advice, and which notice it is.
import type { ExaminedMail, ReadMail } from '../domain/mail/mail.ts';
import type { MailCheck, MailVerdict } from '../domain/mail/mail-check.ts';
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

/** A check with the mail that it is about: the one given, or one that it carries. */
export interface Checked {
  readonly check: MailCheck<ReasonKey>;
  readonly mail: ReadMail;
}

/** Checks a mail. Where it only carries another, as one forwarded as an attachment does, that other is checked: the worst. */
export function checkMail(examined: ExaminedMail, options: CheckOptions): MailCheck<ReasonKey> {
  return checkEach(examined, options)[0].check;
}

/** The same of each mail that it carries and that concerns Amazon, the worst first; each with what it itself says. */
export function checkEach(examined: ExaminedMail, options: CheckOptions): readonly [Checked, ...Checked[]] {
  const own = { check: checkOne(examined, options), mail: examined.mail };
  const { verdict, certainty } = own.check;
  if (verdict !== 'not-amazon' && certainty !== 'possible') return [own];
  const [worst, ...others] = examined.attached
    .flatMap((one) => checkEach(one, options))
    .filter(({ check }) => check.verdict !== 'not-amazon')
    .map(({ check, mail }) => ({ check: { ...check, isAttached: true }, mail }))
    .sort((a, b) => worstFirst.indexOf(a.check.verdict) - worstFirst.indexOf(b.check.verdict));
  return worst ? [worst, ...others] : [own];
}

function checkOne({ mail, own }: ExaminedMail, { trustedAuthservIds }: CheckOptions): MailCheck<ReasonKey> {
  const authentication = weighAuthentication(mail, own, trustedAuthservIds);
  const judged = judgeMail(mail, authentication);
  return {
    ...judged,
    advice: adviceFor(judged.verdict, { isPasted: mail.source === 'pasted' }),
    authentication,
    notice: judged.verdict === 'genuine' ? recogniseNotice(mail) : null,
    isAttached: false,
  };
}
