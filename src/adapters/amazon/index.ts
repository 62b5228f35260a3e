// Amazon's Selling Partner API as the rest of the program sees it: parts to be read, nothing to be written.
import type { Clock } from '../../domain/clock.ts';
import { checkStores, faultOf, runChecks } from './checks.ts';
import { createCaller } from './operations/caller.ts';
import { createMemoryShelf, type ReportShelf } from './operations/report-shelf.ts';
import { countListings } from './operations/search-listings-items.ts';
import type { Amazon } from './port.ts';
import { createSource, newSession } from './source.ts';
import { exchangeCode } from './wire/exchange-code.ts';
import { toPullFault } from './wire/fault.ts';
import { defaultLimits, type Limits } from './wire/limits.ts';
import type { PaceLedger } from './wire/pace.ts';
import { createPool } from './wire/pool.ts';
import { createSeller, type Seller, type SellerOptions } from './wire/seller.ts';

export interface AmazonOptions {
  /** Another server that plays all of Amazon's hosts, as `http://host:port`; null for Amazon. */
  readonly endpoint: string | null;
  readonly clock: Clock;
  readonly log?: (fields: object, message: string) => void;
  readonly limits?: Partial<Limits>;
  /** For benchmarks against our own server: calls don't wait for their turn. */
  readonly isPacingOff?: boolean;
  /** Where the pace is kept for all processes; without one each process keeps its own. */
  readonly ledger?: PaceLedger;
  /** Where the reports that were asked for are kept for all processes; without one each process keeps its own. */
  readonly reports?: ReportShelf;
  /** Name and version of the program, as in `Rusuban/1.2.3`. */
  readonly userAgent?: string;
  /** 0 to 1, for the jitter of retries. */
  readonly random?: () => number;
}

/**
 * Opens nothing until the first pull.
 * @throws UserError when the endpoint isn't an address
 */
export function createAmazon(options: AmazonOptions): Amazon {
  const { endpoint, clock, log = () => {}, isPacingOff = false, userAgent = 'Rusuban', random = Math.random } = options;
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const means = { clock, limits, reports: options.reports ?? createMemoryShelf() };
  const pool = createPool(endpoint, limits.idleMs);
  // Token and pace belong to the seller and the app, not to one pull. New credentials are a new seller.
  const sellers = new Map<string, Seller>();

  function sellerOf(region: SellerOptions['region'], credentials: SellerOptions['credentials']): Seller {
    const { clientId, clientSecret, refreshToken } = credentials;
    const key = [region, clientId, clientSecret, refreshToken].join('\n');
    const known = sellers.get(key);
    if (known) return known;
    const seller = newSeller(region, credentials, limits);
    sellers.set(key, seller);
    return seller;
  }

  function newSeller(
    region: SellerOptions['region'],
    credentials: SellerOptions['credentials'],
    withLimits: Limits,
  ): Seller {
    const isRedirected = endpoint !== null;
    return createSeller({
      region,
      userAgent: `${userAgent} (Language=TypeScript)`,
      credentials,
      pool,
      isRedirected,
      clock,
      random,
      limits: withLimits,
      isPacingOff,
      log,
      ...(options.ledger && { ledger: options.ledger }),
    });
  }

  /** Once: a person waits for the answer, and may try again. */
  function callOnce(region: SellerOptions['region'], credentials: SellerOptions['credentials'], signal?: AbortSignal) {
    return createCaller(newSeller(region, credentials, { ...limits, retries: 0 }), newSession(signal), means);
  }

  return {
    open: (account, credentials) => createSource(sellerOf(account.region, credentials), account, means),
    async signIn({ region, marketplaceIds }, credentials, signal) {
      const caller = callOnce(region, credentials, signal);
      const fault = await faultOf(() => checkStores(caller, marketplaceIds));
      return fault && toPullFault(fault);
    },
    async exchange(application, given, signal) {
      let refreshToken = '';
      const fault = await faultOf(async () => {
        refreshToken = await exchangeCode({ pool, limits }, application, given, signal);
      });
      return fault ? { fault: toPullFault(fault) } : { refreshToken };
    },
    async proveSeller({ region, marketplaceIds: [home = ''] }, credentials, sellerId, signal) {
      const caller = callOnce(region, credentials, signal);
      const fault = await faultOf(() => countListings(caller, sellerId, home));
      return fault && toPullFault(fault);
    },
    async test(account, credentials, { signal, onCall = () => {} } = {}) {
      const session = newSession(signal);
      const caller = createCaller(sellerOf(account.region, credentials), session, means);
      const checks = await runChecks(caller, account, onCall);
      return { checks, clockSkewMs: session.skewMs };
    },
    close() {
      pool.destroy();
      sellers.clear();
    },
  };
}
