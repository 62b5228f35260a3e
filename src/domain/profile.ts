// The profile: who the seller is and where the money goes, as single facts that can be compared.
import type { Instant } from './clock.ts';

/**
 * `how` a field is compared. `value`: one current value, another one is a change.
 * `set`: several may be true at once (warehouses, deposit methods); one never seen before is a change.
 */
export const profileFields = {
  'store-name': { how: 'value' },
  participation: { how: 'value' },
  'listings-suspended': { how: 'value' },
  'business-name': { how: 'value' },
  'business-address': { how: 'value' },
  'primary-contact': { how: 'value' },
  'selling-plan': { how: 'value' },
  'ship-from-address': { how: 'set' },
  'payout-account-tail': { how: 'value' },
  'deposit-method': { how: 'value' },
  'payment-method': { how: 'set' },
} as const satisfies Record<string, { how: 'value' | 'set' }>;

export type ProfileField = keyof typeof profileFields;

/** One thing that was true of the seller at a moment. `value` is text in one canonical form. */
export interface ProfileFact {
  readonly field: ProfileField;
  readonly marketplaceId: string | null;
  /** What else it is per: the currency of a payout, or empty. */
  readonly scope: string;
  readonly value: string;
  /** When it was true: the transfer's date for a payout, else the moment of looking. */
  readonly at: Instant;
}
