// A mailbox over IMAP, through imapflow. Opened with EXAMINE and fetched with BODY.PEEK: nothing in it is ever changed,
// no mail is marked as read. The server is not trusted: what it says of sizes and how much it sends is bounded.
import type { ImapFlow } from 'imapflow';
import type { Mailbox } from '../../domain/mail/mailbox.ts';
import { type Examiner, examinedOrNot } from './examiner.ts';
import { glanceOf } from './glance.ts';
import { faultOf, fetchBytes, openFolder, type SignIns } from './imap-folder.ts';
import { isUnchanged, type KnownFolders, otherFolders, remember } from './other-folders.ts';
import { type ArrivedMail, MailboxFault, type MailGlance, type MailSource, type Worth } from './port.ts';

/** Mails looked at in one reading, the newest; a flood beyond that is counted as this many. */
const mailsAtOnce = 200_000;
/** Headers are fetched for so many at a time: one answer stays small. */
const batchSize = 200;
/** So many are fetched whole in one reading, some seconds' work; the others are left for the next. */
const wholeAtOnce = 1_000;
/** A server that trickles is left after this long, ms. */
const readingLimitMs = 600_000;
const dayMs = 86_400_000;

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

export interface ReadingOptions {
  /** Of the other folders, over all readings. */
  readonly knownFolders?: KnownFolders;
  /** How long the server may be silent, ms; default a minute. */
  readonly silenceMs?: number;
}

export function imapSource(
  { name, settings }: Mailbox,
  signIns: SignIns,
  examiner: Examiner,
  options: ReadingOptions,
): MailSource {
  return {
    name,
    async *read(since, worthOf, signal) {
      const limit = AbortSignal.timeout(readingLimitMs);
      const ends = signal ? AbortSignal.any([signal, limit]) : limit;
      try {
        const { client, close } = await openFolder(settings, signIns, ends, options.silenceMs);
        try {
          const reading: Reading = { client, since, worthOf, examiner, signal: ends, seen: new Set() };
          yield* gather(reading, {});
          yield* gatherOthers(reading, settings, options.knownFolders ?? new Map());
        } finally {
          close();
        }
      } catch (error) {
        signal?.throwIfAborted();
        if (limit.aborted) throw new MailboxFault('network', `${settings.host} took too long`);
        throw faultOf(error, settings);
      }
    },
  };
}

interface Candidate {
  readonly uid: number;
  readonly key: string;
  readonly arrivedAt: number;
  readonly worth: Worth;
}

interface Reading {
  readonly client: ImapFlow;
  readonly since: number;
  readonly worthOf: (glance: MailGlance) => Worth;
  readonly examiner: Examiner;
  readonly signal: AbortSignal;
  /** Names of mails that were given and bear Amazon's name: the same one may lie in several folders. */
  readonly seen: Set<string>;
}

const amazon = 'amazon';

/** From the folders that aren't read whole: what bears Amazon's name as its sender, each mail once. */
async function* gatherOthers(
  reading: Reading,
  { host, user, folder: own }: Mailbox['settings'],
  known: KnownFolders,
): AsyncGenerator<ArrivedMail> {
  const { client, since } = reading;
  for (const { path, isSetAside } of await otherFolders(client, own)) {
    const name = `${user}@${host}/${path}`;
    // One that may not be opened is nobody's fault, and the others count.
    const isOpen = await client.mailboxOpen(path, { readOnly: true }).then(
      () => true,
      () => !client.usable,
    );
    if (!isOpen || isUnchanged(known, name, client, since)) continue;
    let isAll = true;
    for await (const mail of gather(reading, { from: amazon })) {
      if (mail.isLeft) isAll = false;
      yield isSetAside ? { ...mail, isSetAside } : mail;
    }
    if (isAll) remember(known, name, client, since);
  }
}

/** Heads first, of all; then, whole and one at a time, those that are worth it. Holds no more than one mail's bytes. */
async function* gather(
  { client, since, worthOf, examiner, signal, seen }: Reading,
  only: { readonly from?: string },
): AsyncGenerator<ArrivedMail> {
  // SINCE knows days only, in the server's own zone.
  const found = await client.search({ since: new Date(since - dayMs), ...only }, { uid: true });
  const uids = (found || []).slice(-mailsAtOnce);
  const candidates: Candidate[] = [];
  for (let from = 0; from < uids.length; from += batchSize) {
    const range = uids.slice(from, from + batchSize);
    const query = { uid: true, internalDate: true, headers: headNames };
    for await (const { uid, internalDate, headers } of client.fetch(range, query, { uid: true })) {
      signal.throwIfAborted();
      const arrivedAt = internalDate ? new Date(internalDate).getTime() : Number.NaN;
      if (!Number.isFinite(arrivedAt) || arrivedAt < since) continue;
      const glance = glanceOf(Buffer.from(headers ?? ''), arrivedAt);
      if (seen.has(glance.key)) continue;
      if (glance.from.toLowerCase().includes(amazon)) seen.add(glance.key);
      const worth = worthOf(glance);
      if (worth > 0) candidates.push({ uid, key: glance.key, arrivedAt, worth });
      else yield { key: glance.key, arrivedAt, examined: null };
    }
  }
  candidates.sort((a, b) => b.worth - a.worth || b.arrivedAt - a.arrivedAt);
  for (const [i, { uid, key, arrivedAt }] of candidates.entries()) {
    if (i >= wholeAtOnce) {
      yield { key, arrivedAt, examined: null, isLeft: true };
      continue;
    }
    const query = { source: { start: 0, maxLength: fetchBytes } };
    const fetched = await client.fetchOne(String(uid), query, { uid: true });
    // Gone between the two questions.
    if (!fetched || fetched.source === undefined) continue;
    yield { key, arrivedAt, ...examinedOrNot(await examiner.examine(fetched.source, signal)) };
  }
}

const headNames = [
  'from',
  'subject',
  'message-id',
  'date',
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'content-type',
  'received',
  'authentication-results',
  'dkim-signature',
];
