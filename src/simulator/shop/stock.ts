// What is left of goods that the seller ships himself: every order takes some, and a delivery fills the shelf again.
import type { Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';

interface Count {
  readonly at: Instant;
  readonly quantity: number;
}

export interface Stock {
  initial(sku: string): number;
  /** The last count and when it was taken; null when nothing was ever sold. */
  left(sku: string, now: Instant): Count | null;
  /** Takes out what there is, at most `quantity`, of the `from` that there were at first; returns how many it took. */
  take(sku: string, at: Instant, quantity: number, from: number): number;
  /** A delivery to come. */
  deliver(sku: string, at: Instant, quantity: number): void;
}

/** An empty ledger; the takings of a SKU must be told in order of time. */
export function createStock(seed: number): Stock {
  const counts = new Map<string, Count[]>();
  const dues = new Map<string, Count>();
  const left: Stock['left'] = (sku, now) => {
    const due = dues.get(sku);
    if (due && due.at <= now) return due;
    return counts.get(sku)?.findLast((count) => count.at <= now) ?? null;
  };
  return {
    initial: (sku) => 4 + (hash(seed, sku, 'stock') % 56),
    left,
    take(sku, at, quantity, from) {
      const past = counts.get(sku) ?? [];
      counts.set(sku, past);
      const due = dues.get(sku);
      if (due && due.at <= at) {
        past.push(due);
        dues.delete(sku);
      }
      const before = past.at(-1)?.quantity ?? from;
      const taken = Math.min(before, quantity);
      past.push({ at, quantity: before - taken });
      return taken;
    },
    deliver(sku, at, quantity) {
      if (!dues.has(sku)) dues.set(sku, { at, quantity });
    },
  };
}
