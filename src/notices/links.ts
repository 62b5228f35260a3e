// Judges one link: is it Amazon's, and what about it is made to deceive.
import type { MailLink } from '../domain/mail/mail.ts';
import { isAmazonHost, isNeutralHost } from './amazon-domains.ts';
import { fold } from './fold.ts';
import { amazonLookalike, isDisguised, isIpHost, isSameOwner, shownHost } from './host.ts';
import { targetOf } from './link-target.ts';

/** What a link can be caught at; each has words of its own. */
export type LinkTell =
  | 'shows-amazon'
  | 'shows-other-host'
  | 'lookalike-host'
  | 'disguised-host'
  | 'ip-host'
  | 'userinfo'
  | 'shortener'
  | 'redirector'
  | 'odd-scheme'
  | 'data-url'
  | 'form'
  | 'qr-code';

/** Tells that no honest mail has, whoever sent it. */
export const deceptiveTells: ReadonlySet<LinkTell> = new Set([
  'shows-amazon',
  'lookalike-host',
  'disguised-host',
  'ip-host',
  'userinfo',
  'data-url',
  'form',
]);

export interface JudgedLink {
  /** `none`: it leads nowhere outside the mail (a page anchor, a phone number). */
  readonly owner: 'amazon' | 'neutral' | 'other' | 'none';
  readonly host: string;
  readonly tells: readonly LinkTell[];
  readonly link: MailLink;
}

/** Services that hide where a link leads. */
const shorteners = new Set(
  (
    'bit.ly t.co tinyurl.com goo.gl ow.ly is.gd buff.ly cutt.ly rebrand.ly t.cn ht.ly qrs.ly lnkd.in smarturl.it d.pr s.id ' +
    'mysp.ac yet.tf opn.to kaywa.me urlz.fr shorturl.at rb.gy tiny.cc v.gd x.gd 00m.in onl.sc onl.la bl.ink soo.gd t.ly ' +
    'share.google dlvr.it u.to clck.ru lihi1.com reurl.cc qr.ae cli.re n9.cl t2m.io han.gl me2.do'
  ).split(' '),
);

/** A host as a reader would see it at the start of a link's text. */
const hostInText = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?=[/:?#\s]|$)/iu;

/** Judges a link by its own text; nothing is looked up. */
export function judgeLink(link: MailLink): JudgedLink {
  const { hosts, scheme, hasUserinfo, endlessHost } = targetOf(link.url);
  if (endlessHost !== null) return { owner: 'other', host: endlessHost, tells: ['disguised-host'], link };
  if (/^(?:data|javascript|vbscript|file)$/.test(scheme)) {
    // A picture inside the mail is no place to go to.
    const isPicture = link.kind === 'image';
    return { owner: isPicture ? 'none' : 'other', host: '', tells: isPicture ? [] : ['data-url'], link };
  }
  const owner = ownerOf(hosts);
  if (owner === 'none' || !/^(?:https?|ftp|wss?)$/.test(scheme)) {
    const isMisspelt = /^h{0,2}t{1,2}ps?$/.test(scheme);
    return { owner: isMisspelt ? 'other' : 'none', host: '', tells: isMisspelt ? ['odd-scheme'] : [], link };
  }
  // The first on the way that isn't Amazon's is the one to name.
  const host = hosts.find((one) => !isAmazonHost(one)) ?? hosts[0] ?? '';
  const tells: LinkTell[] = hasUserinfo ? ['userinfo'] : [];
  if (owner === 'other') tells.push(...hostTells(host, hosts, link));
  return { owner, host: shownHost(host), tells, link };
}

/** A link is Amazon's only where every host on its way is. */
function ownerOf(hosts: readonly string[]): JudgedLink['owner'] {
  if (hosts.length === 0) return 'none';
  const others = hosts.filter((host) => !isAmazonHost(host));
  return others.length === 0 ? 'amazon' : others.every(isNeutralHost) ? 'neutral' : 'other';
}

function hostTells(host: string, hosts: readonly string[], link: MailLink): LinkTell[] {
  const tells: LinkTell[] = [];
  if (isIpHost(host)) tells.push('ip-host');
  if (isDisguised(host)) tells.push('disguised-host');
  if (amazonLookalike(host) !== null) tells.push('lookalike-host');
  if (shorteners.has(host.replace(/^www\./, ''))) tells.push('shortener');
  if (hosts.length > 1) tells.push('redirector');
  if (link.kind === 'form') tells.push('form');
  if (link.kind === 'qr-code') tells.push('qr-code');
  const shown = hostInText.exec(fold(link.shown).trim())?.[1];
  if (shown !== undefined && shown !== shownHost(host)) {
    if (isAmazonHost(shown)) tells.push('shows-amazon');
    else if (link.kind === 'link' && !isSameOwner(shown, host)) tells.push('shows-other-host');
  }
  return tells;
}

/** Links that someone could follow, judged; pictures only load, and are judged apart. */
export function judgeLinks(links: readonly MailLink[]): JudgedLink[] {
  return links.filter(({ kind }) => kind !== 'image').map(judgeLink);
}
