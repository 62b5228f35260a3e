// A planned change: what the owner said beforehand would happen, so that the same evidence is no news.
import type { Instant } from '../clock.ts';

export const plannedKinds = [
  'sale',
  'launch',
  'price-change',
  'fulfilment-change',
  'payout-change',
  'contact-change',
  'stock-out',
  'vacation',
  'other',
] as const;
export type PlannedKind = (typeof plannedKinds)[number];

/** What the owner said beforehand, from and to inclusive. */
export interface PlannedChange {
  readonly kind: PlannedKind;
  readonly from: Instant;
  readonly to: Instant;
  readonly note: string;
}
