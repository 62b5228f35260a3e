// Takes facts of the profile: keeps every value that a field ever had, and tells which are news.
import { type ProfileFact, type ProfileField, profileFields } from '../../domain/profile.ts';
import type { FactPair } from '../../domain/state.ts';
import { storableText } from '../../domain/storable-text.ts';
import type { Transaction } from './transaction.ts';

/** Longer values are cut: they are part of a key, and no name or address of Amazon's is as long. */
const valueLimit = 500;

/** Stores the facts, oldest first; returns those that are not the current value, or not among the known ones. */
export async function takeFacts(transaction: Transaction, facts: readonly ProfileFact[]): Promise<FactPair[]> {
  const histories = await readHistories(transaction);
  const pairs: FactPair[] = [];
  const touched = new Map<string, ProfileFact>();
  for (const seen of [...facts].sort((a, b) => a.at - b.at)) {
    const fact = { ...seen, value: storableText(seen.value).slice(0, valueLimit), scope: storableText(seen.scope) };
    const history = histories.get(keyOf(fact)) ?? [];
    const current = history.at(-1);
    const same = history.find(({ value }) => value === fact.value);
    const isNews =
      profileFields[fact.field].how === 'set'
        ? same === undefined
        : current === undefined || (current.value !== fact.value && fact.at >= current.at);
    if (isNews) pairs.push({ fact, known: [...history] });
    const at = Math.max(fact.at, same?.at ?? fact.at);
    const rest = history.filter((known) => known !== same);
    histories.set(
      keyOf(fact),
      [...rest, { ...fact, at }].sort((a, b) => a.at - b.at),
    );
    touched.set(`${keyOf(fact)}|${fact.value}`, { ...fact, at });
  }
  if (touched.size > 0) await writeFacts(transaction, [...touched.values()]);
  return pairs;
}

function keyOf({ field, marketplaceId, scope }: ProfileFact): string {
  return `${field}|${marketplaceId ?? ''}|${scope}`;
}

/** All values of all fields, each with the moment at which it was last true, oldest first. */
async function readHistories(transaction: Transaction): Promise<Map<string, ProfileFact[]>> {
  const { rows } = await transaction.query<{
    field: ProfileField;
    marketplace_id: string;
    scope: string;
    value: string;
    last_at: Date;
  }>(
    `SELECT field, marketplace_id, scope, value, last_at FROM profile_fact
      WHERE account_id = $1 ORDER BY last_at, first_at, value`,
    [transaction.accountId],
  );
  const histories = new Map<string, ProfileFact[]>();
  for (const { field, marketplace_id, scope, value, last_at } of rows) {
    const fact = { field, marketplaceId: marketplace_id || null, scope, value, at: last_at.getTime() };
    const history = histories.get(keyOf(fact));
    if (history) history.push(fact);
    else histories.set(keyOf(fact), [fact]);
  }
  return histories;
}

async function writeFacts(transaction: Transaction, facts: readonly ProfileFact[]): Promise<void> {
  await transaction.send(
    `INSERT INTO profile_fact (account_id, field, marketplace_id, scope, value, first_at, last_at)
     SELECT $1, field, marketplace_id, scope, value, to_timestamp(at / 1000), to_timestamp(at / 1000)
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::float8[])
         AS seen (field, marketplace_id, scope, value, at)
     ON CONFLICT (account_id, field, marketplace_id, scope, value) DO UPDATE
       SET first_at = least(profile_fact.first_at, excluded.first_at), last_at = greatest(profile_fact.last_at, excluded.last_at)`,
    [
      transaction.accountId,
      facts.map(({ field }) => field),
      facts.map(({ marketplaceId }) => marketplaceId ?? ''),
      facts.map(({ scope }) => scope),
      facts.map(({ value }) => value),
      facts.map(({ at }) => at),
    ],
  );
}
