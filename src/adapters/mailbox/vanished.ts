// Mails of Amazon's that were in a mailbox and are in none of its folders any more: who reads along in it may take warnings away
// before the owner sees them. A moved mail, one in the waste, or a folder that can't be looked into is none of that.
import type { ImapFlow as Client, ListResponse } from 'imapflow';
import type { Instant } from '../../domain/clock.ts';

const [minuteMs, dayMs] = [60_000, 86_400_000];
/** Gone later than this after it came, the owner may have read it and thrown it away for good. */
const freshMs = 30 * minuteMs;
/** Missed at one reading it may be on its way from one folder to another: it must be missed again this much later. */
const missedForMs = minuteMs;
/** So many of Amazon's from earlier days must lie in the mailbox still, else its owner's mail program fetches them away. */
const leastKept = 2;
const [keptForDays, foldersLimit] = [30, 300];

interface Recent {
  readonly key: string;
  readonly arrivedAt: Instant;
  /** Since when it is missed; null: it was there at the last reading. */
  readonly missedAt: Instant | null;
}

/** By mailbox: Amazon's mails that came lately, as this process saw them. Only ever lost, never wrong. */
export type RecentMails = Map<string, readonly Recent[]>;

/** What one reading saw. */
export interface Sight {
  /** The mailbox, as it is told from others. */
  readonly name: string;
  /** Names and arrivals of the mails that bear Amazon's name, over all folders. */
  readonly seen: ReadonlyMap<string, Instant>;
  readonly since: Instant;
  readonly now: Instant;
}

/** Those that have vanished for good, each once. To be called when a reading has come to its end without a fault. */
export async function vanishedMails(
  client: Client,
  recent: RecentMails,
  { name, seen, since, now }: Sight,
): Promise<readonly Recent[]> {
  const isFresh = (arrivedAt: Instant) => arrivedAt > now - freshMs && arrivedAt <= now + freshMs;
  const missed = (recent.get(name) ?? []).filter(({ key, arrivedAt }) => !seen.has(key) && arrivedAt >= since);
  const there = [...seen].map(([key, arrivedAt]): Recent => ({ key, arrivedAt, missedAt: null }));
  const nowMissed = missed
    .map((one) => ({ ...one, missedAt: one.missedAt ?? now }))
    // It has to be missed soon after it came; then it may take its time to be missed again.
    .filter(({ arrivedAt, missedAt }) => missedAt - arrivedAt <= freshMs && now - missedAt <= freshMs);
  const due = nowMissed.filter(({ key, missedAt }) => now - missedAt >= missedForMs && key.startsWith('<'));
  const gone = due.length === 0 ? [] : await goneOf(client, due, now);
  const kept = nowMissed.filter((one) => !due.includes(one));
  recent.set(name, [...there.filter(({ arrivedAt }) => isFresh(arrivedAt)), ...kept]);
  return gone;
}

/** Of these the ones that are in no folder; none where that can't be told, or where no mail is left in this mailbox for long. */
async function goneOf(client: Client, due: readonly Recent[], now: Instant): Promise<readonly Recent[]> {
  const folders = await client.list().catch((): ListResponse[] => []);
  const open = folders.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  if (open.length === 0 || open.length > foldersLimit) return [];
  const missing = new Set(due);
  let kept = 0;
  for (const { path } of open) {
    const isOpen = await client.mailboxOpen(path, { readOnly: true }).then(
      () => true,
      () => false,
    );
    if (!isOpen) return [];
    for (const one of [...missing]) {
      const found = await client.search({ header: { 'message-id': one.key } }, { uid: true });
      if (!Array.isArray(found)) return [];
      if (found.length > 0) missing.delete(one);
    }
    if (missing.size === 0) return [];
    const [from, to] = [new Date(now - keptForDays * dayMs), new Date(now - dayMs)];
    const old = await client.search({ from: 'amazon', since: from, before: to }, { uid: true });
    kept += Array.isArray(old) ? old.length : 0;
  }
  return kept >= leastKept ? [...missing] : [];
}
