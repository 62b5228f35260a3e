// What every part's reader is given and gives.

import type { Instant } from '../../../domain/clock.ts';
import type { Account } from '../../../domain/shop/account.ts';
import type { Observed } from '../../../domain/watch/observed.ts';
import type { Caller } from '../operations/caller.ts';
import type { PullTally } from './tally.ts';

export interface PartContext {
  readonly caller: Caller;
  readonly account: Account;
  readonly tally: PullTally;
}

/** Where the seen part of time ends, if it isn't the moment of asking. */
export interface Seen {
  readonly asOf: Instant;
  /** For a partial pull: the watermark must not pass what was not seen. */
  readonly partialAsOf: Instant | null;
  /** For a partial pull that saw the newest, beyond a gap there. */
  readonly aheadTo?: Instant;
}

export type PartReader = AsyncGenerator<Observed, Seen | undefined>;
