// Which statements about a mail's sender may be believed, and what they come to. Pure: the DNS was asked elsewhere.
import type { Authentication, AuthenticationOutcome } from '../domain/mail/authentication.ts';
import type { AuthResult, OwnResults, ReadMail, TraceHeader } from '../domain/mail/mail.ts';
import { isAmazonSender } from './amazon-domains.ts';
import { isSameOwner } from './host.ts';

type ResultsHeader = Extract<TraceHeader, { kind: 'results' }>;

/** Servers that write their name differently in Received and in Authentication-Results. */
const sameServer: readonly RegExp[] = [
  /(^|\.)(outlook|office365|microsoft|hotmail)\.com$/,
  /(^|\.)(google|gmail)\.com$/,
  /(^|\.)(icloud|me|mac|apple)\.com$/,
  /(^|\.)yahoo\.co\.jp$/,
];

function isSameServer(a: string, b: string): boolean {
  return a === b || isSameOwner(a, b) || sameServer.some((names) => names.test(a) && names.test(b));
}

/** Outlook writes no name; its own Received lines say whose results they are. */
const nameless = 'outlook.com';

/**
 * The Authentication-Results that the receiving server wrote, merged; null when there are none to be believed.
 * Everything below a mail's first Received may be the sender's invention. So only the topmost header counts, with those
 * of the same server next to it, and only where that server also took the mail in. Trusted names that were set replace
 * that guess.
 */
export function receiverResults(
  trace: readonly TraceHeader[],
  trustedIds: readonly string[],
): { authservId: string; results: AuthResult[] } | null {
  const top = trace.findIndex(
    (header) => header.kind === 'results' && (trustedIds.length === 0 || isTrusted(header, trustedIds)),
  );
  const first = trace[top];
  if (first?.kind !== 'results') return null;
  const name = first.authservId || nameless;
  if (trustedIds.length === 0) {
    const above = trace.slice(0, top).filter((header) => header.kind === 'received');
    if (above.length > 0 && !above.some(({ by }) => isSameServer(by, name))) return null;
    // Who writes no name can only be believed where the server's own lines stand beside it.
    if (first.authservId === '' && above.length === 0 && !followedBy(trace, top, name)) return null;
  }
  const results: AuthResult[] = [];
  for (const header of trace.slice(top)) {
    if (header.kind !== 'results' || !isSameServer(header.authservId || nameless, name)) break;
    for (const result of header.results) {
      // Of two words about one thing the upper one counts; a mail may well carry several signatures.
      const isNew = result.method === 'dkim' ? header === first || !has(results, 'dkim') : !has(results, result.method);
      if (isNew) results.push(result);
    }
  }
  return { authservId: first.authservId || name, results };
}

const has = (results: readonly AuthResult[], method: AuthResult['method']) => results.some((r) => r.method === method);

function isTrusted({ authservId }: ResultsHeader, trustedIds: readonly string[]): boolean {
  return trustedIds.some((id) => id.toLowerCase() === authservId);
}

function followedBy(trace: readonly TraceHeader[], top: number, name: string): boolean {
  const next = trace.slice(top + 1).find((header) => header.kind === 'received');
  return next?.kind === 'received' && isSameServer(next.by, name);
}

/** What results come to for a sender of `domain`: DMARC's rule, whether or not the server applied it. */
export function outcomeFor(
  domain: string,
  results: readonly AuthResult[],
  { isSigned }: { readonly isSigned: boolean },
): AuthenticationOutcome {
  const isAligned = ({ domain: other }: AuthResult) =>
    other !== null && (other === domain || isSameOwner(other, domain));
  const of = (...methods: AuthResult['method'][]) => results.filter(({ method }) => methods.includes(method));
  const passes = ({ result }: AuthResult) => result === 'pass';
  const dmarc = of('dmarc').find((result) => result.domain === null || isAligned(result));
  // A forwarder may have broken the signature and vouch for what it had seen before.
  const failure = of('arc').some(passes) ? 'unknown' : 'fail';
  if (dmarc?.result === 'pass') {
    const grounds = of('dkim', 'spf');
    return grounds.length === 0 || grounds.some(passes) ? 'pass' : 'unknown';
  }
  if (dmarc?.result === 'fail') return failure;
  if (of('dkim').some((result) => passes(result) && isAligned(result))) return 'pass';
  if (dmarc === undefined && of('spf').some((result) => passes(result) && isAligned(result))) return 'pass';
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

/**
 * Weighs our own look at the DNS against what the receiving server said. A signature that holds is proof; one that no
 * longer does may have been broken by storing the mail or its key withdrawn since, so then the server's word counts.
 */
export function weighAuthentication(
  mail: Pick<ReadMail, 'from' | 'trace' | 'signatures'>,
  own: OwnResults,
  trustedIds: readonly string[],
): Authentication {
  const domain = senderDomain(mail);
  const isSigned = mail.signatures.length > 0;
  const received = receiverResults(mail.trace, trustedIds);
  const nothing: Authentication = received
    ? { source: 'receiver', outcome: 'unknown', ...received }
    : { source: 'none', outcome: 'unknown', authservId: null, results: [] };
  if (domain === null) return nothing;
  const ours = own === null ? 'unknown' : outcomeFor(domain, own, { isSigned });
  const checked: Authentication = { source: 'dns', outcome: ours, authservId: null, results: own ?? [] };
  if (ours === 'pass') return checked;
  const told = received === null ? 'unknown' : outcomeFor(domain, received.results, { isSigned });
  // Amazon signs every mail. Where there is no signature, a server's "pass" may be the sender's own invention.
  const theirs = told === 'pass' && !isSigned && isAmazonSender(domain) ? 'unknown' : told;
  if (theirs !== 'unknown') return { ...nothing, outcome: theirs };
  return ours === 'fail' ? checked : nothing;
}
