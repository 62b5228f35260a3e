// Which statements about a mail's sender may be believed, and what they come to: docs/decisions/0013-who-is-believed.md.
// Pure: the DNS was asked elsewhere.
import type { Authentication, AuthenticationOutcome } from '../domain/mail/authentication.ts';
import type { AuthResult, OwnResults, ReadMail, TraceHeader } from '../domain/mail/mail.ts';
import { isAmazonSender } from './amazon-domains.ts';
import { isSameOwner } from './host.ts';
import { isSameServer, type MailServers, providerOf } from './mail-servers.ts';

type ResultsHeader = Extract<TraceHeader, { kind: 'results' }>;

/**
 * Names whose Authentication-Results are believed, wherever they stand: those that the owner
 * named. A name stands for all names under it as well. Null: nothing is known of the mailbox, as of a file; then the
 * place in the mail decides.
 */
export type TrustedServers = readonly string[] | null;

/** Outlook writes no name. */
const nameless = 'outlook.com';

const isResults = (header: TraceHeader): header is ResultsHeader => header.kind === 'results';

/** The Authentication-Results that may be believed, merged; null when there are none. */
export function receiverResults(
  trace: readonly TraceHeader[],
  servers: TrustedServers,
): { authservId: string; results: AuthResult[] } | null {
  const believed = servers === null ? writtenByReceiver(trace) : writtenBy(trace, servers);
  const [first] = believed;
  if (first === undefined) return null;
  const results: AuthResult[] = [];
  for (const header of believed) {
    for (const result of header.results) {
      // Of two headers about one thing the upper one counts; within one all do, since a mail may carry several signatures.
      const isSaid = believed
        .slice(0, believed.indexOf(header))
        .some(({ results: above }) => above.some(({ method }) => method === result.method));
      if (!isSaid) results.push(result);
    }
  }
  return { authservId: first.authservId || nameless, results };
}

/** Below the line by which a stranger's machine handed it over a server's own words may stand next, and no further down. */
function writtenBy(trace: readonly TraceHeader[], servers: readonly string[]): readonly ResultsHeader[] {
  const entry = trace.findIndex((header) => header.kind === 'received' && !header.isHandedOn);
  const next = trace.findIndex((header, i) => i > entry && header.kind === 'received');
  const within = entry === -1 || next === -1 ? trace : trace.slice(0, next);
  const isTheirs = (header: TraceHeader) =>
    isResults(header) &&
    servers.some((name) => {
      const id = header.authservId || nameless;
      return id === name.toLowerCase() || id.endsWith(`.${name.toLowerCase()}`);
    });
  const top = within.findIndex(isTheirs);
  if (top === -1) return [];
  const end = within.slice(top).findIndex((header) => !isTheirs(header));
  return within.slice(top, end === -1 ? undefined : top + end).filter(isResults);
}

/**
 * Nothing below the line by which a stranger's machine handed a mail over can be told from that stranger's invention; above
 * it only the receiving system writes. Where that system is a provider who clears away what bears its name, the lines below
 * count as well, as far as the next machine that isn't its own.
 */
function writtenByReceiver(trace: readonly TraceHeader[]): readonly ResultsHeader[] {
  const [top] = trace.filter((header) => header.kind === 'received');
  if (top === undefined) return [];
  const provider = providerOf(top.by);
  if (provider !== null) return ofProvider(trace, provider);
  const entry = trace.findIndex((header) => header.kind === 'received' && !header.isHandedOn);
  const machines = trace
    .slice(0, entry === -1 ? undefined : entry + 1)
    .flatMap((header) => (header.kind === 'received' ? [header.by] : []));
  return trace
    .slice(0, entry === -1 ? undefined : entry)
    .filter(isResults)
    .filter(({ authservId }) => machines.some((by) => authservId !== '' && isSameServer(by, authservId)));
}

function ofProvider(trace: readonly TraceHeader[], { receives, writes }: MailServers): readonly ResultsHeader[] {
  const end = trace.findIndex((header) => header.kind === 'received' && !receives.test(header.by));
  return trace
    .slice(0, end === -1 ? undefined : end)
    .filter(isResults)
    .filter(({ authservId }) => writes.test(authservId));
}

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
    ? { source: 'receiver', outcome: 'unknown', ...received, basis: servers === null ? 'place' : 'known' }
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
