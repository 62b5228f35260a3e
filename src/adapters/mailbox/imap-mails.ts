// The mails of an open IMAP folder: heads first, of all; then, whole, those that are worth it. Holds no more than two mails'
// bytes: one is examined in its thread while the one before it is judged.
import type { ImapFlow } from 'imapflow';
import { type Examiner, examinedOrNot } from './examiner.ts';
import { glanceOf } from './glance.ts';
import { fetchBytes } from './imap-folder.ts';
import { type ArrivedMail, MailboxFault, type MailGlance, type Worth } from './port.ts';

/** Mails looked at in one reading, the newest; a flood beyond that is counted as this many. */
const mailsAtOnce = 200_000;
/** Headers are asked for of so many at a time; they are taken one by one, and the server waits for that. */
const batchSize = 1_000;
/** And the newest so many first: of a flood that takes too long to go through, what came last is seen. */
const usualBlock = 5_000;
const dayMs = 86_400_000;

export interface Reading {
  readonly client: ImapFlow;
  readonly worthOf: (glance: MailGlance) => Worth;
  readonly examiner: Examiner;
  readonly signal: AbortSignal;
  /** When no further heads are looked at, so that time is left to read what was found; what follows is left for the next. */
  readonly headsEnd: AbortSignal;
  readonly block?: number;
  /** When mails that were given and bear Amazon's name came, by their names: the same one may lie in several folders. */
  readonly seen: Map<string, number>;
}

/** Which mails of a folder: of some time, from its beginning to before its end, and only of a sender with this name. */
export interface Wanted {
  readonly since: number;
  readonly before?: number;
  readonly from?: string;
}

/** How what is worth it is read: `wholeAtOnce` of each folder, the others are given as `rest` says. */
export interface Portion {
  readonly wholeAtOnce: number;
  readonly rest: 'isLeft' | 'isTooCostly';
  /** How many are asked for in one question; they come in the server's order. */
  readonly inOneQuestion: number;
}

interface Candidate {
  readonly uid: number;
  readonly key: string;
  readonly arrivedAt: number;
  readonly worth: Worth;
}

/** @param uids what a search has found, where there was one */
export async function* gather(
  reading: Reading,
  wanted: Wanted,
  portion: Portion,
  uids?: readonly number[],
): AsyncGenerator<ArrivedMail> {
  const candidates: Candidate[] = [];
  yield* heads(reading, wanted, candidates, portion, uids);
  // servers tell the time to the second: what came later in it has the higher number
  candidates.sort((a, b) => b.worth - a.worth || b.arrivedAt - a.arrivedAt || b.uid - a.uid);
  const read = candidates.slice(0, portion.wholeAtOnce);
  let before: Promise<ArrivedMail> | null = null;
  for (let first = 0; first < read.length; first += portion.inOneQuestion) {
    for await (const [candidate, source] of wholeOf(reading, read.slice(first, first + portion.inOneQuestion))) {
      const examined = examine(reading, candidate, source);
      // heard when its turn comes
      examined.catch(() => {});
      if (before !== null) yield await before;
      before = examined;
    }
  }
  if (before !== null) yield await before;
  for (const { key, arrivedAt } of candidates.slice(portion.wholeAtOnce))
    yield { key, arrivedAt, examined: null, [portion.rest]: true };
}

async function examine(
  { examiner, signal }: Reading,
  { key, arrivedAt }: Candidate,
  source: Buffer,
): Promise<ArrivedMail> {
  return { key, arrivedAt, ...examinedOrNot(await examiner.examine(source, signal)) };
}

/** Not of those that are gone between the two questions. */
async function* wholeOf(
  { client, signal }: Reading,
  candidates: readonly Candidate[],
): AsyncGenerator<readonly [Candidate, Buffer]> {
  const byUid = new Map(candidates.map((candidate) => [candidate.uid, candidate]));
  const query = { uid: true, source: { start: 0, maxLength: fetchBytes } };
  for await (const { uid, source } of client.fetch([...byUid.keys()], query, { uid: true })) {
    signal.throwIfAborted();
    const candidate = byUid.get(uid);
    if (candidate && source !== undefined) yield [candidate, source];
  }
}

/** Gives what is worth nothing, and puts the others to the candidates: block by block, the newest first. */
async function* heads(
  reading: Reading,
  wanted: Wanted,
  candidates: Candidate[],
  { rest }: Portion,
  found?: readonly number[],
): AsyncGenerator<ArrivedMail> {
  const { since } = wanted;
  const { client, headsEnd, block = usualBlock } = reading;
  const uids = (found ?? (await uidsOf(client, wanted))).slice(-mailsAtOnce);
  // what another folder has; within this one the same name may be taken by whoever writes later
  const elsewhere = new Set(reading.seen.keys());
  let earliest = Number.POSITIVE_INFINITY;
  for (let end = uids.length; end > 0; end -= block) {
    const start = Math.max(0, end - block);
    const here = new Set<string>();
    for (let first = start; first < end; first += batchSize) {
      const next = Math.min(first + batchSize, end);
      for await (const glance of glancesAt(reading, wanted, uids.slice(first, next))) {
        const { key, arrivedAt, uid } = glance;
        if (elsewhere.has(key) || here.has(key)) continue;
        earliest = Math.min(earliest, arrivedAt);
        if (glance.from.toLowerCase().includes('amazon')) {
          here.add(key);
          reading.seen.set(key, Math.min(arrivedAt, reading.seen.get(key) ?? arrivedAt));
        }
        const worth = reading.worthOf(glance);
        if (worth > 0) candidates.push({ uid, key, arrivedAt, worth });
        else yield { key, arrivedAt, examined: null };
      }
      if (rest !== 'isLeft' || !headsEnd.aborted) continue;
      const arrivedAt = Number.isFinite(earliest) ? earliest : since;
      for (const uid of [...uids.slice(0, start), ...uids.slice(next, end)])
        yield { key: `unseen ${uid}`, arrivedAt, examined: null, isLeft: true };
      return;
    }
  }
}

async function* glancesAt(
  { client, signal }: Reading,
  { since, before = Number.POSITIVE_INFINITY }: Wanted,
  uids: readonly number[],
): AsyncGenerator<MailGlance & { readonly uid: number }> {
  const query = { uid: true, internalDate: true, headers: headNames };
  for await (const { uid, internalDate, headers } of client.fetch([...uids], query, { uid: true })) {
    signal.throwIfAborted();
    const arrivedAt = internalDate ? new Date(internalDate).getTime() : Number.NaN;
    if (Number.isFinite(arrivedAt) && arrivedAt >= since && arrivedAt < before)
      yield { ...glanceOf(Buffer.from(headers ?? ''), arrivedAt), uid };
  }
}

/** Somewhat more than was asked for: a search knows days only, in the server's own zone. */
export async function uidsOf(client: ImapFlow, { since, before, from }: Wanted): Promise<number[]> {
  const query = {
    since: new Date(since - dayMs),
    ...(before !== undefined && Number.isFinite(before) && { before: new Date(before + dayMs) }),
    ...(from !== undefined && { from }),
  };
  const found = await client.search(query, { uid: true });
  // A refusal is no "nothing there"; and a connection that was lost meanwhile is no refusal.
  if (!found) throw new MailboxFault(client.usable ? 'malformed' : 'network', 'the server does not answer a search');
  return found;
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
