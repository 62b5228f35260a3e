// Seller feedback: a buyer's rating of one order. The buyer's words and address have no place here.
import type { Instant } from '../clock.ts';

export interface Feedback {
  readonly marketplaceId: string;
  readonly orderId: string;
  /** Stars, 1 to 5. */
  readonly rating: number;
  /** The end of the day that it is dated by: reports don't say the hour, and nothing is known before it was there. */
  readonly at: Instant;
}

/** This many stars or fewer are negative (Seller Central: 1 and 2; 3 is neutral). */
export const negativeRating = 2;
