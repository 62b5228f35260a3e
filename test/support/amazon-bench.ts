// Everything a test of the Amazon adapter needs, opened together and closed together.
import { createAmazon } from '../../src/adapters/amazon/index.ts';
import type { Amazon, PullRequest, SellerSource } from '../../src/adapters/amazon/port.ts';
import type { Limits } from '../../src/adapters/amazon/wire/limits.ts';
import type { Account } from '../../src/domain/shop/account.ts';
import type { Observed, PullSummary } from '../../src/domain/watch/observed.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { type Route, type ScriptedAmazon, startScriptedAmazon } from './scripted-amazon.ts';

export const japan = 'A1VC38T7YXB528';
export const germany = 'A1PA6795UKMFR9';
export const france = 'A13V1IB3VIYZZH';

/** 2026-08-01T00:00:00Z */
export const start = Date.UTC(2026, 7, 1);

export const credentials = {
  clientId: 'amzn1.application-oa2-client.alice',
  clientSecret: 'amzn1.oa2-cs.v1.very-secret',
  refreshToken: 'Atzr|refresh-of-alice',
};

export function aliceAccount(overrides: Partial<Account> = {}): Account {
  return {
    id: 'alice',
    name: 'Alice',
    region: 'fe',
    marketplaceIds: [japan],
    timeZone: 'Asia/Tokyo',
    language: 'ja',
    sellerId: 'A2ALICE000SHOP',
    recipients: ['alice@example.com'],
    ...overrides,
  };
}

export interface Bench {
  readonly server: ScriptedAmazon;
  readonly clock: ManualClock;
  readonly amazon: Amazon;
  readonly account: Account;
  readonly source: SellerSource;
  pull(request: PullRequest, signal?: AbortSignal): Promise<Pulled>;
}

export interface Pulled {
  readonly batches: readonly Observed[];
  readonly summary: PullSummary;
}

export interface BenchOptions {
  readonly account?: Partial<Account>;
  readonly limits?: Partial<Limits>;
  /** By how much this computer's clock goes ahead of Amazon's. */
  readonly aheadMs?: number;
}

/** Opens a scripted Amazon and a seller on it, runs `work`, closes both. */
export async function withAmazon(
  routes: Record<string, Route>,
  work: (bench: Bench) => Promise<void>,
  options: BenchOptions = {},
): Promise<void> {
  const clock = createManualClock(start);
  const { limits = {}, aheadMs = 0 } = options;
  const server = await startScriptedAmazon(routes, () => clock.now() - aheadMs);
  const amazon = createAmazon({ endpoint: server.endpoint, clock, limits, random: () => 0.5 });
  const account = aliceAccount(options.account);
  const source = amazon.open(account, credentials);
  try {
    await work({ server, clock, amazon, account, source, pull: (request, signal) => drain(source, request, signal) });
  } finally {
    amazon.close();
    await server.close();
  }
}

async function drain(source: SellerSource, request: PullRequest, signal?: AbortSignal): Promise<Pulled> {
  const batches: Observed[] = [];
  const pulled = source.pull(request, signal);
  for (;;) {
    const next = await pulled.next();
    if (next.done) return { batches, summary: next.value };
    batches.push(next.value);
  }
}
