// Judges one link: is it Amazon's, and what about it is made to deceive.
import type { MailLink } from '../domain/mail.ts';
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
  const { host, scheme, hasUserinfo, through } = targetOf(link.url);
  const tells: LinkTell[] = [];
  if (scheme === 'data' || scheme === 'javascript' || scheme === 'vbscript' || scheme === 'file') {
    // A picture inside the mail is no place to go to.
    if (link.kind !== 'image') tells.push('data-url');
    return { owner: link.kind === 'image' ? 'none' : 'other', host: '', tells, link };
  }
  if (host === '' || !/^(https?|ftp|wss?)$/.test(scheme)) {
    const isOdd = scheme !== '' && /^[a-z]*t{1,2}ps?$/.test(scheme);
    return isOdd
      ? { owner: 'other', host: '', tells: ['odd-scheme'], link }
      : { owner: 'none', host: '', tells: [], link };
  }
  const isAmazon = isAmazonHost(host);
  const owner = isAmazon ? 'amazon' : isNeutralHost(host) ? 'neutral' : 'other';
  if (hasUserinfo) tells.push('userinfo');
  if (owner === 'other') {
    if (isIpHost(host)) tells.push('ip-host');
    if (isDisguised(host)) tells.push('disguised-host');
    if (amazonLookalike(host) !== null) tells.push('lookalike-host');
    if (shorteners.has(host.replace(/^www\./, ''))) tells.push('shortener');
    if (through.length > 0) tells.push('redirector');
    if (link.kind === 'form') tells.push('form');
    if (link.kind === 'qr-code') tells.push('qr-code');
    const shown = hostInText.exec(fold(link.shown).trim())?.[1];
    if (shown !== undefined && shown !== shownHost(host)) {
      if (isAmazonHost(shown)) tells.push('shows-amazon');
      else if (link.kind === 'link' && !isSameOwner(shown, host)) tells.push('shows-other-host');
    }
  }
  return { owner, host: shownHost(host), tells, link };
}

/** Links that someone could follow, judged; pictures only load, and are judged apart. */
export function judgeLinks(links: readonly MailLink[]): JudgedLink[] {
  return links.filter(({ kind }) => kind !== 'image').map(judgeLink);
}
