// The small operations that tell who the seller is and where the money goes, as facts.
import { type Instant, minuteMs, toIso } from '../../../domain/clock.ts';
import type { ProfileFact } from '../../../domain/shop/profile.ts';
import { normaliseAccount } from '../normalise/account.ts';
import { normaliseEventGroups } from '../normalise/event-groups.ts';
import { normaliseParticipations, type Participations } from '../normalise/participations.ts';
import { normalisePaymentMethods } from '../normalise/payment-methods.ts';
import type { Reading } from '../normalise/shape.ts';
import { reading } from '../wire/fault.ts';
import { type Caller, type Page, pages } from './caller.ts';

/**
 * getMarketplaceParticipations (Sellers v1): store name, taking part, listings suspended.
 * @param stores only of these; null: of every marketplace
 */
export async function getParticipations(
  caller: Caller,
  stores: readonly string[] | null,
): Promise<Reading<Participations>> {
  const json = await caller.ask('getMarketplaceParticipations');
  return reading(() => normaliseParticipations(json, caller.clock.now(), stores));
}

/** getAccount (Sellers v1; Europe only): business, address, contact, plan. */
export async function getAccount(caller: Caller): Promise<Reading<ProfileFact[]>> {
  const json = await caller.ask('getAccount');
  return reading(() => normaliseAccount(json, caller.clock.now()));
}

/** getPaymentMethods (Transfers 2024-06-01; eight European stores). */
export async function getPaymentMethods(caller: Caller, marketplaceId: string): Promise<Reading<ProfileFact[]>> {
  const json = await caller.ask('getPaymentMethods', { query: { marketplaceId } });
  return reading(() => normalisePaymentMethods(json, marketplaceId, caller.clock.now()));
}

/** 10,000 payouts: three years of one every day in every currency of Europe. */
const mostPages = 100;

export interface PayoutPage extends Page {
  readonly facts: ProfileFact[];
  /** What can't be read: where and why. */
  readonly lost: readonly string[];
}

/**
 * listFinancialEventGroups (Finances v0), pages of payout groups opened from `from` up to Amazon's now, as facts. Pages may be empty.
 * @param pageSize at most 100
 */
export async function* listPayouts(caller: Caller, from: Instant, pageSize = 100): AsyncGenerator<PayoutPage> {
  // More than two minutes before the request, says the model; three leave room for what is under way.
  const until = (await caller.now()) - 3 * minuteMs;
  yield* pages('listFinancialEventGroups', mostPages, async (token): Promise<PayoutPage> => {
    const json = await caller.ask('listFinancialEventGroups', {
      query: {
        FinancialEventGroupStartedAfter: toIso(from),
        FinancialEventGroupStartedBefore: toIso(until),
        MaxResultsPerPage: pageSize,
        ...(token !== null && { NextToken: token }),
      },
    });
    const { value, lost } = reading(() => normaliseEventGroups(json));
    return { ...value, lost };
  });
}
