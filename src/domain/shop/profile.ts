// The profile: who the seller is and where the money goes, as single facts that can be compared.
import type { Instant } from '../clock.ts';

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
  'account-status': { how: 'value' },
  'cancellation-rate': { how: 'value' },
  'late-shipment-rate': { how: 'value' },
  'order-defect-rate': { how: 'value' },
  'valid-tracking-rate': { how: 'value' },
} as const satisfies Record<string, { how: 'value' | 'set' }>;

export type ProfileField = keyof typeof profileFields;

/** What Amazon says of the account (domain/shop/performance.ts): nobody who holds the account writes it. */
export const standingFields = [
  'account-status',
  'cancellation-rate',
  'late-shipment-rate',
  'order-defect-rate',
  'valid-tracking-rate',
] as const satisfies readonly ProfileField[];

/** Is it Amazon's to say, so that a change of it is nobody's deed? */
export function isStanding(field: ProfileField): boolean {
  return (standingFields as readonly ProfileField[]).includes(field);
}

/** Fields whose value is parts joined by a comma, each of which a source may leave out. */
const composed: ReadonlySet<ProfileField> = new Set([
  'business-name',
  'business-address',
  'primary-contact',
  'ship-from-address',
  'deposit-method',
  'payment-method',
]);

/** Is this what the other value tells, with less of it told: an address without its city, an account without its holder? */
export function isToldLess(field: ProfileField, value: string, other: string): boolean {
  // A mail shows other digits of the same account than the API does.
  if (field === 'payout-account-tail') return value !== other && other.endsWith(value);
  if (!composed.has(field) || value === other) return false;
  const parts = other.split(', ');
  let from = 0;
  return value.split(', ').every((part) => {
    from = parts.indexOf(part, from) + 1;
    return from > 0;
  });
}

/** A value that a field has had, and when it was first and last true: the later one is the current value. */
export interface KnownFact extends Omit<ProfileFact, 'at'> {
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

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
