// Has anything changed that a page of the console shows? Asked every second while somebody looks, so it must cost little.
import type pg from 'pg';

/** Of every shop. Numbers that are given out one after the other tell as much as counting, and cost nothing. */
const ofAll = `SELECT concat_ws('-',
              (SELECT coalesce(max(id), 0) FROM audit_log),
              (SELECT coalesce(max(id), 0) FROM decision),
              (SELECT coalesce(max(id), 0) FROM delivery),
              (SELECT coalesce(max(id), 0) FROM answer),
              (SELECT concat(count(*), '.', coalesce(sum(revision), 0)) FROM incident),
              (SELECT concat(count(*), '.', count(paused_at)) FROM account),
              (SELECT concat(count(*), '.', count(finished_at), '.', count(*) FILTER (WHERE state = 'running'))
                 FROM audit_run)) AS revision`;

/** Of some clients' shops. Counted: from those numbers could be read how much happens in the shops of others. */
const ofClients = `WITH own AS (SELECT id, paused_at FROM account WHERE owner_id = ANY($1))
       SELECT concat_ws('-',
              (SELECT count(*) FROM audit_log WHERE account_id IN (SELECT id FROM own)),
              (SELECT count(*) FROM decision JOIN incident ON incident.id = incident_id
                WHERE incident.account_id IN (SELECT id FROM own)),
              (SELECT count(*) FROM delivery JOIN outbox ON outbox.key = outbox_key
                WHERE outbox.account_id IN (SELECT id FROM own)),
              (SELECT count(*) FROM answer WHERE account_id IN (SELECT id FROM own)),
              (SELECT concat(count(*), '.', coalesce(sum(revision), 0)) FROM incident
                WHERE account_id IN (SELECT id FROM own)),
              (SELECT concat(count(*), '.', count(paused_at)) FROM own),
              (SELECT concat(count(*), '.', count(finished_at), '.', count(*) FILTER (WHERE state = 'running'))
                 FROM audit_run WHERE account_id IN (SELECT id FROM own))) AS revision`;

/**
 * A text that is another one after each change but those that come with every pull. Numbers of rows are given out before
 * they are committed, so one that commits late may hide behind a later one: whoever asks also looks now and then unasked.
 */
export async function readRevision(pool: pg.Pool, clients: readonly string[] | null): Promise<string> {
  const { rows } = await (clients === null
    ? pool.query<{ revision: string }>(ofAll)
    : pool.query<{ revision: string }>(ofClients, [clients]));
  return rows[0]?.revision ?? '';
}
