// What of an incident is still so: a foreign listing on sale, a stranger's account that is paid.

import type { Listing } from '../shop/listing.ts';
import type { Part } from './coverage.ts';
import type { Evidence } from './evidence.ts';

/** One thing that is still as the stranger left it. */
export interface StandingRow {
  readonly detector: string;
  readonly row: Evidence;
}

export interface Standing {
  /** True only when all that can be seen of it was looked at lately, and none of it stands. */
  readonly isBack: boolean;
  /** What still stands, each thing once. */
  readonly standing: readonly StandingRow[];
  /** How many things were looked at. */
  readonly judged: number;
  /** Parts that would have to be seen, and weren't lately. */
  readonly unseen: readonly Part[];
  /** Things that no API shows (who may sign in, the address that Amazon writes to): only the owner can tell. */
  readonly unseeable: readonly Evidence[];
}

/** Can it be bought? Stock that Amazon holds has no number; of what is not known to be off sale it is not said that it is. */
export function isOnSale({ status, quantity }: Listing): boolean {
  return (status === 'active' || status === 'unknown') && quantity !== 0;
}

/** A foreign listing stands while it sells. */
export function whileOnSale(there: readonly Listing[]): boolean {
  return there.some(isOnSale);
}

/** A price stands while the listing sells at what the row told, or for less. */
export function whilePricedSo(there: readonly Listing[], { after }: Evidence): boolean {
  if (after?.kind !== 'money') return false;
  const { currency, minor } = after.money;
  return there.some(
    (now) => isOnSale(now) && now.price !== null && now.price.currency === currency && now.price.minor <= minor,
  );
}
