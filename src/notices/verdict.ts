// The verdict on a mail. The rule: it poses as Amazon AND its sender or a link isn't Amazon's, or its authentication
// fails: phishing. Language alone is only suspicious. It passes DMARC for an Amazon domain and leads only to Amazon:
// genuine, even if it frightens. Why so: docs/decisions/0004-is-this-mail-from-amazon.md and 0013-who-is-believed.md.
import type { Authentication } from '../domain/mail/authentication.ts';
import type { ReadMail } from '../domain/mail/mail.ts';
import type { MailCertainty, MailReason, MailVerdict } from '../domain/mail/mail-check.ts';
import { isAmazonSender } from './amazon-domains.ts';
import { isSignedFor, senderDomain, throughList } from './authentication.ts';
import { claimsOf } from './claims.ts';
import { forwardedPart } from './forwarded.ts';
import { isSameOwner } from './host.ts';
import { isPressing, languageTells } from './language.ts';
import { deceptiveTells, judgeLinks, type LinkTell } from './links.ts';
import { type Conclusion, concludeOther } from './others.ts';
import { type Findings, reasonsOf } from './reasons.ts';
import { voiceOf } from './senders.ts';
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

function find(mail: ReadMail, authentication: Authentication): Findings {
  const domain = senderDomain(mail);
  const links = judgeLinks(mail.links);
  const forwarded = forwardedPart(mail);
  const own = authentication.outcome === 'pass' ? domain : null;
  const isOfficial = domain !== null && isAmazonSender(domain);
  // An invoice that Amazon itself attaches may name its seller's site; what it passes on for others is theirs.
  const isOwnDocument = isOfficial && own !== null && voiceOf(mail.from[0]?.address ?? '') !== 'others';
  const isForeign = ({ owner, host, link }: (typeof links)[number]) =>
    owner === 'other' && !(own !== null && isSameOwner(host, own)) && !(isOwnDocument && link.kind === 'attachment');
  return {
    mail,
    authentication,
    domain,
    isOfficial,
    claims: claimsOf(mail),
    links,
    foreign: links.filter(isForeign).filter(({ link }) => !(forwarded?.isAbove(link) ?? false)),
    deceptive: links.filter(({ tells }) => tells.some((tell) => deceptiveTells.has(tell))),
    tells: languageTells(mail),
    forwarded: forwarded?.sender ?? null,
    list: throughList(mail, authentication),
  };
}

function conclude(findings: Findings): Conclusion {
  if (findings.mail.source === 'pasted') return concludePasted(findings);
  if (findings.isOfficial) return concludeOfficial(findings, findings.authentication.outcome);
  const { list } = findings;
  if (list !== null && isAmazonSender(list.domain)) return concludeOfficial(findings, list.outcome);
  return concludeOther(findings);
}

/** What a host of Amazon's that nobody listed is caught at as well: "services.amazon.co.jp" over one. */
const mayBeOwn: ReadonlySet<LinkTell> = new Set(['lookalike-host', 'shows-amazon']);

/** A sender of Amazon's: everything hangs on whether that is true. */
function concludeOfficial(findings: Findings, outcome: Authentication['outcome']): Conclusion {
  const { mail, authentication, domain, foreign, deceptive, links, tells, list } = findings;
  const isLeading = foreign.length > 0 || deceptive.length > 0;
  switch (outcome) {
    case 'fail':
      return ['phishing', 'certain'];
    case 'pass': {
      // Amazon has more hosts than anybody lists: only a link that lies about itself convicts what it truly sent.
      const lies = deceptive.some(({ tells: of }) => {
        const isNamedSo = of.includes('lookalike-host');
        return of.some((tell) => deceptiveTells.has(tell) && !(isNamedSo && mayBeOwn.has(tell)));
      });
      if (lies) return ['phishing', 'likely'];
      // Amazon's signature vouches for who sent it, not for a seller's or a buyer's words in it.
      const isOthersWords = voiceOf(mail.from[0]?.address ?? '') === 'others';
      const leadsOut = isOthersWords && links.some(({ owner }) => owner === 'neutral');
      if (
        isLeading ||
        leadsOut ||
        mail.doubled.length > 0 ||
        mail.cuts.length > 0 ||
        (isOthersWords && isPressing(tells))
      )
        return ['suspicious', 'possible'];
      if (authentication.basis === 'attached') return ['genuine', 'possible'];
      return ['genuine', list === null && authentication.source === 'dns' ? 'certain' : 'likely'];
    }
    case 'unknown':
      if (list !== null) return isLeading ? ['phishing', 'likely'] : ['suspicious', 'possible'];
      // Amazon signs every mail: one that has no signature of its own, or leads elsewhere, was not sent by it.
      if (isLeading) return ['phishing', 'certain'];
      return (domain === null || !isSignedFor(domain, mail)) && authentication.source === 'none'
        ? ['phishing', 'likely']
        : ['suspicious', 'possible'];
  }
}

/** Only words and links: enough to accuse, never enough to acquit. */
function concludePasted({ claims, foreign, deceptive, tells }: Findings): Conclusion {
  const hasLookalike = deceptive.some(({ tells: of }) => of.includes('lookalike-host'));
  if (claims.length === 0 && !hasLookalike) return ['not-amazon', 'possible'];
  const poses = claims.some(({ strength }) => strength === 'poses') || hasLookalike;
  if (deceptive.length > 0 || (foreign.length > 0 && (poses || isPressing(tells))))
    return ['phishing', poses ? 'certain' : 'likely'];
  return poses || isPressing(tells) ? ['suspicious', 'possible'] : ['not-amazon', 'possible'];
}
