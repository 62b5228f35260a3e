// A client: whose shops somebody else watches, as an agency does. Who sees them is decided by whose they are.
import type { Instant } from '../clock.ts';

export interface Client {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  /** Ids of its shops. A shop is one client's at the most. */
  readonly accountIds: readonly string[];
}

export const longestClientName = 100;
