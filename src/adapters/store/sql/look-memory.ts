// What a look leaves in this process for the next one of its account, so that a look reads what is new and not three days
// again. It spares work and decides nothing: whatever of it is not at hand, or not as the database has it, is read anew.
import type { Instant } from '../../../domain/clock.ts';
import type { Change } from '../../../domain/shop/change.ts';
import { countUntil } from '../../../domain/statistics/trailing.ts';
import type { KeptLook } from '../port.ts';
import type { KnownMarket } from './market.ts';

export interface LeftLook {
  /** How the watch's row was left: the transaction that wrote it. Whoever writes to it since makes it another. */
  readonly version: string;
  readonly recentMs: number;
  readonly lookedAt: Instant;
  readonly taken: string;
  /** What the change log has up to `taken` of the time since `recentMs` before `lookedAt`, by occurredAt and id. */
  readonly window: readonly Change[];
  readonly market: KnownMarket;
  readonly kept?: KeptLook | undefined;
}

/** So many changes are kept over all accounts at the least, about 80 MB: three days of 20,000 listings that are repriced daily. */
const changesLimit = 60_000;
/** What one takes, roughly, with what is made of it. */
const changeBytes = 1_350;

/** A computer with much memory gives a part of it, so that its largest shops needn't be read anew at each look. @param bytes that it has */
export const changesFor = (bytes: number): number => Math.max(changesLimit, Math.floor(bytes / 32 / changeBytes));

export class LookMemory {
  readonly #limit: number;
  /** The longest unused first. */
  readonly #left = new Map<string, LeftLook>();
  #changes = 0;

  constructor(limit = changesLimit) {
    this.#limit = limit;
  }

  of(accountId: string): LeftLook | undefined {
    return this.#left.get(accountId);
  }

  drop(accountId: string): void {
    this.#changes -= this.#left.get(accountId)?.window.length ?? 0;
    this.#left.delete(accountId);
  }

  /** Keeps it in place of what was; a shop that is too large for it is read anew each time. */
  keep(accountId: string, left: LeftLook): void {
    this.drop(accountId);
    if (left.window.length > this.#limit) return;
    this.#left.set(accountId, left);
    this.#changes += left.window.length;
    for (const oldest of this.#left.keys()) {
      if (this.#changes <= this.#limit) return;
      this.drop(oldest);
    }
  }
}

/** A window after more was taken into it, by id, and what occurred before `since` was let go. */
export function windowAfter(window: readonly Change[], more: readonly Change[], since: Instant): readonly Change[] {
  const from = countUntil(window, since - 1);
  const news = more.filter(({ occurredAt }) => occurredAt >= since);
  if (from === 0 && news.length === 0) return window;
  const after = window.slice(from).concat(news);
  const isSorted = news.every((change, i) => {
    const before = after[after.length - news.length + i - 1];
    return before === undefined || before.occurredAt <= change.occurredAt;
  });
  // of one time they stay by id
  return isSorted ? after : after.sort((a, b) => a.occurredAt - b.occurredAt);
}

/** Are they the very same, in the same order? */
export function isSameWindow(one: readonly Change[], other: readonly Change[]): boolean {
  return one.length === other.length && one.every((change, i) => change === other[i]);
}
