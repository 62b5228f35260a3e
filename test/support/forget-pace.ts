// As if minutes had passed: Amazon's pace is kept in the database, and real programs wait for it in real time.
import pg from 'pg';

export async function forgetPace(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('DELETE FROM call_pace').finally(() => client.end());
}
