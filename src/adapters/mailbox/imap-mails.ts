// The mails of an open IMAP folder: heads first, of all; then, whole and one at a time, those that are worth it. Holds no
// more than one mail's bytes.
import type { ImapFlow } from 'imapflow';
import { type Examiner, examinedOrNot } from './examiner.ts';
import { glanceOf } from './glance.ts';
import { fetchBytes } from './imap-folder.ts';
import { type ArrivedMail, MailboxFault, type MailGlance, type Worth } from './port.ts';

/** Mails looked at in one reading, the newest; a flood beyond that is counted as this many. */
const mailsAtOnce = 200_000;
/** Headers are fetched for so many at a time: one answer stays small. */
const batchSize = 200;
const dayMs = 86_400_000;

export interface Reading {
  readonly client: ImapFlow;
  readonly worthOf: (glance: MailGlance) => Worth;
  readonly examiner: Examiner;
  readonly signal: AbortSignal;
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
}

interface Candidate {
  readonly uid: number;
  readonly key: string;
  readonly arrivedAt: number;
  readonly worth: Worth;
}

export async function* gather(reading: Reading, wanted: Wanted, portion: Portion): AsyncGenerator<ArrivedMail> {
  const { client, examiner, signal } = reading;
  const candidates: Candidate[] = [];
  yield* heads(reading, wanted, candidates);
  candidates.sort((a, b) => b.worth - a.worth || b.arrivedAt - a.arrivedAt);
  for (const [i, { uid, key, arrivedAt }] of candidates.entries()) {
    if (i >= portion.wholeAtOnce) {
      yield { key, arrivedAt, examined: null, [portion.rest]: true };
      continue;
    }
    const query = { source: { start: 0, maxLength: fetchBytes } };
    const fetched = await client.fetchOne(String(uid), query, { uid: true });
    // Gone between the two questions.
    if (!fetched || fetched.source === undefined) continue;
    yield { key, arrivedAt, ...examinedOrNot(await examiner.examine(fetched.source, signal)) };
  }
}

/** Gives what is worth nothing, and puts the others to the candidates. */
async function* heads(
  { client, worthOf, signal, seen }: Reading,
  { since, before = Number.POSITIVE_INFINITY, from }: Wanted,
  candidates: Candidate[],
): AsyncGenerator<ArrivedMail> {
  const uids = (await uidsOf(client, { since, before, ...(from !== undefined && { from }) })).slice(-mailsAtOnce);
  for (let first = 0; first < uids.length; first += batchSize) {
    const range = uids.slice(first, first + batchSize);
    const query = { uid: true, internalDate: true, headers: headNames };
    for await (const { uid, internalDate, headers } of client.fetch(range, query, { uid: true })) {
      signal.throwIfAborted();
      const arrivedAt = internalDate ? new Date(internalDate).getTime() : Number.NaN;
      if (!Number.isFinite(arrivedAt) || arrivedAt < since || arrivedAt >= before) continue;
      const glance = glanceOf(Buffer.from(headers ?? ''), arrivedAt);
      if (seen.has(glance.key)) continue;
      if (glance.from.toLowerCase().includes('amazon')) seen.set(glance.key, arrivedAt);
      const worth = worthOf(glance);
      if (worth > 0) candidates.push({ uid, key: glance.key, arrivedAt, worth });
      else yield { key: glance.key, arrivedAt, examined: null };
    }
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
  // A refusal is no "nothing there".
  if (!found) throw new MailboxFault('malformed', 'the server does not answer a search');
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
