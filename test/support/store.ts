// A store on a fresh database with Alice's account in it, and factories of what goes into it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSecrets, type Secrets } from '../../src/adapters/secrets.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import type { Credentials, Store } from '../../src/adapters/store/port.ts';
import type { Instant } from '../../src/domain/clock.ts';
import type { LogEntry } from '../../src/domain/owner/log-entry.ts';
import type { Account } from '../../src/domain/shop/account.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import type { Order } from '../../src/domain/shop/order.ts';
import type { PullRun } from '../../src/domain/watch/coverage.ts';
import { openTestDatabase } from './database.ts';

export const japan = 'A1VC38T7YXB528';
export const seenAt = Date.UTC(2026, 2, 1);

export const aliceCredentials: Credentials = {
  clientId: 'amzn1.application-oa2-client.alice',
  clientSecret: 'client-secret-of-alice',
  refreshToken: 'Atzr|refresh-token-of-alice',
};

export function anAccount(overrides: Partial<Account> = {}): Account {
  return {
    id: 'alice',
    name: "Alice's shop",
    region: 'fe',
    marketplaceIds: [japan],
    timeZone: 'Asia/Tokyo',
    language: 'ja',
    sellerId: 'AALICE',
    recipients: ['alice@example.com'],
    ...overrides,
  };
}

export function aListing(overrides: Partial<Listing> = {}): Listing {
  return {
    marketplaceId: japan,
    sku: 'TEA-01',
    asin: 'B000000001',
    title: '急須 Teapot',
    price: { minor: 1980, currency: 'JPY' },
    quantity: 5,
    channel: 'merchant',
    status: 'active',
    openedAt: Date.UTC(2025, 0, 1),
    condition: 'new',
    handlingDays: 2,
    ...overrides,
  };
}

/** What the log says when an account's watch is paused or goes on. */
export function pauseOf(accountId: string, at: Instant): LogEntry {
  return { at, accountId, who: 'Alice', via: 'command', what: 'account-paused', subject: null, detail: {} };
}

export function anOrder(overrides: Partial<Order> = {}): Order {
  return {
    orderId: '250-0000001-0000001',
    marketplaceId: japan,
    purchasedAt: seenAt - 3_600_000,
    lastUpdatedAt: seenAt - 1_800_000,
    status: 'unshipped',
    channel: 'merchant',
    cancellation: null,
    hasTracking: null,
    items: [{ sku: 'TEA-01', asin: 'B000000001', quantity: 1, unitPrice: { minor: 1980, currency: 'JPY' } }],
    ...overrides,
  };
}

export function aRun(overrides: Partial<PullRun> = {}): PullRun {
  return {
    part: 'listings',
    startedAt: seenAt,
    finishedAt: seenAt + 1000,
    coverage: { state: 'complete', reason: null, asOf: seenAt },
    rows: 1,
    calls: 1,
    badRows: [],
    ...overrides,
  };
}

export interface TestStore {
  readonly store: Store;
  readonly url: string;
  readonly secrets: Secrets;
  close(): Promise<void>;
}

/** Opens a store; with Alice's account unless `isEmpty`. Call `close()` in afterAll. */
export async function openTestStore({ isEmpty = false } = {}): Promise<TestStore> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'rusuban-store-'));
  const secrets = await openSecrets({ secretKeys: null, dataDir });
  const store = await openStore({ url: database.url, sealer: secrets });
  if (!isEmpty) await store.addAccount(anAccount(), aliceCredentials, seenAt);
  return {
    store,
    url: database.url,
    secrets,
    async close() {
      await store.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
