// One question to a database, by a connection of its own.
import pg from 'pg';

/** The first row that the last statement gives. */
export async function askDatabase(url: string, sql = 'SELECT 1 AS answer'): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return [await client.query(sql)].flat().at(-1)?.rows[0];
  } finally {
    await client.end();
  }
}
