// An application of the Selling Partner API: what accounts authorise, and under whose name they are read. An agency has
// one for all its clients.
import type { Instant } from '../clock.ts';

export interface Application {
  /** Login with Amazon's client id, which is no secret. */
  readonly clientId: string;
  /** When its client secret was issued, where that is known: it lapses. */
  readonly secretIssuedAt: Instant | null;
  /** Ids of the accounts that are read by it. */
  readonly accountIds: readonly string[];
}

/** As much of a client id as people compare and type. */
export function clientIdEnd(clientId: string): string {
  return clientId.slice(-8);
}
