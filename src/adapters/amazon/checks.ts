// What works for an account: one cheap call of each operation, and the fault of those that don't.

import { dayMs, hourMs, type Instant } from '../../domain/clock.ts';
import { findMarketplace, transfersCountries } from '../../domain/marketplace.ts';
import type { Account } from '../../domain/shop/account.ts';
import { firstSightMs } from '../../domain/statistics/baseline.ts';
import type { Part } from '../../domain/watch/coverage.ts';
import type { Caller } from './operations/caller.ts';
import { getItemOffers } from './operations/get-item-offers.ts';
import { askForReport, type ReportOrder } from './operations/make-report.ts';
import { getAccount, getParticipations, getPaymentMethods, listPayouts } from './operations/read-profile.ts';
import { feedbackOrder, listingsOrder, orderWindows, performanceOrder } from './operations/report-orders.ts';
import { searchCatalogItems } from './operations/search-catalog-items.ts';
import { countListings } from './operations/search-listings-items.ts';
import { ordersLagMs, searchOrders } from './operations/search-orders.ts';
import { storeName } from './parts/tally.ts';
import type { RoleCheck } from './port.ts';
import { AmazonFault, isHopeless, toPullFault } from './wire/fault.ts';
import { apiRows, meaningOf } from './wire/refusals.ts';

interface Check {
  readonly part: Part;
  readonly operation: string;
  run(caller: Caller): Promise<unknown>;
}

/** Any well-formed ASIN tells whether the operation is open; this one is from Amazon's own model. */
const someAsin = 'B000P6Q7MY';

export async function runChecks(
  caller: Caller,
  account: Account,
  onCall: (operation: string) => void,
): Promise<RoleCheck[]> {
  const results: RoleCheck[] = [];
  let hopeless: AmazonFault | null = null;
  for (const { part, operation, run } of checksOf(account)) {
    if (hopeless === null) onCall(operation);
    const fault: AmazonFault | null = hopeless ?? (await faultOf(() => run(caller)));
    // Every operation needs the same token and the same network: no need to be told seven times.
    if (fault && isHopeless(fault)) hopeless = fault;
    results.push({ part, operation, fault: fault && toPullFault(fault) });
  }
  return results.some(({ fault }) => fault === null) ? results : results.map(unclear);
}

/** Where nothing at all is answered, a refusal that gives no reason says nothing of roles. */
function unclear(check: RoleCheck): RoleCheck {
  if (check.fault?.kind !== 'role-missing') return check;
  const { says } = meaningOf(apiRows, { code: '', message: '' }, ['everything-refused']);
  return { ...check, fault: { ...check.fault, kind: 'refused', message: `${says}.`, roles: [] } };
}

/** The fault of Amazon's that it ends with; null when it doesn't. */
export async function faultOf(run: () => Promise<unknown>): Promise<AmazonFault | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof AmazonFault) return error;
    throw error;
  }
}

function checksOf(account: Account): Check[] {
  const { sellerId, marketplaceIds } = account;
  const [home = ''] = marketplaceIds;
  const transfers = marketplaceIds.find((id) => transfersCountries.has(findMarketplace(id)?.country ?? ''));
  // The very reports that the first pull will want: it finds them made.
  const report = (part: Part, orderAt: (now: Instant) => ReportOrder): Check => ({
    part,
    operation: `createReport ${orderAt(0).reportType}`,
    run: async (caller) => askForReport(caller, orderAt(await caller.now())),
  });
  return [
    {
      part: 'profile',
      operation: 'getMarketplaceParticipations',
      run: (caller) => checkStores(caller, marketplaceIds),
    },
    ...(account.region === 'eu' ? [{ part: 'profile' as const, operation: 'getAccount', run: getAccount }] : []),
    {
      part: 'new-listings',
      operation: 'searchListingsItems',
      run: async (caller) => {
        if (sellerId !== null) return countListings(caller, sellerId, home);
        throw new AmazonFault('invalid-request', "Searching new listings needs the seller's id (merchant token).");
      },
    },
    report('listings', () => listingsOrder(home)),
    {
      part: 'orders',
      operation: 'searchOrders',
      run: async (caller) => {
        const until = (await caller.now()) - ordersLagMs;
        return searchOrders(caller, { marketplaceIds, from: until - hourMs, until }).next();
      },
    },
    report('orders', (now) => orderWindows(home, now - firstSightMs, now - ordersLagMs).at(-1)?.order as ReportOrder),
    {
      part: 'payouts',
      operation: 'listFinancialEventGroups',
      run: (caller) => listPayouts(caller, caller.clock.now() - 30 * dayMs, 1).next(),
    },
    ...(transfers === undefined
      ? []
      : [
          {
            part: 'payouts' as const,
            operation: 'getPaymentMethods',
            run: (caller: Caller) => getPaymentMethods(caller, transfers),
          },
        ]),
    report('performance', () => performanceOrder(marketplaceIds)),
    report('feedback', (now) => feedbackOrder(home, now - firstSightMs)),
    {
      part: 'offers',
      operation: 'getItemOffersBatch',
      run: (caller) => getItemOffers(caller, home, [someAsin], sellerId),
    },
    {
      part: 'catalogue',
      operation: 'searchCatalogItems',
      run: (caller) => searchCatalogItems(caller, home, [someAsin]).next(),
    },
  ];
}

/** The first call also tells a wrong marketplace: the seller must have an account there. */
export async function checkStores(caller: Caller, marketplaceIds: readonly string[]): Promise<void> {
  const { value } = await getParticipations(caller, null);
  const known = new Set(value.marketplaceIds);
  const strange = marketplaceIds.filter((id) => !known.has(id));
  if (strange.length === 0) return;
  const seen = [...known].map(storeName).join(', ') || 'none';
  throw new AmazonFault(
    'invalid-request',
    `The seller has no account on ${strange.map(storeName).join(', ')}; this authorisation covers: ${seen}.`,
  );
}
