// What came of one try to send one message, as it is kept.
import type { Instant } from '../clock.ts';

export interface KeptDelivery {
  /** Numbered in the order in which they came. */
  readonly id: string;
  readonly at: Instant;
  /** Of which message it was a try. */
  readonly message: string;
  readonly recipient: string;
  /** Which message: `incident-alert`, `weekly`. */
  readonly kind: string;
  readonly outcome: string;
  readonly detail: string;
}

/** What came of a try after which a message has not arrived. */
export const notArrived: readonly string[] = ['deferred', 'dead', 'bounced'];
