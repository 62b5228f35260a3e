// The profile: the store's name and standing on each marketplace, and in Europe the business behind it.
import { getAccount, getParticipations } from '../operations/read-profile.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

export async function* pullProfile({ caller, account, tally }: PartContext): PartReader {
  try {
    const facts = await getParticipations(caller);
    const watched = facts.filter((fact) => account.marketplaceIds.includes(fact.marketplaceId ?? ''));
    for (const id of account.marketplaceIds)
      if (!watched.some((fact) => fact.marketplaceId === id))
        tally.lack(`The seller has no account on ${storeName(id)}.`);
    tally.rows += watched.length;
    tally.succeed();
    yield { facts: watched };
  } catch (error) {
    tally.fail('', error);
  }
  // Elsewhere the operation doesn't exist (developer documentation, Sellers API: Europe only).
  if (account.region !== 'eu' || tally.isHopeless) return undefined;
  try {
    const facts = await getAccount(caller);
    tally.rows += facts.length;
    tally.succeed();
    yield { facts };
  } catch (error) {
    tally.fail('', error);
  }
  return undefined;
}
