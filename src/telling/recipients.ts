// Recipients: who is told about an account. Every change is told to those before and those after it, and logged.

import type { RecipientChange, Store } from '../adapters/store/port.ts';
import type { Clock, Instant } from '../domain/clock.ts';
import { UserError } from '../domain/errors.ts';
import type { Speaker } from '../domain/owner/log-entry.ts';
import type { Account } from '../domain/shop/account.ts';
import { owedToEach } from '../domain/telling/account-message.ts';
import { isSameAddress, newRecipient, quietHoursText, type Recipient, topics } from '../domain/telling/recipient.ts';
import type { Text } from '../domain/text/text.ts';

export interface RecipientsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type RecipientSettings = Partial<Omit<Recipient, 'address'>>;

/** Adds a recipient, or changes what is given of one that is there. The first is told at once, later ones are backups. */
export function added(before: readonly Recipient[], address: string, settings: RecipientSettings): Recipient[] {
  const known = before.find((one) => isSameAddress(one.address, address));
  if (known) return before.map((one) => (one === known ? { ...known, ...settings } : one));
  return [...before, { ...newRecipient(address, { isBackup: before.some(getsAlerts) }), ...settings }];
}

/** @throws UserError when there is no such recipient */
export function removed(before: readonly Recipient[], address: string): Recipient[] {
  const after = before.filter((one) => !isSameAddress(one.address, address));
  if (after.length < before.length) return after;
  const names = before.map((one) => one.address).join(', ');
  throw new UserError(
    { en: `${address} is no recipient`, ja: `${address} は送り先に登録されていません` },
    names
      ? { en: `these are: ${names}`, ja: `登録済みのもの：${names}` }
      : { en: 'there is none at all', ja: '送り先が一つもありません' },
  );
}

/** One place earlier: whom the others call first. What is told to whom, and when, stays. */
export function movedUp(before: readonly Recipient[], address: string): Recipient[] {
  const at = before.findIndex((one) => isSameAddress(one.address, address));
  const [above, one] = [before[at - 1], before[at]];
  return above && one ? [...before].toSpliced(at - 1, 2, one, above) : [...before];
}

const getsAlerts = ({ gets }: Recipient) => gets.includes('alerts');

/** Replaces the recipients by what `change` makes of them. Changing nothing tells nobody. */
export async function changeRecipients(
  { store, clock, newId }: RecipientsDeps,
  account: Account,
  by: Speaker,
  change: (before: readonly Recipient[]) => Recipient[],
): Promise<readonly Recipient[]> {
  const [id, now] = [newId(), clock.now()];
  return store.changeRecipients(account.id, (before) => decideChange(account, before, change(before), { id, now, by }));
}

/**
 * The change with everything that it owes, pure.
 * @throws UserError when nobody would be told of incidents any more
 */
export function decideChange(
  { id: accountId }: Pick<Account, 'id'>,
  before: readonly Recipient[],
  after: readonly Recipient[],
  { id, now, by }: { readonly id: string; readonly now: Instant; readonly by: Speaker },
): RecipientChange {
  if (!after.some(getsAlerts))
    throw new UserError(
      { en: 'nobody would be told of incidents any more', ja: 'お知らせを受け取る方がいなくなります' },
      { en: 'add another recipient first', ja: '先に別の送り先を追加してください' },
    );
  const difference = {
    added: after.filter((one) => !find(before, one)).map(({ address }) => address),
    removed: before.filter((one) => !find(after, one)).map(({ address }) => address),
    altered: after
      .filter((one) => {
        const was = find(before, one);
        return was !== undefined && JSON.stringify(was) !== JSON.stringify(one);
      })
      .map(({ address }) => address),
  };
  const { name: who, via } = by;
  const said = { at: now, accountId, who, via, what: 'recipients-changed', subject: null } as const;
  if (Object.values(difference).every((addresses) => addresses.length === 0)) {
    // nobody is told less or later
    const order = after.map(({ address }) => address).join(', ');
    const isSame = order === before.map(({ address }) => address).join(', ');
    return { recipients: after, outbox: [], entries: isSame ? [] : [{ ...said, detail: { order } }] };
  }
  const readers = [...before, ...after.filter((one) => !find(before, one))];
  const props = { before: before.map(inShort), after: after.map(inShort), changedAt: now, by: by.name };
  const kind = 'recipients-changed';
  const message = { key: `${kind}/${id}`, kind, reason: kind, props } as const;
  const addresses = readers.map(({ address }) => address);
  const outbox = owedToEach(addresses, accountId, message, now);
  const detail = Object.fromEntries(Object.entries(difference).map(([what, who]) => [what, who.join(', ')]));
  return { recipients: after, outbox, entries: [{ ...said, detail }] };
}

/** The address, and whatever keeps messages from it: quiet hours that grow can silence as well as a removal. */
function inShort({ address, gets, isBackup, quietHours }: Recipient): string {
  const notes = [
    ...(isBackup ? ['backup'] : []),
    ...(quietHours ? [quietHoursText(quietHours)] : []),
    ...(gets.length < topics.length ? [gets.join('+') || '-'] : []),
  ];
  return notes.length === 0 ? address : `${address} [${notes.join(', ')}]`;
}

const find = (all: readonly Recipient[], { address }: Recipient) =>
  all.find((one) => isSameAddress(one.address, address));

/** The part of a mail address that says whose server it is; null for what is no mail address. */
function domainOf(address: string): string | null {
  return /@([^@]+)$/.exec(address)?.[1]?.toLowerCase() ?? null;
}

/**
 * Why these recipients are not enough, in words; empty when they are. An intruder who holds the mailbox in which
 * Amazon's mails arrive deletes ours as well.
 * @param watched addresses of the mailboxes that Amazon writes to, as far as they are known
 */
export function weaknesses(addresses: readonly string[], watched: readonly string[]): Text[] {
  const mail = addresses.filter((address) => domainOf(address) !== null);
  const found: Text[] = [];
  if (addresses.length < 2)
    found.push({
      en: 'only one recipient: an intruder who holds that mailbox reads and deletes every warning',
      ja: '送り先が一つだけです。その受信箱に入られると、警告をすべて読まれ、消されてしまいます',
    });
  const domains = new Set(mail.map(domainOf));
  const isPublic = [...domains].some((domain) => publicProviders.has(domain ?? ''));
  if (mail.length > 1 && mail.length === addresses.length && domains.size === 1 && !isPublic)
    found.push({
      en: `all recipients are at ${[...domains][0]}: whoever gets into that mail server, or its domain, silences all of them`,
      ja: `送り先がすべて ${[...domains][0]} です。そのメールサーバーやドメインを奪われると、どなたにも届かなくなります`,
    });
  const inWatched = mail.filter((address) => watched.some((one) => isSameAddress(one, address)));
  if (inWatched.length > 0 && inWatched.length === addresses.length)
    found.push({
      en: `${inWatched.join(', ')} is the mailbox that Amazon writes to: who takes it over takes the warnings, too`,
      ja: `${inWatched.join('、')} はAmazonからのメールが届く受信箱です。奪われると、警告も奪われます`,
    });
  return found;
}

/** Two people at one of these share a provider, not a mailbox or a domain. */
const publicProviders: ReadonlySet<string> = new Set([
  'gmail.com',
  'outlook.com',
  'outlook.jp',
  'hotmail.com',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'yahoo.co.jp',
  'docomo.ne.jp',
  'ezweb.ne.jp',
  'au.com',
  'softbank.ne.jp',
  'i.softbank.jp',
  'gmx.de',
  'gmx.net',
  'web.de',
  'proton.me',
]);
