// Factories: one valid thing of each noun, with typed overrides for what a test is about. Alice owns the shop.

import { dayMs, type Instant } from '../../src/domain/clock.ts';
import type { Money } from '../../src/domain/money.ts';
import type { Account } from '../../src/domain/shop/account.ts';
import type { Change, ChangeOf } from '../../src/domain/shop/change.ts';
import { differingFields } from '../../src/domain/shop/compare.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import type { CatalogueItem, Market } from '../../src/domain/shop/offer.ts';
import type { CancelledBy, Order } from '../../src/domain/shop/order.ts';
import { newBaseline } from '../../src/domain/statistics/baseline.ts';
import { count } from '../../src/domain/text/text.ts';
import { type CoverageState, type Part, type PartCoverage, parts } from '../../src/domain/watch/coverage.ts';
import type { Look } from '../../src/domain/watch/detector.ts';
import { evidenceTotalOf, type Incident } from '../../src/domain/watch/incident.ts';
import type { Signal } from '../../src/domain/watch/signal.ts';

export const japan = 'A1VC38T7YXB528';
/** A Wednesday, noon in Tokyo. */
export const noon: Instant = Date.UTC(2026, 5, 10, 3);

export const yen = (minor: number): Money => ({ minor, currency: 'JPY' });

export function anAccount(overrides: Partial<Account> = {}): Account {
  return {
    id: 'acc-alice',
    name: 'Alice',
    region: 'fe',
    marketplaceIds: [japan],
    timeZone: 'Asia/Tokyo',
    language: 'ja',
    sellerId: 'AALICE0000001',
    recipients: ['alice@example.com'],
    ...overrides,
  };
}

export function aListing(overrides: Partial<Listing> = {}): Listing {
  return {
    marketplaceId: japan,
    sku: 'SKU-1',
    asin: 'B000000001',
    title: 'A used paperback',
    price: yen(1_000),
    quantity: 1,
    channel: 'merchant',
    status: 'active',
    openedAt: noon,
    condition: 'new',
    handlingDays: 2,
    ...overrides,
  };
}

export function anOrder(overrides: Partial<Order> = {}): Order {
  return {
    orderId: '250-0000000-0000001',
    marketplaceId: japan,
    purchasedAt: noon,
    lastUpdatedAt: noon,
    status: 'unshipped',
    channel: 'merchant',
    cancellation: null,
    hasTracking: null,
    items: [{ sku: 'SKU-1', asin: 'B000000001', quantity: 1, unitPrice: yen(1_000) }],
    ...overrides,
  };
}

const when = (at: Instant) => ({ occurredAt: at, observedAt: at, reconstructed: false });

export function added(at: Instant, listing: Partial<Listing> = {}, isReturning = false): ChangeOf<'listing-added'> {
  const full = aListing({ openedAt: at, ...listing });
  const key = `listing-added|${full.marketplaceId}|${full.sku}|${at}`;
  return { kind: 'listing-added', key, listing: full, returning: isReturning, ...when(at) };
}

export function repriced(
  at: Instant,
  from: Money | null,
  to: Money | null,
  listing: Partial<Listing> = {},
): ChangeOf<'listing-changed'> {
  const before = aListing({ ...listing, price: from });
  const after = aListing({ ...listing, price: to });
  const key = `listing-changed|${after.marketplaceId}|${after.sku}|price|${at}`;
  return { kind: 'listing-changed', key, before, after, fields: ['price'], ...when(at) };
}

/** An own listing that is changed in these ways. */
export function changed(
  at: Instant,
  was: Partial<Listing>,
  is: Partial<Listing>,
  listing: Partial<Listing> = {},
): ChangeOf<'listing-changed'> {
  const before = aListing({ openedAt: at - 300 * dayMs, ...listing, ...was });
  const after = { ...before, ...is };
  const fields = differingFields(before, after);
  const key = `listing-changed|${after.marketplaceId}|${after.sku}|${fields.join()}|${at}`;
  return { kind: 'listing-changed', key, before, after, fields, ...when(at) };
}

export function removed(at: Instant, listing: Partial<Listing> = {}): ChangeOf<'listing-removed'> {
  const full = aListing({ openedAt: at - 300 * dayMs, ...listing });
  return {
    kind: 'listing-removed',
    key: `listing-removed|${full.marketplaceId}|${full.sku}|${at}`,
    listing: full,
    ...when(at),
  };
}

export function shipped(
  at: Instant,
  hasTracking: boolean | null,
  order: Partial<Order> = {},
): ChangeOf<'order-shipped'> {
  const full = anOrder({ lastUpdatedAt: at, status: 'shipped', hasTracking, ...order });
  return { kind: 'order-shipped', key: `order-shipped|${full.orderId}`, order: full, ...when(at) };
}

