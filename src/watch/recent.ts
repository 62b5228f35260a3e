// What a look may still see: changes of the last days, and what was learned late. It says what came and what went, so that
// nobody need go through all of it to learn what is new.

import { dayMs, type Instant } from '../domain/clock.ts';
import type { Change } from '../domain/shop/change.ts';
import { countUntil, recentMs } from '../domain/statistics/trailing.ts';

/**
 * What is learned late (a listing opened days ago, in the first file after a gap) is judged for a day all the same,
 * unless it is as old as this: then it had only been missing from what was seen.
 */
const lateMs = 45 * dayMs;

export interface Recent {
  /** By occurredAt. */
  readonly recent: readonly Change[];
  /** What it has now and hadn't before. */
  readonly came: readonly Change[];
  /** What it had before and has no longer. */
  readonly went: readonly Change[];
  /** What is new and too old to be in it. */
  readonly passing: readonly Change[];
}

const none: readonly Change[] = [];

/** Takes new changes in and lets go of what has become old. */
export function within(recent: readonly Change[], changes: readonly Change[], now: Instant): Recent {
  const isRecent = ({ occurredAt, observedAt, reconstructed }: Change) => {
    if (occurredAt > now) return false;
    if (occurredAt > now - recentMs) return true;
    const isNews = !reconstructed && observedAt <= now && observedAt > now - dayMs;
    return isNews && occurredAt > now - lateMs;
  };
  // Only what lies before the window may have become old, and behind `now` nothing stays: the rest is neither read nor moved.
  const [from, to] = [countUntil(recent, now - recentMs), countUntil(recent, now)];
  const old = recent.slice(0, from);
  const late = old.filter(isRecent);
  const went = late.length === old.length ? none : old.filter((change) => !isRecent(change));
  const ahead = to < recent.length ? recent.slice(to) : none;
  const came = changes.filter(isRecent);
  const passing = came.length === changes.length ? none : changes.filter((change) => !isRecent(change));
  if (came.length + went.length + ahead.length === 0) return { recent, came, went, passing };
  const kept = late.concat(recent.slice(from, to), came);
  const isSorted = came.every((change, i) => {
    const before = kept[kept.length - came.length + i - 1];
    return before === undefined || before.occurredAt <= change.occurredAt;
  });
  if (!isSorted) kept.sort((a, b) => a.occurredAt - b.occurredAt);
  return { recent: kept, came, went: ahead.length > 0 ? went.concat(ahead) : went, passing };
}
