// Has anything changed that a page of the console shows? Asked every second while somebody looks, so it must cost little.
import type pg from 'pg';

/**
 * A text that is another one after each change but those that come with every pull. Numbers of rows are given out before
 * they are committed, so one that commits late may hide behind a later one: whoever asks also looks now and then unasked.
 */
export async function readRevision(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ revision: string }>(
    `SELECT concat_ws('-',
              (SELECT coalesce(max(id), 0) FROM audit_log),
              (SELECT coalesce(max(id), 0) FROM decision),
              (SELECT coalesce(max(id), 0) FROM delivery),
              (SELECT coalesce(max(id), 0) FROM answer),
              (SELECT concat(count(*), '.', coalesce(sum(revision), 0)) FROM incident),
              (SELECT concat(count(*), '.', count(paused_at)) FROM account),
              (SELECT concat(count(*), '.', count(finished_at), '.', count(*) FILTER (WHERE state = 'running'))
                 FROM audit_run)) AS revision`,
  );
  return rows[0]?.revision ?? '';
}
