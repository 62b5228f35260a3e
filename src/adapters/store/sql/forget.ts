// Takes out what is older than anyone needs, a few thousand rows at a time, so that no watch waits for it.
import type pg from 'pg';
import type { Instant } from '../../../domain/clock.ts';
import type { Forgotten } from '../port.ts';

const batch = 5000;

/**
 * Each batch is a transaction of its own: killed anywhere, the rest is forgotten next time. Never touched: what no look
 * has taken yet, the newest pull of each part and state, what is on sale, incidents, decisions and the audit log.
 */
export async function forget(
  pool: pg.Pool,
  accountId: string,
  { changesBefore, ordersBefore, pullsBefore }: Record<'changesBefore' | 'ordersBefore' | 'pullsBefore', Instant>,
): Promise<Forgotten> {
  const remove = async (text: string, before: Instant): Promise<number> => {
    let removed = 0;
    for (;;) {
      const { rowCount } = await pool.query(text, [accountId, new Date(before), batch]);
      removed += rowCount ?? 0;
      if ((rowCount ?? 0) < batch) return removed;
    }
  };
  return {
    changes: await remove(
      `DELETE FROM change_log WHERE ctid = ANY (ARRAY(
         SELECT c.ctid FROM change_log c JOIN watch w ON w.account_id = c.account_id
          WHERE c.account_id = $1 AND c.occurred_at < $2 AND c.observed_at < $2 AND c.id <= w.taken_change_id LIMIT $3))`,
      changesBefore,
    ),
    orders: await remove(
      `DELETE FROM order_fact WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM order_fact WHERE account_id = $1 AND purchased_at < $2 AND last_updated_at < $2 LIMIT $3))`,
      ordersBefore,
    ),
    listings: await remove(
      `DELETE FROM listing WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM listing WHERE account_id = $1 AND removed_at < $2 LIMIT $3))`,
      changesBefore,
    ),
    pulls: await remove(
      `DELETE FROM pull_run WHERE ctid = ANY (ARRAY(
         SELECT p.ctid FROM pull_run p WHERE p.account_id = $1 AND p.finished_at < $2
            AND EXISTS (SELECT 1 FROM pull_run n WHERE n.account_id = p.account_id AND n.part = p.part
                           AND n.state = p.state AND n.id > p.id) LIMIT $3))`,
      pullsBefore,
    ),
  };
}
