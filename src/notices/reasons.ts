// Why a mail got its verdict: what was found, the weightiest first, each with its place in the mail.

import type { Authentication } from '../domain/mail/authentication.ts';
import { authMethods, type MailAddress, type MailPlace, type ReadMail } from '../domain/mail/mail.ts';
import type { MailReason, MailVerdict } from '../domain/mail/mail-check.ts';
import { count, type Params, text } from '../domain/text/text.ts';
import { isSignedFor, type throughList } from './authentication.ts';
import type { Claim } from './claims.ts';
import type { FoundTell } from './language.ts';
import { deceptiveTells, type JudgedLink } from './links.ts';
import { voiceOf } from './senders.ts';
import type { ReasonKey } from './words.ts';

/** What was found in a mail before anything is concluded from it. */
export interface Findings {
  readonly mail: ReadMail;
  readonly authentication: Authentication;
  /** The one sender's domain; null when there isn't exactly one that can be read. */
  readonly domain: string | null;
  readonly isOfficial: boolean;
  readonly claims: readonly Claim[];
  readonly links: readonly JudgedLink[];
  /** Links that lead away from Amazon, and from the sender's own domain where that is proven. */
  readonly foreign: readonly JudgedLink[];
  readonly deceptive: readonly JudgedLink[];
  readonly tells: readonly FoundTell[];
  /** Who had sent it first by its own words, where it was forwarded within the text. */
  readonly forwarded: MailAddress | null;
  /** Who had written it, where it came through a list that is the owner's. */
  readonly list: ReturnType<typeof throughList>;
}

/** Of one kind of link so many are named. */
const linksNamed = 3;

export const risky = /\.(?:html?|xhtml|svg|exe|scr|js|jse|vbs|wsf|hta|lnk|iso|img|one|docm|xlsm|zip|rar|7z|cab|dat)$/i;

export function reasonsOf(findings: Findings, verdict: MailVerdict): MailReason<ReasonKey>[] {
  if (verdict === 'genuine') return [...senderReasons(findings), ...goodLinks(findings)];
  const claims = claimReasons(findings);
  if (verdict === 'not-amazon')
    return [
      ...(claims.length > 0 ? claims : [reason('no-claim', 'text')]),
      ...senderReasons(findings),
      ...badLinks(findings),
      ...structureReasons(findings),
    ];
  return [
    ...claims,
    ...senderReasons(findings),
    ...badLinks(findings),
    ...(verdict === 'suspicious' ? goodLinks(findings) : []),
    ...structureReasons(findings),
    ...findings.tells.map(({ tell, words }) => reason(`tell-${tell}`, 'text', { words: text(words) })),
  ];
}

function reason(key: ReasonKey, place: MailPlace, params: Params = {}): MailReason<ReasonKey> {
  return { key, place, params };
}

function claimReasons({ claims, isOfficial }: Findings): MailReason<ReasonKey>[] {
  const [first] = claims;
  if (!first || isOfficial) return [];
  return [reason(first.strength === 'poses' ? 'poses' : 'mentions', first.place, { words: text(first.words) })];
}

function senderReasons(findings: Findings): MailReason<ReasonKey>[] {
  const { mail, authentication, domain, isOfficial, list } = findings;
  if (mail.source === 'pasted') return [reason('sender-unknown', 'sender')];
  if (domain === null) {
    const key =
      mail.from.length > 1 ? 'sender-several' : mail.from.length === 0 ? 'sender-missing' : 'sender-unreadable';
    return [reason(key, 'sender', { sender: text(mail.fromShown) })];
  }
  const params = { domain: text(domain), server: text(authentication.authservId ?? '') };
  if (list !== null) {
    const key = list.outcome === 'pass' ? 'list-proven' : list.outcome === 'fail' ? 'list-failed' : 'list';
    return [reason(key, 'sender', { ...params, address: text(list.address) })];
  }
  if (!isOfficial)
    return [
      reason('sender-other', 'sender', { domain: text(domain) }),
      ...forwardedReason(findings),
      ...replyReason(mail, domain),
    ];
  return [...officialReasons(findings, domain), ...unbelievedReason(findings)];
}

