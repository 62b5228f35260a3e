// An account as a row. What holds its sign-in is never among these columns.
import type { Language, Region } from '../../../domain/marketplace.ts';
import type { Account } from '../../../domain/shop/account.ts';
import type { Account as Row } from '../generated/client.ts';
import { columnsOf } from './columns.ts';
import { toZone } from './zone.ts';

const fields = [
  'id',
  'name',
  'region',
  'marketplaceIds',
  'timeZone',
  'language',
  'sellerId',
  'isMailOnly',
  'pausedAt',
  'authorisedAt',
] as const;

export type AccountRow = Pick<Row, (typeof fields)[number]>;
export const accountColumns = columnsOf<Row>('account', fields);

/** @param addresses of its recipients, in the order in which they are told */
export function toAccount(row: AccountRow, addresses: readonly string[]): Account {
  const { id, name, region, marketplaceIds, timeZone, language, sellerId, isMailOnly, pausedAt, authorisedAt } = row;
  return {
    id,
    name,
    region: region as Region,
    marketplaceIds,
    timeZone: toZone(timeZone),
    language: language as Language,
    sellerId,
    recipients: addresses,
    ...(isMailOnly && { isMailOnly }),
    ...(pausedAt && { pausedAt: pausedAt.getTime() }),
    ...(authorisedAt && { authorisedAt: authorisedAt.getTime() }),
  };
}
