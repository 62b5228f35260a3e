// The verdict where the sender isn't Amazon's: everything hangs on whether the mail poses as Amazon, and on who its sender
// is. An honest tool or bank that speaks of Amazon says its name, is proven to be who it says, and leads to itself; a fake
// does at most one of these.
import type { MailCertainty, MailVerdict } from '../domain/mail/mail-check.ts';
import { isAmazonSender, isPartner, isWarner } from './amazon-domains.ts';
import { isSameOwner } from './host.ts';
import { isPressing } from './language.ts';
import type { JudgedLink } from './links.ts';
import { hasMatter } from './matters.ts';
import { isProperName, sendsAs } from './names.ts';
import { type Findings, risky } from './reasons.ts';

export type Conclusion = readonly [MailVerdict, MailCertainty];

/** How sure an accusation is. */
const likelyPhishing: Conclusion = ['phishing', 'likely'];
const phishing = (isSure: boolean): Conclusion => (isSure ? ['phishing', 'certain'] : likelyPhishing);
const suspicious: Conclusion = ['suspicious', 'possible'];

/** Traits of a mail on which the steps below decide. */
function traitsOf(findings: Findings) {
  const { mail, authentication, claims, foreign, deceptive, tells, domain } = findings;
  const bySender = claims.filter(({ place }) => place === 'sender');
  const elsewhere = claims.filter(({ place }) => place !== 'sender');
  const isLeadingAway = foreign.length > 0 || deceptive.length > 0;
  // Where the sender says that he is at home, unless that was found to be a lie.
  const isAtHome = ({ host }: JudgedLink) =>
    domain !== null && authentication.outcome !== 'fail' && isSameOwner(host, domain);
  const isLeading = deceptive.length > 0 || foreign.some((link) => !isAtHome(link));
  const isProven = authentication.outcome === 'pass';
  return {
    isPosingByName: bySender.some(({ strength }) => strength === 'poses'),
    isNamedAfter: bySender.length > 0,
    isThroughList: mail.from.some(({ name }) => /(?:\s|^)(?:via|経由|über)\s/iu.test(name)),
    isSpeaking: elsewhere.some(({ strength }) => strength === 'poses'),
    isMentioning: elsewhere.length > 0,
    /** Where it is seen before the mail is read: in the subject, in the name of a file. */
    isMentioningAbove: elsewhere.some(({ place }) => place === 'subject' || place === 'attachment'),
    /** To a place that isn't proven to be the sender's own. */
    isLeadingAway,
    isLeading,
    isProven,
    isFailed: authentication.outcome === 'fail',
    /** Who he says he is, and leading to nobody else. */
    isOwnAffair: isProven && !isLeadingAway,
    isProperlyNamed: mail.from.length === 1 && isProperName(mail.from[0]?.name ?? ''),
    isPressing: isPressing(tells),
    isCalling: tells.some(({ tell }) => tell === 'call-back'),
    hasLookalike: deceptive.some(({ tells: of }) => of.some((t) => t === 'lookalike-host' || t === 'disguised-host')),
    isDeceiving: deceptive.length > 0,
    hasShownAmazon: deceptive.some(({ tells: of }) => of.includes('shows-amazon')),
    isHiding: isUnread(findings) || findings.links.some(({ tells: of }) => of.includes('qr-code')),
    isArmed: mail.attachments.some(({ name }) => risky.test(name)),
    isWarning: domain !== null && isProven && isWarner(domain),
    isPartnered: domain !== null && isProven && isPartner(domain),
  };
}

/** Something is asked, and there is a way to do it: a link, even to the sender's own place, a number. */
function isAsking({ mail, links, tells }: Findings): boolean {
  const hasWay = links.some(({ owner }) => owner === 'other') || tells.some(({ tell }) => tell === 'call-back');
  return hasWay && [mail.subject, mail.text, mail.attachedText].some(hasMatter);
}

/** Is there something in it that a reader sees and that was not read: a picture, a document? */
function isUnread({ mail }: Pick<Findings, 'mail'>): boolean {
  const hasPicture = mail.images.some(({ source }) => source !== '');
  return mail.unread.length > 0 || (hasPicture && mail.text.replace(/\s/g, '').length < pictureText);
}

/** A mail with pictures and fewer letters than that is read from its pictures. */
const pictureText = 40;

