// The past of a mailbox over IMAP, in portions: span after span of days from the newest end, each read whole in all folders,
// so that reading can go on at any of them. Spans are long where little came and short where much did: a server that lists
// a million mails is never asked for all of them.
import { patience } from '../../domain/patience.ts';
import { gather, type Portion, type Reading, uidsOf, type Wanted } from './imap-mails.ts';
import { type OtherFolder, otherFolders } from './other-folders.ts';
import type { ArrivedMail, PastSpan, SpanRead } from './port.ts';

const dayMs = 86_400_000;
/** Mails of a span in a folder, beyond which it is made shorter, down to a day. */
const spanLimit = 10_000;
/** Of one span in one folder; what came beyond that on one day is no shop's mail. */
const whole: Portion = { wholeAtOnce: 20_000, rest: 'isTooCostly', inOneQuestion: 50 };
const firstDays = 4;
const mostDays = 64;
/** A portion ends after so many mails were fetched whole, or so many looked at. */
export interface PortionSize {
  readonly whole: number;
  readonly heads: number;
}

/** Less than a minute's work on a usual computer: a portion begins with what came since the last one, and by signing in. */
const usual: PortionSize = { whole: 1_500, heads: 20_000 };
/** And after this long, whatever it has read: a server may be slow. A span that took that long is followed by shorter ones. */
const [portionMs, spanMs] = [60_000, 20_000];

interface Folder extends OtherFolder {
  /** What is looked at of it: all, or what bears Amazon's name as its sender. */
  readonly from?: string;
}

export async function* readPast(
  reading: Reading,
  own: string,
  { from, before }: PastSpan,
  enough = usual,
): AsyncGenerator<ArrivedMail | SpanRead> {
  const folders = await foldersWithMail(reading, own, { from, before });
  let days = firstDays;
  const done = { whole: 0, heads: 0 };
  const isLate = patience(portionMs);
  const isEnough = () => done.whole >= enough.whole || done.heads >= enough.heads || isLate.aborted;
  for (let end = before; end > from && !isEnough(); ) {
    const isSlow = patience(spanMs);
    let since = Math.max(from, sinceOf(end, days));
    let found = await search(reading, folders, { from: since, before: end }, days > 1 ? spanLimit : null);
    while (found === null) {
      days /= 2;
      since = Math.max(from, sinceOf(end, days));
      found = await search(reading, folders, { from: since, before: end }, days > 1 ? spanLimit : null);
    }
    const inSpan = { whole: 0, heads: 0 };
    for (const [folder, uids] of found) {
      if (uids.length === 0 || !(await opens(reading, folder))) continue;
      for await (const mail of gather(reading, wantedIn(folder, { from: since, before: end }), whole, uids)) {
        inSpan.heads += 1;
        if (mail.examined !== null) inSpan.whole += 1;
        yield folder.isSetAside ? { ...mail, isSetAside: true } : mail;
      }
    }
    yield { readSince: since };
    end = since;
    done.whole += inSpan.whole;
    done.heads += inSpan.heads;
    const isMuch = inSpan.whole > enough.whole / 2 || inSpan.heads > enough.heads / 2 || isSlow.aborted;
    days = isMuch ? Math.max(1, days / 2) : Math.min(mostDays, days * 2);
  }
}

/** A midnight in UTC: whole quarters of an hour stay together, by which mails are counted. */
const sinceOf = (end: number, days: number) => (Math.floor(end / dayMs) - days) * dayMs;

const wantedIn = ({ from }: Folder, span: PastSpan): Wanted => ({
  ...{ since: span.from, before: span.before },
  ...(from !== undefined && { from }),
});

/** What there is of a span in each folder; null where it is more than `limit` in one of them. */
async function search(
  reading: Reading,
  folders: readonly Folder[],
  span: PastSpan,
  limit: number | null,
): Promise<ReadonlyMap<Folder, readonly number[]> | null> {
  const found = new Map<Folder, readonly number[]>();
  for (const folder of folders) {
    if (!(await opens(reading, folder))) continue;
    const uids = await uidsOf(reading.client, wantedIn(folder, span));
    if (limit !== null && uids.length > limit) return null;
    found.set(folder, uids);
  }
  return found;
}

/** Other folders in which there is nothing of Amazon's in all that time aren't opened for each span. */
async function foldersWithMail(reading: Reading, own: string, { from, before }: PastSpan): Promise<Folder[]> {
  const others: Folder[] = [];
  for (const { path, isSetAside } of await otherFolders(reading.client, own)) {
    const folder = { path, isSetAside, from: 'amazon' };
    if (!(await opens(reading, folder))) continue;
    const found = await uidsOf(reading.client, { since: from, before, from: folder.from });
    if (found.length > 0) others.push(folder);
  }
  return [{ path: own, isSetAside: false }, ...others];
}

/** One that may not be opened is nobody's fault, and the others count. */
async function opens({ client }: Reading, { path }: OtherFolder): Promise<boolean> {
  if (client.mailbox !== false && client.mailbox.path === path) return true;
  return client.mailboxOpen(path, { readOnly: true }).then(
    () => true,
    () => !client.usable,
  );
}
