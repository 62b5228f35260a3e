// Every account at once: of a thousand shops the typed client takes ten times as long, and much asks each minute.
import type pg from 'pg';
import type { Account } from '../../../domain/shop/account.ts';
import { type AccountRow, accountColumns, toAccount } from '../rows/account.ts';

/** The oldest first. */
export async function listAccounts(pool: pg.Pool, ids: readonly string[] | null = null): Promise<Account[]> {
  const { rows } = await pool.query<AccountRow & { addresses: string[] }>(
    `SELECT ${accountColumns},
            ARRAY(SELECT address FROM recipient WHERE account_id = account.id ORDER BY position) AS addresses
       FROM account WHERE $1::text[] IS NULL OR id = ANY($1) ORDER BY created_at, id`,
    [ids],
  );
  return rows.map(({ addresses, ...row }) => toAccount(row, addresses));
}
