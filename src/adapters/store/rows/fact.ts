// A value that a field of the profile has had as a row.
import type { KnownFact, ProfileField } from '../../../domain/shop/profile.ts';
import type { ProfileFact } from '../generated/client.ts';
import { columnsOf } from './columns.ts';

export type FactRow = Omit<ProfileFact, 'accountId'>;

const fields = ['field', 'marketplaceId', 'scope', 'value', 'firstAt', 'lastAt'] as const;
export const factColumns = columnsOf<ProfileFact>('profile_fact', fields);

export function toFact({ field, marketplaceId, scope, value, firstAt, lastAt }: FactRow): KnownFact {
  return {
    field: field as ProfileField,
    marketplaceId: marketplaceId || null,
    scope,
    value,
    firstAt: firstAt.getTime(),
    lastAt: lastAt.getTime(),
  };
}
