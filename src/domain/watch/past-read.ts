// How far the past of an account's mailboxes has been read: from its newest end, portion by portion, each kept with what it
// told, so that reading goes on from there whatever ended it.
import type { Instant } from '../clock.ts';

export interface PastRead {
  /** How far back is read in the end. */
  readonly from: Instant;
  /** Of each mailbox, by a name that tells nothing of it: everything since then was read. */
  readonly reached: Readonly<Record<string, Instant>>;
}

/** Is there something left to read? */
export function isPastLeft(past: PastRead | undefined): boolean {
  return past !== undefined && Object.values(past.reached).some((at) => at > past.from);
}

/** The share that was read by `now`, 0 to 1; of several mailboxes that of the one that is furthest behind. */
export function pastShare({ from, reached }: PastRead, now: Instant): number {
  const newest = Math.max(...Object.values(reached), from);
  return now <= from ? 1 : Math.min(1, (now - newest) / (now - from));
}