function officialReasons({ mail, authentication }: Findings, domain: string): MailReason<ReasonKey>[] {
  const { outcome, source, authservId, results, basis } = authentication;
  const params = { domain: text(domain), server: text(authservId ?? '') };
  if (outcome === 'pass') {
    const byReceiver = basis === null || basis === 'place' ? 'auth-pass-receiver' : (`auth-pass-${basis}` as const);
    return [
      reason(source === 'dns' ? 'auth-pass-dns' : byReceiver, 'headers', params),
      ...(voiceOf(mail.from[0]?.address ?? '') === 'others'
        ? [reason('relay', 'sender', { domain: text(domain) })]
        : []),
    ];
  }
  if (outcome === 'unknown')
    return [reason(isSignedFor(domain, mail) ? 'auth-unknown' : 'auth-unsigned', 'headers', params)];
  const said = authMethods.flatMap((method) => {
    const found = results.find((result) => result.method === method);
    return found ? [`${method}=${found.result}`] : [];
  });
  return [
    reason(source === 'dns' ? 'auth-fail-dns' : 'auth-fail-receiver', 'headers', {
      ...params,
      results: text(said.join(' ')),
    }),
    ...replyReason(mail, domain),
  ];
}

/** Somebody's word about the sender stands in it, and isn't believed. */
function unbelievedReason({ mail, authentication }: Findings): MailReason<ReasonKey>[] {
  const said = mail.trace.find((header) => header.kind === 'results');
  if (said?.kind !== 'results' || authentication.source !== 'none') return [];
  return [reason('results-unbelieved', 'headers', { server: text(said.authservId) })];
}

function forwardedReason({ forwarded }: Findings): MailReason<ReasonKey>[] {
  return forwarded === null ? [] : [reason('forwarded', 'text', { address: text(forwarded.address) })];
}

function replyReason({ replyTo }: Findings['mail'], domain: string): MailReason<ReasonKey>[] {
  const other = replyTo.find(({ address }) => !address.endsWith(domain));
  return other ? [reason('reply-elsewhere', 'headers', { address: text(other.address) })] : [];
}

function badLinks({ links, foreign, deceptive }: Findings): MailReason<ReasonKey>[] {
  const seen = new Set<string>();
  const fresh = (key: string) => !seen.has(key) && seen.add(key) !== undefined;
  const named = [...deceptive, ...links.filter(({ tells }) => tells.length > 0)].flatMap((link) =>
    [...link.tells]
      .sort((a, b) => Number(deceptiveTells.has(b)) - Number(deceptiveTells.has(a)))
      .filter((tell) => fresh(`${tell}|${link.host}`))
      .map((tell) =>
        reason(`link-${tell}`, 'link', { host: text(link.host || link.link.url), shown: text(link.link.shown) }),
      ),
  );
  const told = new Set(links.filter(({ tells }) => tells.length > 0).map(({ host }) => host));
  const hosts = [...new Set(foreign.map(({ host }: JudgedLink) => host))].filter(
    (host) => host !== '' && !told.has(host),
  );
  const plain = hosts.slice(0, linksNamed).map((host) => reason('link-other', 'link', { host: text(host) }));
  const rest = hosts.length - linksNamed;
  return [
    ...named.slice(0, 2 * linksNamed),
    ...plain,
    ...(rest > 0 ? [reason('link-more', 'link', { n: count(rest) })] : []),
  ];
}

function goodLinks({ links, foreign }: Findings): MailReason<ReasonKey>[] {
  const going = links.filter(({ owner }) => owner !== 'none');
  if (going.length === 0) return [reason('links-none', 'link')];
  return foreign.length === 0 ? [reason('links-official', 'link', { n: count(going.length) })] : [];
}

function structureReasons({ mail }: Findings): MailReason<ReasonKey>[] {
  const attachment = mail.attachments.find(({ name }) => risky.test(name));
  const [unread] = mail.unread;
  return [
    ...(mail.doubled.length > 0
      ? [reason('doubled-header', 'headers', { headers: text(mail.doubled.join(', ')) })]
      : []),
    ...(mail.cuts.includes('winmail') ? [reason('winmail-unread', 'attachment')] : []),
    ...(mail.cuts.some((cut) => cut !== 'winmail') ? [reason('cut', 'text')] : []),
    ...(unread ? [reason('unread', 'attachment', { name: text(unread.name || unread.type) })] : []),
    ...(attachment ? [reason('attachment-risky', 'attachment', { name: text(attachment.name) })] : []),
  ];
}