/** What a sender of somebody else's comes to. */
export function concludeOther(findings: Findings): Conclusion {
  const traits = traitsOf(findings);
  const { mail, claims, domain } = findings;
  const byOthers = ofForwarded(findings, traits);
  if (byOthers !== null) return byOthers;
  const { isPressing: presses } = traits;
  if (traits.isPosingByName) {
    if (traits.isPartnered || traits.isWarning) return presses ? suspicious : ['not-amazon', 'possible'];
    return phishing(
      traits.isLeadingAway || presses || claims.filter(({ strength }) => strength === 'poses').length > 1,
    );
  }
  const found = ofSpeaking(traits, domain) ?? ofMentioning(traits, findings);
  const acquitted: Conclusion = found ?? [
    'not-amazon',
    claims.length > 0 || presses || traits.isLeading ? 'possible' : 'likely',
  ];
  if (acquitted[0] !== 'not-amazon') return acquitted;
  // What lies beyond a limit may be the lure; only the sheer size of a mail whose sender is known is nothing odd.
  if (mail.cuts.some((cut) => cut !== 'size' || !traits.isProven)) return suspicious;
  return isUnread(findings) ? ['not-amazon', 'possible'] : acquitted;
}

type Traits = ReturnType<typeof traitsOf>;

/** A friend asks about a mail by forwarding it in his own: what he quotes may be a fake, and he is not. */
function ofForwarded({ forwarded }: Findings, traits: Traits): Conclusion | null {
  if (forwarded === null || traits.isNamedAfter) return null;
  const at = forwarded.address.lastIndexOf('@');
  if (isAmazonSender(forwarded.address.slice(at + 1))) return traits.isLeading ? likelyPhishing : suspicious;
  return sendsAs(forwarded.name) === 'poses' ? phishing(traits.isLeading) : null;
}

/** It speaks in Amazon's voice, under another's name. */
function ofSpeaking(traits: Traits, domain: string | null): Conclusion | null {
  if (!traits.isSpeaking) return null;
  const { isOwnAffair, isPressing: presses, isProperlyNamed } = traits;
  if (traits.isWarning) return ['not-amazon', 'possible'];
  // Who says his name may quote a fake, or speak of an account that he has to do with: a tool, a forum, whoever warns.
  if (isProperlyNamed && !traits.isFailed && !traits.isDeceiving) {
    const isPlain = isOwnAffair && !presses && !traits.isCalling && !traits.isHiding;
    return isPlain ? ['not-amazon', 'possible'] : suspicious;
  }
  if (isOwnAffair) return presses ? likelyPhishing : suspicious;
  return phishing(traits.isLeadingAway || domain === null);
}

/** It only speaks of Amazon, or calls itself after it. */
function ofMentioning(traits: Traits, findings: Findings): Conclusion | null {
  const claims = findings.claims.length;
  const { isLeading, isPressing: presses, isProven, isFailed, isOwnAffair } = traits;
  if (traits.isNamedAfter && !traits.isPartnered) {
    // A list puts its own address in place of Amazon's: what came through it may be anything.
    if (isOwnAffair) return presses || traits.isThroughList ? suspicious : null;
    if (presses || isFailed) return likelyPhishing;
    return isLeading ? suspicious : null;
  }
  if (traits.hasLookalike) {
    const isOdd = traits.isMentioning || presses;
    return isOdd && !(isProven && traits.isProperlyNamed && !presses) ? likelyPhishing : suspicious;
  }
  // A newsletter's click counter shows "amazon.com" and leads elsewhere, too: only with pressure is it a trap.
  if (traits.hasShownAmazon && presses) return likelyPhishing;
  if (!traits.isMentioning) return null;
  if (presses) {
    if (isOwnAffair) return !traits.isProperlyNamed && isAsking(findings) ? suspicious : null;
    if (isLeading && traits.isMentioningAbove && !traits.isProperlyNamed) return likelyPhishing;
    return claims > 1 && isLeading && !isProven && !traits.isProperlyNamed ? likelyPhishing : suspicious;
  }
  if (isFailed && isLeading) return suspicious;
  const isLuring = isLeading || traits.isHiding || traits.isCalling || traits.isArmed;
  if (traits.isProperlyNamed) return null;
  return (traits.isMentioningAbove && isLuring) || isAsking(findings) ? suspicious : null;
}
