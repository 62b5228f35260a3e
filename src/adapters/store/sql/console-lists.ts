// What the console's lists are made of: an outline of each incident, and of those that are shown what their headline needs.
// What was seen may be megabytes, of which a headline reads the first row.
import type pg from 'pg';
import type { IncidentOutline } from '../../../domain/watch/incident.ts';
import type { ConsoleLists } from '../console-port.ts';
import { briefColumns, firstEvidence, type IncidentRow, outlineColumns, toBrief, toOutline } from '../rows/incident.ts';
import { readRevision } from './console-revision.ts';
import { readShopOutlines } from './sights.ts';

export function consoleLists(pool: pg.Pool): ConsoleLists {
  return {
    consoleRevision: (clients = null) => readRevision(pool, clients),

    outlineShops: (rule) => readShopOutlines(pool, rule),

    async outlineOpenIncidents() {
      const { rows } = await pool.query<IncidentRow>(
        `SELECT ${outlineColumns} FROM incident WHERE status NOT IN ('resolved', 'dismissed')`,
      );
      return rows.map(toOutline);
    },

    async outlineClosedIncidents(accountIds, limit) {
      const { rows } = await pool.query<IncidentRow & { total: number }>(
        `SELECT * FROM (SELECT ${outlineColumns}, count(*) OVER (PARTITION BY account_id)::int AS total,
                               row_number() OVER (PARTITION BY account_id ORDER BY visible_at DESC, id) AS place
                          FROM incident WHERE account_id = ANY($1) AND status IN ('resolved', 'dismissed')) AS closed
          WHERE place <= $2 ORDER BY place`,
        [accountIds, limit],
      );
      const all = new Map<string, { newest: IncidentOutline[]; total: number }>();
      for (const row of rows) {
        const own = all.get(row.accountId);
        if (own) own.newest.push(toOutline(row));
        else all.set(row.accountId, { newest: [toOutline(row)], total: row.total });
      }
      return all;
    },

    async briefIncidents(ids) {
      const { rows } = await pool.query<IncidentRow>(
        `SELECT ${briefColumns}, ${firstEvidence} FROM incident WHERE id = ANY($1)`,
        [ids],
      );
      return rows.map(toBrief);
    },
  };
}
