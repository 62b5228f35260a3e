// Payouts: the last digits of the account that the money went to, and in eight European stores where it will go.
import { dayMs, type Instant } from '../../../domain/clock.ts';
import { findMarketplace, transfersCountries } from '../../../domain/marketplace.ts';
import type { ProfileFact } from '../../../domain/shop/profile.ts';
import { getPaymentMethods, listPayouts } from '../operations/read-profile.ts';
import type { PartContext, PartReader } from './part.ts';
import { storeName } from './tally.ts';

/** A payout is listed by the day its group opened, and its account shows when it closed: one to four weeks later. */
const groupSpanMs = 35 * dayMs;
/** Longer spans are answered with nothing (financesV0: 180 days). */
const longestSpanMs = 179 * dayMs;

export async function* pullPayouts({ caller, account, tally }: PartContext, since: Instant): PartReader {
  const from = Math.max(since - groupSpanMs, caller.clock.now() - longestSpanMs);
  const facts: ProfileFact[] = [];
  try {
    for await (const page of listPayouts(caller, from)) {
      facts.push(...page.facts);
      tally.unreadable(page.lost);
      tally.succeed();
    }
  } catch (error) {
    tally.fail('', error);
  }
  tally.rows += facts.length;
  // Oldest first over all pages, so that the current account is the last one told.
  if (facts.length > 0) yield { facts: facts.sort((a, b) => a.at - b.at) };
  for (const marketplaceId of account.marketplaceIds) {
    if (tally.isHopeless || !transfersCountries.has(findMarketplace(marketplaceId)?.country ?? '')) continue;
    try {
      const { value: methods, lost } = await getPaymentMethods(caller, marketplaceId);
      tally.unreadable(lost);
      tally.rows += methods.length;
      tally.succeed();
      if (methods.length > 0) yield { facts: methods };
    } catch (error) {
      tally.fail(storeName(marketplaceId), error);
    }
  }
  return undefined;
}
