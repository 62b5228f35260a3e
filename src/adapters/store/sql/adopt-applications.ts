// Gives accounts from before there were applications theirs, one process at a time.
import type pg from 'pg';
import type { Credentials } from '../application-port.ts';
import type { Sealer } from '../sealer.ts';

/** Advisory lock under which one process at a time gives old accounts their applications. Spells `rusa`. */
const adopting = 0x72757361;

interface OldRow {
  readonly id: string;
  readonly credentials: string;
  readonly issuedOn: Date | null;
  readonly createdOn: Date;
}

/**
 * Gives accounts from before there were applications theirs: one for each client id, with the secret that was issued
 * last. What can't be opened (its key is missing) stays as it is and is tried again when it is asked for.
 */
export async function adoptApplications(pool: pg.Pool, sealer: Sealer): Promise<void> {
  const old = `SELECT id, credentials, secret_issued_at AS "issuedOn", created_at AS "createdOn"
                 FROM account WHERE client_id IS NULL AND NOT is_mail_only ORDER BY secret_issued_at DESC NULLS LAST, created_at, id`;
  if ((await pool.query<OldRow>(old)).rowCount === 0) return;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [adopting]);
    for (const { id, credentials, issuedOn, createdOn } of (await client.query<OldRow>(`${old} FOR UPDATE`)).rows) {
      const opened = await sealer.open(credentials, id).catch(() => null);
      if (opened === null) continue;
      const { clientId, clientSecret, refreshToken } = JSON.parse(opened) as Credentials;
      await client.query(
        `INSERT INTO application (client_id, secret, key_id, secret_issued_at, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (client_id) DO NOTHING`,
        [clientId, await sealer.seal(clientSecret, clientId), sealer.keyId, issuedOn, createdOn],
      );
      await client.query(
        'UPDATE account SET client_id = $2, credentials = $3, key_id = $4, secret_issued_at = NULL WHERE id = $1',
        [id, clientId, await sealer.seal(refreshToken, id), sealer.keyId],
      );
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
