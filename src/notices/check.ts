// The whole check of an examined mail: authentication weighed, verdict, reasons, advice, and which notice it is.
import type { Authentication } from '../domain/mail/authentication.ts';
import type { ExaminedMail, ReadMail } from '../domain/mail/mail.ts';
import type { MailCheck, MailVerdict } from '../domain/mail/mail-check.ts';
import { adviceFor } from './advice.ts';
import { senderDomain, weighAuthentication } from './authentication.ts';
import { isSameOwner } from './host.ts';
import type { TrustedServers } from './receiver-results.ts';
import { recogniseNotice } from './recognise.ts';
import { judgeMail } from './verdict.ts';
import type { ReasonKey } from './words.ts';

export interface CheckOptions {
  readonly trustedServers: TrustedServers;
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

/**
 * The same of the mail and of each that it carries and that concerns Amazon, each with what it itself says. First stands the
 * one that the verdict is about: what is attached never acquits the mail around it.
 */
export function checkEach(
  examined: ExaminedMail,
  options: CheckOptions,
  { isAttached = false } = {},
): readonly [Checked, ...Checked[]] {
  const own = { check: checkOne(examined, options, isAttached), mail: examined.mail };
  const inside = examined.attached
    .flatMap((one) => checkEach(one, { trustedServers: serversInside(own) }, { isAttached: true }))
    .filter(({ check }) => check.verdict !== 'not-amazon')
    .sort((a, b) => worstFirst.indexOf(a.check.verdict) - worstFirst.indexOf(b.check.verdict));
  const told = inside.filter(({ check }) => isTold(check, own));
  const [worst, ...others] = told;
  return worst ? [worst, ...others, own] : [own, ...inside];
}

/**
 * Of what stands in an attached mail nothing is believed but a signature that the DNS bears out: whoever attached it may have
 * written the rest. One word counts for as much as the person who passes it on: that of the very server which vouches for that
 * person. It tells a reader something, and is no evidence (mailboxes/notice-source.ts).
 */
function serversInside({ check: { authentication } }: Checked): readonly string[] {
  const { source, outcome, authservId } = authentication;
  return source === 'receiver' && outcome === 'pass' && authservId !== null ? [authservId] : [];
}

/** Is an attached mail what the verdict is about? */
function isTold(attached: MailCheck<ReasonKey>, { check, mail }: Checked): boolean {
  if (check.verdict === 'suspicious' || check.verdict === 'phishing' || check.verdict === 'genuine')
    return check.certainty === 'possible' && attached.verdict === 'phishing';
  // Somebody else's mail stays his where what he attached can't be told from an invention.
  return attached.verdict !== 'suspicious' || !isOthers(mail, check);
}

/** Is it proven to be from somebody who isn't of the reader's own house? */
function isOthers(mail: ReadMail, { authentication }: MailCheck<ReasonKey>): boolean {
  const domain = senderDomain(mail);
  if (domain === null || authentication.outcome !== 'pass') return false;
  return !mail.to.some(({ address }) => isSameOwner(address.slice(address.lastIndexOf('@') + 1), domain));
}

function checkOne(
  { mail, own }: ExaminedMail,
  { trustedServers }: CheckOptions,
  isAttached: boolean,
): MailCheck<ReasonKey> {
  const weighed = weighAuthentication(mail, own, trustedServers);
  const authentication: Authentication = isAttached && weighed.basis ? { ...weighed, basis: 'attached' } : weighed;
  const judged = judgeMail(mail, authentication);
  return {
    ...judged,
    advice: adviceFor(judged.verdict, { isPasted: mail.source === 'pasted' }),
    authentication,
    notice: judged.verdict === 'genuine' ? recogniseNotice(mail) : null,
    isAttached,
  };
}
