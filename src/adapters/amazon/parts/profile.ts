// The profile: the store's name and standing on each marketplace, and in Europe the business behind it.
import { getAccount, getParticipations } from '../operations/read-profile.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

export async function* pullProfile({ caller, account, tally }: PartContext): PartReader {
  try {
    const { value, lost } = await getParticipations(caller, account.marketplaceIds);
    // A store that isn't named may be one that can't be read.
    for (const id of account.marketplaceIds)
      if (!value.marketplaceIds.includes(id) && lost.length === 0)
        tally.lack(`The seller has no account on ${storeName(id)}.`);
    tally.unreadable(lost);
    tally.rows += value.facts.length;
    tally.succeed();
    yield { facts: value.facts };
  } catch (error) {
    tally.fail('', error);
  }
  // Elsewhere the operation doesn't exist (developer documentation, Sellers API: Europe only).
  if (account.region !== 'eu' || tally.isHopeless) return undefined;
  try {
    const { value: facts, lost } = await getAccount(caller);
    tally.unreadable(lost);
    tally.rows += facts.length;
    tally.succeed();
    yield { facts };
  } catch (error) {
    tally.fail('', error);
  }
  return undefined;
}
