// What is known of a mail's sender, from the DNS and from the server that is believed: docs/decisions/0013-who-is-believed.md.
// Pure: the DNS was asked elsewhere.
import type { Authentication, AuthenticationOutcome } from '../domain/mail/authentication.ts';
import type { AuthResult, OwnResults, ReadMail } from '../domain/mail/mail.ts';
import { isAmazonSender } from './amazon-domains.ts';
import { isSameOwner } from './host.ts';
import { isSameServer } from './mail-servers.ts';
import { receiverResults, type TrustedServers } from './receiver-results.ts';

const isAbout = (domain: string, { domain: other }: AuthResult) =>
  other !== null && (other === domain || isSameOwner(other, domain));

/** What results come to for a sender of `domain`: DMARC's rule, whether or not the server applied it. */
export function outcomeFor(
  domain: string,
  results: readonly AuthResult[],
  { isSigned }: { readonly isSigned: boolean },
): AuthenticationOutcome {
  const of = (...methods: AuthResult['method'][]) => results.filter(({ method }) => methods.includes(method));
  const passes = ({ result }: AuthResult) => result === 'pass';
  const isAligned = (result: AuthResult) => passes(result) && isAbout(domain, result);
  // A forwarder may have broken the signature and vouch for what it had seen before.
  const failure = of('arc').some(passes) ? 'unknown' : 'fail';
  const dmarc = of('dmarc').filter((result) => result.domain === null || isAbout(domain, result));
  if (dmarc.some(({ result }) => result === 'fail')) return failure;
  const grounds = of('dkim', 'spf');
  if (dmarc.length > 0 && dmarc.every(passes))
    return grounds.length === 0 || grounds.some(isAligned) ? 'pass' : 'unknown';
  if (of('dkim').some(isAligned)) return 'pass';
  if (dmarc.length === 0 && of('spf').some(isAligned)) return 'pass';
  const isUnanswered = results.every(({ result }) => /^(temperror|permerror|unknown|none|neutral)$/.test(result));
  return results.length === 0 || (isUnanswered && isSigned) ? 'unknown' : failure;
}

/** The domain of a mail's one sender; null when there is none, or more than one. */
export function senderDomain({ from }: Pick<ReadMail, 'from'>): string | null {
  const [only] = from;
  if (!only || from.length !== 1) return null;
  const at = only.address.lastIndexOf('@');
  const domain = only.address.slice(at + 1);
  return at > 0 && /^[a-z0-9.-]+\.[a-z0-9-]{2,}$/.test(domain) && !/["\s]/.test(only.address) ? domain : null;
}

/** Does the mail carry a signature in the name of `domain`'s owner? Whether it is true is another question. */
export function isSignedFor(domain: string, { signatures }: Pick<ReadMail, 'signatures'>): boolean {
  return signatures.some((signature) => signature.domain === domain || isSameOwner(signature.domain, domain));
}

/**
 * Weighs our own look at the DNS against what the receiving server said. A signature that holds is proof; one that no
 * longer does may have been broken by storing the mail or its key withdrawn since, so then the server's word counts.
 */
export function weighAuthentication(
  mail: Pick<ReadMail, 'from' | 'trace' | 'signatures'>,
  own: OwnResults,
  servers: TrustedServers,
): Authentication {
  const domain = senderDomain(mail);
  const received = receiverResults(mail.trace, servers);
  const nothing: Authentication = received
    ? { source: 'receiver', outcome: 'unknown', ...received }
    : { source: 'none', outcome: 'unknown', authservId: null, results: [], basis: null };
  if (domain === null) return nothing;
  const isSigned = isSignedFor(domain, mail);
  const ours = own === null ? 'unknown' : outcomeFor(domain, own, { isSigned });
  const checked: Authentication = { source: 'dns', outcome: ours, authservId: null, results: own ?? [], basis: null };
  if (ours === 'pass') return checked;
  const told = received === null ? 'unknown' : outcomeFor(domain, received.results, { isSigned });
  // Amazon signs every mail. Where there is no signature of its own, a server's "pass" may be the sender's invention.
  const theirs = told === 'pass' && !isSigned && isAmazonSender(domain) ? 'unknown' : told;
  if (theirs !== 'unknown') return { ...nothing, outcome: theirs };
  return ours === 'fail' ? checked : nothing;
}

/**
 * Who had written a mail that came through a list, such as a Google Group that is the shop's own address: the list puts its
 * own address into From. Null where it isn't one that goes to its own domain and is proven to come from there.
 */
export function throughList(
  mail: Pick<ReadMail, 'from' | 'to' | 'original' | 'seals' | 'signatures'>,
  { outcome, authservId, results }: Authentication,
): { readonly domain: string; readonly address: string; readonly outcome: AuthenticationOutcome } | null {
  const list = senderDomain(mail);
  const original = senderDomain({ from: mail.original });
  if (list === null || original === null || outcome !== 'pass') return null;
  if (!mail.to.some(({ address }) => isSameOwner(address.slice(address.lastIndexOf('@') + 1), list))) return null;
  const [first] = mail.seals;
  // The chain holds, and nobody sealed it but the server that is believed anyway.
  const isSealed =
    first !== undefined &&
    results.some(({ method, result }) => method === 'arc' && result === 'pass') &&
    mail.seals.every((seal) => [seal.domain, seal.authservId].every((name) => isSameServer(name, authservId ?? '')));
  const found = isSealed ? outcomeFor(original, first.results, { isSigned: isSignedFor(original, mail) }) : 'unknown';
  return { domain: original, address: mail.original[0]?.address ?? '', outcome: found };
}
