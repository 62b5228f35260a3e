// A mailbox over IMAP, through imapflow. Opened with EXAMINE and fetched with BODY.PEEK: nothing in it is ever changed,
// no mail is marked as read. The server is not trusted: what it says of sizes and how much it sends is bounded.
import { createHash } from 'node:crypto';
import type { Mailbox } from '../../domain/mail/mailbox.ts';
import { patience } from '../../domain/patience.ts';
import type { Examiner } from './examiner.ts';
import { faultOf, openFolder, type SignIns } from './imap-folder.ts';
import { gather, type Portion, type Reading } from './imap-mails.ts';
import { type PortionSize, readPast } from './imap-past.ts';
import { isUnchanged, type KnownFolders, otherFolders, remember } from './other-folders.ts';
import { type ArrivedMail, MailboxFault, type MailGlance, type MailSource, type Worth } from './port.ts';
import { type RecentMails, vanishedMails } from './vanished.ts';

/** So many are fetched whole in one reading, some seconds' work; the others are left for the next. */
const newest: Portion = { wholeAtOnce: 1_000, rest: 'isLeft', inOneQuestion: 1 };
/** A server that trickles is left after this long, ms. */
const readingLimitMs = 600_000;
/** So long heads are looked at: the other half is for reading what they have shown. */
const headsLimitMs = 300_000;

export async function testMailbox(mailbox: Mailbox, signIns: SignIns, signal?: AbortSignal): Promise<string | null> {
  try {
    const { client, close } = await openFolder(mailbox.settings, signIns, signal);
    await client.noop().finally(close);
    return null;
  } catch (error) {
    if (error instanceof MailboxFault) return error.message;
    throw error;
  }
}

/** Names of folders are the owner's, and each is a question to the server: of so many it is asked. */
const closedLimit = 30;

/**
 * Which other folders may not be opened; null where the server lists none at all, as of a mailbox of which only this folder
 * was shared.
 * @throws MailboxFault
 */
export async function closedFolders(
  { settings }: Mailbox,
  signIns: SignIns,
  signal?: AbortSignal,
): Promise<readonly string[] | null> {
  const { client, close } = await openFolder(settings, signIns, signal);
  try {
    // not even this one is told of
    if ((await client.list().catch(() => [])).length === 0) return null;
    const closed: string[] = [];
    for (const { path } of (await otherFolders(client, settings.folder)).slice(0, closedLimit))
      if (!(await opens(client, path))) closed.push(path);
    return closed;
  } catch (error) {
    signal?.throwIfAborted();
    throw faultOf(error, settings);
  } finally {
    close();
  }
}

/** One that may not be opened is nobody's fault, and the others count; where the connection is lost what follows says so. */
const opens = (client: Reading['client'], path: string): Promise<boolean> =>
  client.mailboxOpen(path, { readOnly: true }).then(
    () => true,
    () => !client.usable,
  );

export interface ReadingOptions {
  /** Of the other folders, over all readings. */
  readonly knownFolders?: KnownFolders;
  /** Amazon's mails that came lately, over all readings; with the time, since a mail is missed only for a while. */
  readonly recent?: { readonly mails: RecentMails; readonly now: () => number };
  /** How long the server may be silent, ms; default a minute. */
  readonly silenceMs?: number;
  /** How long heads are looked at, ms, and how many of the newest at a time. */
  readonly heads?: { readonly ms: number; readonly block: number };
  /** How much of the past is read at a time. */
  readonly portion?: PortionSize;
}

export function imapSource(
  { name, settings }: Mailbox,
  signIns: SignIns,
  examiner: Examiner,
  options: ReadingOptions,
): MailSource {
  async function* reading<T>(
    worthOf: (glance: MailGlance) => Worth,
    signal: AbortSignal | undefined,
    each: (reading: Reading) => AsyncGenerator<T>,
  ): AsyncGenerator<T> {
    const { onlyTo } = settings;
    const worthOwn = (glance: MailGlance) => (onlyTo === undefined || glance.to.includes(onlyTo) ? worthOf(glance) : 0);
    const limit = patience(readingLimitMs);
    const ends = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      const { client, close } = await openFolder(settings, signIns, ends, options.silenceMs);
      try {
        const { ms = headsLimitMs, block } = options.heads ?? {};
        const heads = { headsEnd: patience(ms), ...(block !== undefined && { block }) };
        yield* each({ client, worthOf: worthOwn, examiner, signal: ends, seen: new Map(), ...heads });
      } finally {
        close();
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (limit.aborted) throw new MailboxFault('network', `${settings.host} took too long`);
      throw faultOf(error, settings);
    }
  }
  const { user, host, port, folder, onlyTo } = settings;
  const own = `${user}\n${host}:${port}\n${folder}${onlyTo === undefined ? '' : `\n${onlyTo}`}`;
  return {
    name,
    read: (since, worthOf, signal) =>
      reading(worthOf, signal, async function* (one) {
        yield* gather(one, { since }, newest);
        yield* gatherOthers(one, since, settings, options.knownFolders ?? new Map());
        // what was not looked for is not missing
        if (!one.headsEnd.aborted) yield* vanished(one, since, settings, options.recent);
      }),
    past: {
      id: createHash('sha256').update(own).digest('hex').slice(0, 16),
      read: (span, worthOf, signal) => reading(worthOf, signal, (one) => readPast(one, folder, span, options.portion)),
    },
  };
}

/** From the folders that aren't read whole: what bears Amazon's name as its sender, each mail once. */
async function* gatherOthers(
  reading: Reading,
  since: number,
  { host, user, folder: own }: Mailbox['settings'],
  known: KnownFolders,
): AsyncGenerator<ArrivedMail> {
  const { client } = reading;
  for (const { path, isSetAside } of await otherFolders(client, own)) {
    const name = `${user}@${host}/${path}`;
    if (!(await opens(client, path)) || isUnchanged(known, name, client, since)) continue;
    let isAll = true;
    for await (const mail of gather(reading, { since, from: 'amazon' }, newest)) {
      if (mail.isLeft) isAll = false;
      yield isSetAside ? { ...mail, isSetAside } : mail;
    }
    if (isAll) remember(known, name, client, since);
  }
}

/** Those that earlier readings gave, and that are in no folder any more. */
async function* vanished(
  { client, seen }: Reading,
  since: number,
  { host, user, folder }: Mailbox['settings'],
  recent: ReadingOptions['recent'],
): AsyncGenerator<ArrivedMail> {
  if (recent === undefined) return;
  const sight = { name: `${user}@${host}/${folder}`, seen, since, now: recent.now() };
  for (const { key, arrivedAt, missedAt } of await vanishedMails(client, recent.mails, sight))
    yield { key, arrivedAt, examined: null, ...(missedAt !== null && { missedAt }) };
}
