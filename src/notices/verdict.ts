// The verdict on a mail. The rule: it poses as Amazon AND its sender or a link isn't Amazon's, or its authentication
// fails: phishing. Language alone is only suspicious. It passes DMARC for an Amazon domain and leads only to Amazon:
// genuine, even if it frightens. Why so: docs/decisions/0004-is-this-mail-from-amazon.md.
import type { Authentication } from '../domain/mail/authentication.ts';
import type { ReadMail } from '../domain/mail/mail.ts';
import type { MailCertainty, MailReason, MailVerdict } from '../domain/mail/mail-check.ts';
import { isAmazonSender, isRelay } from './amazon-domains.ts';
import { senderDomain } from './authentication.ts';
import { claimsOf } from './claims.ts';
import { forwardedSender } from './forwarded.ts';
import { isSameOwner } from './host.ts';
import { isPressing, languageTells } from './language.ts';
import { deceptiveTells, judgeLinks } from './links.ts';
import { type Findings, reasonsOf } from './reasons.ts';
import type { ReasonKey } from './words.ts';

export interface Judged {
  readonly verdict: MailVerdict;
  readonly certainty: MailCertainty;
  readonly reasons: readonly MailReason<ReasonKey>[];
}

/** Judges a mail from what was read and how its sender authenticated. Pure. */
export function judgeMail(mail: ReadMail, authentication: Authentication): Judged {
  const findings = find(mail, authentication);
  const [verdict, certainty] = conclude(findings);
  return { verdict, certainty, reasons: reasonsOf(findings, verdict) };
}

function find(given: ReadMail, proven: Authentication): Findings {
  const first = isAmazonSender(senderDomain(given) ?? '') ? null : forwardedSender(given);
  // Judged as the mail that was forwarded, of whose sender nothing is proven.
  const mail = first === null ? given : { ...given, from: [first], fromShown: first.name, trace: [], signatures: [] };
  const authentication: Authentication =
    first === null ? proven : { source: 'none', outcome: 'unknown', authservId: null, results: [] };
  const domain = senderDomain(mail);
  const links = judgeLinks(mail.links);
  const own = authentication.outcome === 'pass' ? domain : null;
  return {
    mail,
    authentication,
    domain,
    isOfficial: domain !== null && isAmazonSender(domain),
    claims: claimsOf(mail),
    links,
    foreign: links.filter(({ owner, host }) => owner === 'other' && !(own !== null && isSameOwner(host, own))),
    deceptive: links.filter(({ tells }) => tells.some((tell) => deceptiveTells.has(tell))),
    tells: languageTells(mail),
    isForwarded: first !== null,
  };
}

function conclude(findings: Findings): readonly [MailVerdict, MailCertainty] {
  const { mail, isOfficial, isForwarded } = findings;
  if (mail.source === 'pasted') return concludePasted(findings);
  if (isOfficial && !isForwarded) return concludeOfficial(findings);
  return concludeOther(findings);
}

/** A sender of Amazon's: everything hangs on whether that is true. */
function concludeOfficial({ mail, authentication, domain, foreign, deceptive, tells }: Findings) {
  switch (authentication.outcome) {
    case 'fail':
      return ['phishing', 'certain'] as const;
    case 'pass': {
      if (deceptive.length > 0) return ['phishing', 'likely'] as const;
      // Amazon's signature vouches for who sent it, not for a seller's or a buyer's words in it.
      const isOthersWords = domain !== null && isRelay(domain) && isPressing(tells);
      if (foreign.length > 0 || mail.doubled.length > 0 || mail.cuts.length > 0 || isOthersWords)
        return ['suspicious', 'possible'] as const;
      return ['genuine', authentication.source === 'dns' ? 'certain' : 'likely'] as const;
    }
    case 'unknown':
      // Amazon signs every mail: one that has no signature, or leads elsewhere, was not sent by it.
      if (foreign.length > 0 || deceptive.length > 0) return ['phishing', 'certain'] as const;
      return mail.signatures.length === 0 && authentication.source === 'none'
        ? (['phishing', 'likely'] as const)
        : (['suspicious', 'possible'] as const);
  }
}

/** A sender that isn't Amazon's: everything hangs on whether it poses as Amazon. */
function concludeOther({
  authentication,
  claims,
  links,
  foreign,
  deceptive,
  tells,
  isForwarded,
  isOfficial,
  domain,
}: Findings) {
  const posing = claims.filter(({ strength }) => strength === 'poses');
  const hasLookalike = deceptive.some(({ tells: of }) =>
    of.some((t) => t === 'lookalike-host' || t === 'shows-amazon'),
  );
  const isElsewhere = foreign.length > 0 || deceptive.length > 0;
  if (isForwarded && isOfficial)
    return isElsewhere ? (['phishing', 'likely'] as const) : (['suspicious', 'possible'] as const);
  if (posing.some(({ place }) => place === 'sender'))
    return ['phishing', isElsewhere || isPressing(tells) || posing.length > 1 ? 'certain' : 'likely'] as const;
  if (posing.length > 0) return ['phishing', isElsewhere || domain === null ? 'certain' : 'likely'] as const;
  if (claims.length > 0 || hasLookalike) {
    // A newsletter's click counter shows "amazon.com" and leads elsewhere, too: only with pressure is it a trap.
    if (hasLookalike && isPressing(tells)) return ['phishing', 'likely'] as const;
    const isOwnAffair = authentication.outcome === 'pass' && !isElsewhere;
    if (isOwnAffair || !isPressing(tells)) return ['not-amazon', links.length === 0 ? 'likely' : 'possible'] as const;
    return claims.length > 1 && isElsewhere && authentication.outcome !== 'pass'
      ? (['phishing', 'likely'] as const)
      : (['suspicious', 'possible'] as const);
  }
  return ['not-amazon', isPressing(tells) ? 'possible' : 'likely'] as const;
}

/** Only words and links: enough to accuse, never enough to acquit. */
function concludePasted({ claims, foreign, deceptive, tells }: Findings) {
  const hasLookalike = deceptive.some(({ tells: of }) => of.includes('lookalike-host'));
  if (claims.length === 0 && !hasLookalike) return ['not-amazon', 'possible'] as const;
  const poses = claims.some(({ strength }) => strength === 'poses') || hasLookalike;
  if (deceptive.length > 0 || (foreign.length > 0 && (poses || isPressing(tells))))
    return ['phishing', poses ? 'certain' : 'likely'] as const;
  return poses || isPressing(tells) ? (['suspicious', 'possible'] as const) : (['not-amazon', 'possible'] as const);
}
