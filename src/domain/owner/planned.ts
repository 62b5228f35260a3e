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

/** Does it say that a takeover's own marks are the owner's? That wants a person who came in just now. */
export const isGravePlan = (kind: PlannedKind): boolean => kind === 'payout-change' || kind === 'contact-change';

/** What the owner said beforehand, from and to inclusive. */
export interface PlannedChange {
  readonly kind: PlannedKind;
  readonly from: Instant;
  readonly to: Instant;
  readonly note: string;
}
