// What a look may still see: changes of the last days, and what was learned late. Kept by one walk per step, which also
// says of which kinds something came or went.

import { dayMs, type Instant } from '../domain/clock.ts';
import type { Change, ChangeKind } from '../domain/shop/change.ts';
import { recentMs } from '../domain/statistics/trailing.ts';

/**
 * What is learned late (a listing opened days ago, in the first file after a gap) is judged for a day all the same,
 * unless it is as old as this: then it had only been missing from what was seen.
 */
const lateMs = 45 * dayMs;

export interface Recent {
  /** By occurredAt. */
  readonly recent: readonly Change[];
  /** Kinds of which it now has others than before. */
  readonly differing: ReadonlySet<ChangeKind>;
  /** Kinds of what is new and too old to be among them. */
  readonly passing: ReadonlySet<ChangeKind>;
}

const none: ReadonlySet<ChangeKind> = new Set();

/** Takes new changes in and lets go of what has become old. */
export function within(recent: readonly Change[], changes: readonly Change[], now: Instant): Recent {
  const isRecent = ({ occurredAt, observedAt, reconstructed }: Change) => {
    if (occurredAt > now) return false;
    if (occurredAt > now - recentMs) return true;
    const isNews = !reconstructed && observedAt <= now && observedAt > now - dayMs;
    return isNews && occurredAt > now - lateMs;
  };
  if (changes.length === 0 && recent.every(isRecent)) return { recent, differing: none, passing: none };
  const differing = new Set<ChangeKind>();
  const passing = new Set<ChangeKind>();
  const kept: Change[] = [];
  for (const change of recent) {
    if (isRecent(change)) kept.push(change);
    else differing.add(change.kind);
  }
  let isSorted = true;
  for (const change of changes) {
    if (!isRecent(change)) {
      passing.add(change.kind);
      continue;
    }
    differing.add(change.kind);
    isSorted &&= (kept.at(-1)?.occurredAt ?? Number.NEGATIVE_INFINITY) <= change.occurredAt;
    kept.push(change);
  }
  return { recent: isSorted ? kept : kept.sort((a, b) => a.occurredAt - b.occurredAt), differing, passing };
}
