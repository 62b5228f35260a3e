// A token by which a program of the owner's asks the API: what it may, for whose shops, and until when.
import { dayMs, type Instant } from '../clock.ts';
import type { Membership } from './role.ts';

export interface ApiToken extends Membership {
  readonly id: string;
  /** As the log names whoever uses it; no two have the same. */
  readonly name: string;
  readonly madeBy: string;
  /** Who made it, with whom it goes; null: made on a terminal. */
  readonly personId: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** When it was last used, to the minute; null: never yet. */
  readonly usedAt: Instant | null;
}

export const longestTokenName = 60;

/** For how long one is good: unless said otherwise, and at the most. */
export const tokenDays = { usual: 90, longest: 365 } as const;

/** Null where it is no number of days that a token may have. */
export function tokenExpiry(days: number, now: Instant): Instant | null {
  return Number.isInteger(days) && days >= 1 && days <= tokenDays.longest ? now + days * dayMs : null;
}

/** What every token of ours begins with, so that whoever finds one knows what it is. */
export const tokenPrefix = 'rusuban_';

/** 32 random bytes in base64url. What isn't like that was never a token. */
export function isTokenLike(text: string): boolean {
  return /^rusuban_[\w-]{43}$/.test(text);
}
