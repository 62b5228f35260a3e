// What the database server says of itself.
import type pg from 'pg';
import type { ServerInfo } from '../port.ts';

export async function readServerInfo(pool: pg.Pool): Promise<ServerInfo> {
  const { rows } = await pool.query<{ version: string; now: Date; size: string }>(
    `SELECT current_setting('server_version') AS version, clock_timestamp() AS now,
            pg_database_size(current_database()) AS size`,
  );
  const [row] = rows;
  if (!row) throw new Error('the database answered nothing');
  return { version: row.version, now: row.now.getTime(), sizeBytes: Number(row.size) };
}
