// Does a mail pose as Amazon, or only speak of it? Newsletters, banks and friends mention Amazon; a fake speaks in its
// name: in the sender's name or address, or as the keeper of "your Amazon account".
import type { MailPlace, ReadMail } from '../domain/mail/mail.ts';
import { isAmazonSender } from './amazon-domains.ts';
import { fold, skeleton } from './fold.ts';
import { amazonLookalike } from './host.ts';
import { hasMatter } from './matters.ts';
import { isProperName, namesAmazon, namesService, sendsAs, speaksOfService } from './names.ts';
import { tellingParts } from './telling-parts.ts';
import { keeping, voices } from './voices.ts';

/** `poses`: speaks as Amazon. `mentions`: Amazon's name stands where a fake would put it, and proves nothing alone. */
export interface Claim {
  readonly strength: 'poses' | 'mentions';
  readonly place: MailPlace;
  /** The words that say it, as they stand in the mail. */
  readonly words: string;
}

/** All that claims Amazon in a mail, what poses first. */
export function claimsOf(mail: ReadMail): Claim[] {
  const claims = [...senderClaims(mail)];
  const add = (strength: Claim['strength'], place: MailPlace, words: string) => {
    claims.push(claim(strength, place, words));
  };
  for (const [place, text] of [
    ['subject', mail.subject],
    ['text', tellingParts(mail.text)],
    ['text', tellingParts(mail.otherReadings)],
    ['attachment', tellingParts(mail.attachedText)],
  ] as const) {
    if (text === '') continue;
    const voice = voiceIn(text);
    if (voice !== undefined) add('poses', place, voice);
    else if (namesAmazon(text)) add('mentions', place, firstLineWith(text));
  }
  const unnamed = claims.length === 0 ? unnamedClaim(mail) : undefined;
  if (unnamed) claims.push(unnamed);
  for (const { name } of mail.attachments) if (namesAmazon(name)) add('mentions', 'attachment', name);
  const kept = keeperIn(mail);
  if (kept !== undefined) add('poses', 'text', kept);
  for (const { alt, source } of mail.images) {
    if (namesAmazon(alt)) add('mentions', 'image', alt);
    else if (/amazon[_-]?(?:logo|prime)|amazon\.(?:svg|png|gif|jpe?g)|logo[_-]?amazon/i.test(source))
      add('mentions', 'image', source);
  }
  return claims.sort((a, b) => Number(b.strength === 'poses') - Number(a.strength === 'poses'));
}

const claim = (strength: Claim['strength'], place: MailPlace, words: string): Claim => ({
  ...{ strength, place, words: words.trim().slice(0, 120) },
});

function senderClaims({ from, fromShown }: Pick<ReadMail, 'from' | 'fromShown'>): Claim[] {
  const claims = from.flatMap(({ name: shown, address }) => {
    const at = address.lastIndexOf('@');
    const [local, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
    const isOwnDomain = isAmazonSender(domain.replace(/["<>\s]/g, ''));
    const [byName, byAddress] = [sendsAs(shown), sendsAs(local)];
    if (byName === 'poses') return [claim('poses', 'sender', shown)];
    if (isOwnDomain || amazonLookalike(domain) !== null || byAddress === 'poses')
      return [claim('poses', 'sender', address)];
    if (byName === 'mentions') return [claim('mentions', 'sender', shown)];
    return byAddress === 'mentions' ? [claim('mentions', 'sender', address)] : [];
  });
  // A header that no mail program could read as an address is still shown to the reader.
  return claims.length === 0 && namesAmazon(fromShown) ? [claim('poses', 'sender', fromShown)] : claims;
}

function voiceIn(text: string): string | undefined {
  const plain = skeleton(text);
  return voices.map((pattern) => pattern.exec(plain)?.[0]).find((words) => words !== undefined);
}

/** It names Amazon, or its service for sellers, and does to a seller what only Amazon can. */
function keeperIn({ fromShown, subject, text }: Pick<ReadMail, 'fromShown' | 'subject' | 'text'>): string | undefined {
  const said = [subject, tellingParts(text)].join('\n');
  if (!namesAmazon(said) && !speaksOfService(said) && !namesService(fromShown)) return undefined;
  const plain = skeleton(said);
  return keeping.map((pattern) => pattern.exec(plain)?.[0]).find((words) => words !== undefined);
}

/** So much of a text says what it is about. */
const unnamedLimit = 3_000;

/** Nobody says his name, and wants something that has to do with selling at Amazon, or with Prime. */
function unnamedClaim({ from, fromShown, subject, text }: ReadMail): Claim | undefined {
  if (from.some(({ name }) => isProperName(name))) return undefined;
  const said = text.slice(0, unnamedLimit);
  const isOfAmazon = [fromShown.replace(/<[^>]*>|\S+@\S+/g, ' '), subject, said].some(speaksOfService);
  if (!isOfAmazon || ![subject, said].some(hasMatter)) return undefined;
  return claim('mentions', 'subject', subject || said.slice(0, 90));
}

/** By its head alone, may a mail claim Amazon? Wider than the claims themselves: who is looked at closer is accused of nothing. */
export function concernsAmazon(head: Pick<ReadMail, 'from' | 'fromShown' | 'subject'>): boolean {
  if (senderClaims(head).length > 0 || voiceIn(head.subject) !== undefined) return true;
  return [head.fromShown, head.subject].some((text) => namesAmazon(text) || namesService(text));
}

function firstLineWith(text: string): string {
  const line = text.split('\n').find((one) => /amazon|アマゾン/.test(fold(one))) ?? text;
  const at = Math.max(0, fold(line).search(/amazon|アマゾン/) - 30);
  return line.slice(at, at + 90);
}