export function placed(at: Instant, order: Partial<Order> = {}): ChangeOf<'order-placed'> {
  const full = anOrder({ purchasedAt: at, lastUpdatedAt: at, ...order });
  return { kind: 'order-placed', key: `order-placed|${full.orderId}`, order: full, ...when(at) };
}

/** A buyer's stars for an order. */
export function rated(at: Instant, rating: number, orderId: string): ChangeOf<'feedback-received'> {
  const feedback = { marketplaceId: japan, orderId, rating, at };
  return { kind: 'feedback-received', key: `feedback|${orderId}`, feedback, ...when(at), reconstructed: true };
}

/** A buyer asks to cancel. */
export function askedToCancel(at: Instant, order: Partial<Order> = {}): ChangeOf<'cancellation-requested'> {
  const full = anOrder({ lastUpdatedAt: at, isCancelRequested: true, ...order });
  return { kind: 'cancellation-requested', key: `cancellation-requested|${full.orderId}`, order: full, ...when(at) };
}

export function cancelled(at: Instant, by: CancelledBy, order: Partial<Order> = {}): ChangeOf<'order-cancelled'> {
  const full = anOrder({ lastUpdatedAt: at, status: 'cancelled', cancellation: { by, reason: null }, ...order });
  return {
    kind: 'order-cancelled',
    key: `order-cancelled|${full.orderId}|${by}`,
    order: full,
    corrects: null,
    ...when(at),
  };
}

export function aChange(
  at: Instant,
  overrides: Partial<ChangeOf<'profile-changed'>> = {},
): ChangeOf<'profile-changed'> {
  const change = {
    kind: 'profile-changed' as const,
    field: 'store-name' as const,
    marketplaceId: japan,
    scope: '',
    before: 'Alice Books',
    after: 'Mallory Deals',
    ...when(at),
    ...overrides,
  };
  return { key: `profile-changed|${change.field}|${change.scope}|${change.after}|${at}`, ...change };
}

export function aCoverage(
  overrides: Partial<Record<Part, CoverageState>> = {},
  asOf: Instant = noon,
): Record<Part, PartCoverage> {
  return Object.fromEntries(
    parts.map((part) => {
      const state = overrides[part] ?? 'complete';
      return [part, { state, reason: state === 'complete' ? null : `${part} is ${state}`, asOf }];
    }),
  ) as unknown as Record<Part, PartCoverage>;
}

/**
 * A market that knows these other sellers' prices by ASIN (null: looked, and nobody else offers it), and where these
 * ASINs stand in the catalogue.
 */
export function aMarket(
  prices: Readonly<Record<string, Money | null>> = {},
  items: Readonly<Record<string, Partial<CatalogueItem>>> = {},
): Market {
  return {
    offer: (marketplaceId, asin) => {
      const lowestPrice = prices[asin];
      if (lowestPrice === undefined) return null;
      return { marketplaceId, asin, lowestPrice, offerCount: lowestPrice === null ? 0 : 5, seenAt: noon };
    },
    item: (marketplaceId, asin) => {
      const known = items[asin];
      return known ? { marketplaceId, asin, category: null, brand: null, rank: null, seenAt: noon, ...known } : null;
    },
  };
}

/** A look at a quiet shop that has been watched for 120 days. */
export function aLook(overrides: Partial<Look> = {}): Look {
  const now = overrides.now ?? noon;
  const changes: readonly Change[] = overrides.recent ?? [];
  const today = Math.floor((now + 9 * 60 * 60 * 1000) / dayMs);
  return {
    now,
    account: anAccount(),
    changes,
    recent: changes,
    baseline: { ...newBaseline('Asia/Tokyo'), firstDay: today - 120, lastDay: today },
    coverage: aCoverage(),
    market: aMarket(),
    ...overrides,
  };
}

export function aSignal(overrides: Partial<Signal> = {}): Signal {
  return {
    detector: 'listing-burst',
    family: 'listing',
    fingerprint: 'listing-burst|2026-06-10T03:00:00Z',
    score: 6,
    severity: 'low',
    isHardFact: false,
    beganAt: noon,
    observedAt: noon,
    summary: { key: 'burst', params: { count: count(23) } },
    evidence: [],
    evidenceTotal: 23,
    ...overrides,
  };
}

export function anIncident(overrides: Partial<Incident> = {}): Incident {
  const signals = overrides.signals ?? [aSignal()];
  return {
    id: 'inc-1',
    accountId: 'acc-alice',
    status: 'open',
    severity: 'high',
    score: 6,
    beganAt: noon,
    visibleAt: noon,
    noticedAt: noon,
    updatedAt: noon,
    revision: 1,
    lastAlert: { at: noon, severity: 'high', score: 6, evidenceTotal: evidenceTotalOf(signals), families: ['listing'] },
    ...overrides,
    signals,
  };
}
