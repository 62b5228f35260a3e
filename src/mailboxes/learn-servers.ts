// Which servers write about the senders of a mailbox's mails: learned from mails that nobody but Amazon can have sent there,
// kept with the mailbox, and told when it changes.
import type { ArrivedMail, MailSource } from '../adapters/mailbox/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { dayMs, type Instant } from '../domain/clock.ts';
import type { Mailbox, MailboxServers, ServerSighting } from '../domain/mail/mailbox.ts';
import type { LogEntry } from '../domain/owner/log-entry.ts';
import { isAmazonSender, namesAmazonSender } from '../notices/amazon-domains.ts';
import { outcomeFor, senderDomain } from '../notices/authentication.ts';
import { learnServers, type TrustedServers, trustedIn, writerOf } from '../notices/receiver-results.ts';

/** A mail is under way for as long; what comes later was kept by somebody, who may have changed what isn't signed. */
const underWayMs = dayMs;

/**
 * What one mail teaches. A signature alone isn't enough: anyone may get a mail of Amazon's and send it on, with results of
 * his own making on top. What is signed as written to this mailbox's owner, and has come at once, he never had in his hands.
 */
export function sightingIn({ examined, arrivedAt }: ArrivedMail, owners: ReadonlySet<string>): ServerSighting[] {
  if (examined === null) return [];
  const { mail, own, signed } = examined;
  const domain = senderDomain(mail);
  if (domain === null || !isAmazonSender(domain) || own === null || signed === undefined || signed.date === null)
    return [];
  if (outcomeFor(domain, own, { isSigned: true }) !== 'pass') return [];
  const [to] = signed.to;
  if (to === undefined || signed.to.length > 1 || !owners.has(to)) return [];
  if (Math.abs(arrivedAt - signed.date) > underWayMs) return [];
  const writer = writerOf(mail.trace);
  return writer === undefined ? [] : [{ id: signed.id, at: signed.date, writer }];
}

/** Servers as one line; null where nothing is known. */
export function serversLine({ named, learned }: MailboxServers): string | null {
  const names = named ?? learned?.map(({ system }) => system) ?? null;
  if (names === null) return null;
  return names.length === 0 ? '—' : [...new Set(names)].join(', ');
}

export interface MailboxTrust {
  readonly trustedServers: TrustedServers;
  /** Whose addresses mails must be written to, to teach anything. */
  readonly owners: ReadonlySet<string>;
  saw(sightings: readonly ServerSighting[]): Promise<void>;
}

type TrustStore = Pick<Store, 'readServers' | 'changeServers' | 'listRecipients'>;

/** Whose word is believed in a mailbox now, and what becomes of what is seen in it. */
export async function trustOf(
  store: TrustStore,
  { accountId, mailbox, otherwise }: { accountId: string; mailbox: Mailbox; otherwise: readonly string[] | null },
  now: () => Instant,
): Promise<MailboxTrust> {
  const { name, settings } = mailbox;
  const servers = await store.readServers(accountId, name);
  const recipients = (await store.listRecipients(accountId)).map(({ address }) => address);
  return {
    trustedServers: servers === null ? otherwise : trustedIn(servers, otherwise),
    owners: new Set(
      [settings.user, ...(settings.onlyTo ? [settings.onlyTo] : []), ...recipients]
        .filter((one) => one.includes('@'))
        .map((one) => one.toLowerCase()),
    ),
    async saw(sightings) {
      if (sightings.length === 0) return;
      await store.changeServers(accountId, name, (before) => {
        const after = learnServers(before, sightings);
        const [was, is] = [before, after].map(({ learned }) => JSON.stringify(learned));
        return { servers: after, entries: was === is ? [] : [learnedEntry(accountId, name, before, after, now())] };
      });
    },
  };
}

function learnedEntry(
  accountId: string,
  subject: string,
  before: MailboxServers,
  after: MailboxServers,
  at: Instant,
): LogEntry {
  const said = (servers: MailboxServers) => serversLine({ ...servers, named: null });
  const detail = { before: said(before), after: said(after) };
  return { at, accountId, who: 'Rusuban', via: 'program', what: 'mailbox-servers-learned', subject, detail };
}

/** Mails that are read for it while a mailbox is added. */
const enoughMails = 20;

/** Reads the newest of Amazon's mails since `since`, for what they teach and for nothing else. */
export async function learnFrom(
  source: MailSource,
  { owners, saw }: Pick<MailboxTrust, 'owners' | 'saw'>,
  since: Instant,
  signal: AbortSignal,
): Promise<void> {
  const sightings: ServerSighting[] = [];
  for await (const mail of source.read(since, ({ from }) => (namesAmazonSender(from) ? 3 : 0), signal)) {
    sightings.push(...sightingIn(mail, owners));
    if (sightings.length >= enoughMails) break;
  }
  await saw(sightings);
}
