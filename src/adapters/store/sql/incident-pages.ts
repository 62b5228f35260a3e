// Pages of incidents for programs that ask for many. What was seen may be megabytes, of which a list needs the first row.
import type pg from 'pg';
import type { IncidentQuery, ListedIncident } from '../api-port.ts';
import { firstEvidence, type IncidentRow, listedColumns, toListed } from '../rows/incident.ts';

export async function pageIncidents(pool: pg.Pool, query: IncidentQuery): Promise<ListedIncident[]> {
  const { accountIds, statuses, severities, since, after, limit } = query;
  const { rows } = await pool.query<IncidentRow>(
    `SELECT ${listedColumns}, ${firstEvidence} FROM incident
      WHERE ($1::text[] IS NULL OR account_id = ANY($1))
        AND ($2::text[] IS NULL OR status = ANY($2))
        AND ($3::text[] IS NULL OR severity = ANY($3))
        AND ($4::timestamptz IS NULL OR greatest(updated_at, answered_at) >= $4)
        AND ($5::timestamptz IS NULL OR (noticed_at, id) < ($5, $6))
      ORDER BY noticed_at DESC, id DESC LIMIT $7`,
    [
      ...[accountIds ?? null, statuses ?? null, severities ?? null, since === undefined ? null : new Date(since)],
      ...[after === undefined ? null : new Date(after.noticedAt), after?.id ?? null, limit],
    ],
  );
  return rows.map(toListed);
}
