// Seals the safe phrases of the version before, which had one for all readers of an account, in clear.
import type pg from 'pg';
import { phraseSubject } from '../rows/recipient.ts';
import type { Sealer } from '../sealer.ts';

/** Each reader of mails keeps the words that they know; in messages about a change they are sealed as well. */
export async function adoptPhrases(pool: pg.Pool, sealer: Sealer): Promise<void> {
  const old = 'SELECT id, safe_phrase AS phrase FROM account WHERE safe_phrase IS NOT NULL ORDER BY id';
  if ((await pool.query(old)).rowCount === 0) return;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // who comes second waits for the lock, and then finds nothing
    for (const { id, phrase } of (await client.query<{ id: string; phrase: string }>(`${old} FOR UPDATE`)).rows) {
      const seal = (text: string) => sealer.seal(text, phraseSubject(id));
      const readers = await client.query<{ address: string }>(
        `SELECT address FROM recipient
          WHERE account_id = $1 AND safe_phrase IS NULL AND NOT starts_with(address, 'webhook:')`,
        [id],
      );
      // empty: there is none any more, but messages hold one
      for (const { address } of phrase === '' ? [] : readers.rows)
        await client.query('UPDATE recipient SET safe_phrase = $3 WHERE account_id = $1 AND address = $2', [
          ...[id, address],
          await seal(phrase),
        ]);
      const told = await client.query<{ key: string; phrase: string | null }>(
        `SELECT key, props ->> 'oldPhrase' AS phrase FROM outbox WHERE account_id = $1 AND props ? 'oldPhrase'`,
        [id],
      );
      for (const row of told.rows)
        await client.query(
          `UPDATE outbox SET props = (props - 'oldPhrase') || jsonb_build_object('safePhrase', $2::text) WHERE key = $1`,
          [row.key, row.phrase === null ? '' : await seal(row.phrase)],
        );
      await client.query('UPDATE account SET safe_phrase = NULL WHERE id = $1', [id]);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
