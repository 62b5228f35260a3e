// What the rest of the program may ask of Amazon: to read one part of an account. There is nothing here that writes.

import type { Instant } from '../../domain/clock.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Part } from '../../domain/watch/coverage.ts';
import type { Observed, PullFault, PullSummary, Waiting } from '../../domain/watch/observed.ts';
import type { PastRead } from '../../domain/watch/past-read.ts';

export type PullRequest =
  | { readonly part: 'profile' }
  | { readonly part: 'performance' }
  /** Listings created at or after `since`, newest first: the fast path. `isNewAlone`: not those that were only altered. */
  | { readonly part: 'new-listings'; readonly since: Instant; readonly isNewAlone?: boolean }
  /**
   * The full walk. `previousRows` (of the last complete walk, or null) tells a suspiciously short report; `doubtedRows`
   * is what the newest one had where that was doubted.
   */
  | { readonly part: 'listings'; readonly previousRows: number | null; readonly doubtedRows?: number }
  /**
   * Orders updated at or after `since`. `isBackfill`: first a report over the whole time, then the API for who cancelled.
   * `newSince`: an earlier one is still waiting for its reports; what is newer than that has been seen.
   */
  | { readonly part: 'orders'; readonly since: Instant; readonly isBackfill: boolean; readonly newSince?: Instant }
  | { readonly part: 'payouts' | 'foreign-reports'; readonly since: Instant }
  /** `hasOrders`: a shop without any can't have feedback, so that none is no wonder. */
  | { readonly part: 'feedback'; readonly since: Instant; readonly hasOrders: boolean }
  /** Mails since then; `past`: and a portion of those before, from where it was read to the last time. */
  | { readonly part: 'notices'; readonly since: Instant; readonly past?: PastRead }
  | { readonly part: 'offers' | 'catalogue'; readonly asins: readonly { marketplaceId: string; asin: string }[] };

/** One account, as Amazon shows it. */
export interface SellerSource {
  /**
   * Reads one part: yields batches as they come and returns how it went. Amazon's faults are in the summary;
   * it throws only for our own mistakes and when `signal` aborts.
   * @param onWait told of each wait that takes a while
   */
  pull(
    request: PullRequest,
    signal?: AbortSignal,
    onWait?: (waiting: Waiting) => void,
  ): AsyncGenerator<Observed, PullSummary>;
}

export interface RoleCheck {
  readonly part: Part;
  readonly operation: string;
  readonly fault: PullFault | null;
}

export interface Amazon {
  open(account: Account, credentials: { clientId: string; clientSecret: string; refreshToken: string }): SellerSource;
  /** Signs in and asks for the stores of the seller: what is wrong with these credentials for this account; null when they work. */
  signIn(
    account: Pick<Account, 'region' | 'marketplaceIds'>,
    credentials: { clientId: string; clientSecret: string; refreshToken: string },
    signal?: AbortSignal,
  ): Promise<PullFault | null>;
  /**
   * A refresh token for the code with which Amazon sent a seller's browser back. Once: a code is good for one try.
   * @param given the address is the one to which it was sent back
   */
  exchange(
    application: { clientId: string; clientSecret: string },
    given: { readonly code: string; readonly redirectUri: string },
    signal?: AbortSignal,
  ): Promise<{ readonly refreshToken: string } | { readonly fault: PullFault }>;
  /** Whether this sign-in is that seller's, by a call that answers for no other: what speaks against it; null: it is. */
  proveSeller(
    account: Pick<Account, 'region' | 'marketplaceIds'>,
    credentials: { clientId: string; clientSecret: string; refreshToken: string },
    sellerId: string,
    signal?: AbortSignal,
  ): Promise<PullFault | null>;
  /**
   * One cheap call of each operation: which parts work, and for those that don't, why. Also the server's clock.
   * `onCall` is told of each before it is made.
   */
  test(
    account: Account,
    credentials: { clientId: string; clientSecret: string; refreshToken: string },
    options?: { readonly signal?: AbortSignal; readonly onCall?: (operation: string) => void },
  ): Promise<{ checks: RoleCheck[]; clockSkewMs: number | null }>;
  close(): void;
}
