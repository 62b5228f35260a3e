// Takes out what is older than anyone needs, a few thousand rows at a time, so that no watch waits for it.
import type pg from 'pg';
import type { Instant } from '../../../domain/clock.ts';
import type { Forgotten, KeptSince } from '../port.ts';

const batch = 5000;

/**
 * Each batch is a transaction of its own: killed anywhere, the rest is forgotten next time. Never touched: what no look
 * has taken yet, the newest pull of each part and state, what is on sale, decisions and the audit log; of an incident and
 * a message all but what they quote.
 */
export async function forget(
  pool: pg.Pool,
  accountId: string,
  { readBefore, evidenceBefore, pullsBefore }: KeptSince,
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
      readBefore,
    ),
    orders: await remove(
      `DELETE FROM order_fact WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM order_fact WHERE account_id = $1 AND purchased_at < $2 AND last_updated_at < $2 LIMIT $3))`,
      readBefore,
    ),
    listings: await remove(
      `DELETE FROM listing WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM listing WHERE account_id = $1 AND removed_at < $2 LIMIT $3))`,
      readBefore,
    ),
    pulls: await remove(
      `DELETE FROM pull_run WHERE ctid = ANY (ARRAY(
         SELECT p.ctid FROM pull_run p WHERE p.account_id = $1 AND p.finished_at < $2
            AND EXISTS (SELECT 1 FROM pull_run n WHERE n.account_id = p.account_id AND n.part = p.part
                           AND n.state = p.state AND n.id > p.id) LIMIT $3))`,
      pullsBefore,
    ),
    profile: await remove(
      `DELETE FROM profile_fact WHERE ctid = ANY (ARRAY(
         SELECT f.ctid FROM profile_fact f WHERE f.account_id = $1 AND f.last_at < $2
            AND EXISTS (SELECT 1 FROM profile_fact n WHERE n.account_id = f.account_id AND n.field = f.field
                           AND n.marketplace_id = f.marketplace_id AND n.scope = f.scope AND n.last_at > f.last_at)
          LIMIT $3))`,
      readBefore,
    ),
    market:
      (await remove(
        `DELETE FROM market_offer WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM market_offer WHERE account_id = $1 AND seen_at < $2 LIMIT $3))`,
        readBefore,
      )) +
      (await remove(
        `DELETE FROM catalogue_item WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM catalogue_item WHERE account_id = $1 AND seen_at < $2 LIMIT $3))`,
        readBefore,
      )),
    // what its sentences quote goes with the evidence, and so does its name, which may be made of what it is about
    incidents: await remove(
      `UPDATE incident SET signals = (
           SELECT coalesce(jsonb_agg(signal || jsonb_build_object(
                      'evidence', '[]'::jsonb,
                      'fingerprint', 'forgotten|' || gen_random_uuid(),
                      'summary', (signal -> 'summary') || jsonb_build_object('params', (
                          SELECT coalesce(jsonb_object_agg(name, CASE WHEN value ->> 'kind' = 'text'
                                                                      THEN value || '{"text": "…"}' ELSE value END), '{}')
                            FROM jsonb_each(signal #> '{summary,params}') AS p (name, value)))) ORDER BY n), '[]')
             FROM jsonb_array_elements(signals) WITH ORDINALITY AS s (signal, n))
        WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM incident WHERE account_id = $1 AND updated_at < $2
            AND jsonb_path_exists(signals, '$[*] ? (!(@.fingerprint starts with "forgotten|"))') LIMIT $3))`,
      evidenceBefore,
    ),
    messages: await remove(
      `UPDATE outbox SET props = NULL WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM outbox WHERE account_id = $1 AND settled_at < $2 AND props IS NOT NULL LIMIT $3))`,
      evidenceBefore,
    ),
    audits: await remove(
      `DELETE FROM audit_run WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM audit_run WHERE account_id = $1 AND finished_at < $2 LIMIT $3))`,
      evidenceBefore,
    ),
  };
}
