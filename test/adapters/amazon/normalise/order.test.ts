// Orders of the Orders API 2026-01-01 become Orders without buyers.
import { describe, expect, it } from '@jest/globals';
import { normaliseOrder } from '../../../../src/adapters/amazon/normalise/order.ts';
import type { Order } from '../../../../src/domain/order.ts';

const JP = 'A1VC38T7YXB528';
const US = 'ATVPDKIKX0DER';

const item = {
  orderItemId: '1',
  quantityOrdered: 2,
  product: {
    asin: 'B000000001',
    sellerSku: 'SKU-1',
    title: 'x',
    price: { unitPrice: { amount: '1980', currencyCode: 'JPY' } },
  },
};

function json(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    orderId: '503-0000001-0000001',
    createdTime: '2026-06-01T00:00:00Z',
    lastUpdatedTime: '2026-06-02T00:00:00.500Z',
    salesChannel: { channelName: 'AMAZON', marketplaceId: JP },
    fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
    orderItems: [item],
    buyer: { buyerName: 'Bea Buyer', buyerEmail: 'bea@example.com' },
    recipient: { deliveryAddress: { name: 'Bea Buyer', addressLine1: '1 Secret Lane', postalCode: '220-0000' } },
    ...overrides,
  };
}

function orderOf(overrides: Record<string, unknown> = {}): Order {
  const read = normaliseOrder(json(overrides));
  if (read.kind !== 'order') throw new Error(`left out: ${read.why}`);
  return read.order;
}

const cancelledBy = (by: string, request?: string) => ({
  ...item,
  cancellation: {
    cancellationExecution: { cancelledBy: by, cancelReason: 'NO_INVENTORY' },
    ...(request && { cancellationRequest: { requester: request, cancelReason: 'my own words' } }),
  },
});

describe('normaliseOrder', () => {
  it('reads what we keep and nothing about the buyer', () => {
    expect(normaliseOrder(json())).toEqual({
      kind: 'order',
      order: {
        orderId: '503-0000001-0000001',
        marketplaceId: JP,
        purchasedAt: Date.UTC(2026, 5, 1),
        lastUpdatedAt: Date.UTC(2026, 5, 2, 0, 0, 0, 500),
        status: 'unshipped',
        channel: 'merchant',
        cancellation: null,
        hasTracking: null,
        items: [{ sku: 'SKU-1', asin: 'B000000001', quantity: 2, unitPrice: { minor: 1980, currency: 'JPY' } }],
      },
      shipFrom: [],
    });
  });

  it.each([
    [[cancelledBy('BUYER')], 'buyer'],
    [[cancelledBy('MERCHANT')], 'merchant'],
    [[cancelledBy('MERCHANT', 'BUYER')], 'buyer'],
    [[cancelledBy('AMAZON')], 'amazon'],
    [[item], 'unknown'],
    [[cancelledBy('BUYER'), cancelledBy('MERCHANT')], 'merchant'],
  ])('tells who cancelled (case %#)', (orderItems, by) => {
    const { status, cancellation } = orderOf({ orderItems, fulfillment: { fulfillmentStatus: 'CANCELLED' } });
    expect([status, cancellation?.by]).toEqual(['cancelled', by]);
    expect(JSON.stringify(cancellation)).not.toContain('my own words');
  });

  it('does without FULFILLMENT where cancellations or packages tell the status', () => {
    expect(orderOf({ fulfillment: undefined, orderItems: [cancelledBy('MERCHANT')] }).status).toBe('cancelled');
    expect(orderOf({ fulfillment: undefined, packages: [{ packageStatus: { status: 'SHIPPED' } }] }).status).toBe(
      'shipped',
    );
    expect(normaliseOrder(json({ fulfillment: undefined }))).toEqual({ kind: 'left-out', why: 'no-status' });
  });

  it('leaves out what was sold elsewhere', () => {
    const elsewhere = { kind: 'left-out', why: 'other-channel' };
    expect(normaliseOrder(json(), US)).toEqual(elsewhere);
    expect(normaliseOrder(json({ salesChannel: { channelName: 'NON_AMAZON' } }), JP)).toEqual(elsewhere);
    expect(normaliseOrder(json({ salesChannel: { channelName: 'AMAZON' } }), JP).kind).toBe('order');
  });

  it('keeps of a tracking number whether it can be real, and a mark that tells the same one', () => {
    const fulfillment = { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' };
    const parcelsOf = (...numbers: string[]) =>
      orderOf({ fulfillment, packages: numbers.map((trackingNumber) => ({ carrier: 'Yamato', trackingNumber })) })
        .parcels;
    const [real, madeUp] = parcelsOf('412345678905', '412345678901') ?? [];
    expect(real).toEqual({ isPossible: true, mark: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(madeUp?.isPossible).toBe(false);
    expect(parcelsOf('412345678905')?.[0]?.mark).toBe(real?.mark);
    expect(JSON.stringify(parcelsOf('412345678905'))).not.toContain('412345678905');
    expect(parcelsOf('')).toBeUndefined();
  });

  it('knows tracking and the ship-from address of the seller’s own packages only', () => {
    const parcel = {
      createdTime: '2026-06-01T12:00:00Z',
      trackingNumber: '1234',
      packageStatus: { status: 'SHIPPED' },
      shipFromAddress: {
        name: 'Alice',
        addressLine1: '１-2-3　Example',
        city: 'Yokohama',
        postalCode: '220-0011',
        countryCode: 'JP',
      },
    };
    const shipped = { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' };
    const own = normaliseOrder(json({ fulfillment: shipped, packages: [parcel] }));
    expect(own).toMatchObject({
      order: { hasTracking: true },
      shipFrom: [
        {
          field: 'ship-from-address',
          marketplaceId: JP,
          value: '1-2-3 Example, Yokohama, 220-0011, JP',
          at: Date.UTC(2026, 5, 1, 12),
        },
      ],
    });
    expect(orderOf({ fulfillment: shipped, packages: [{ ...parcel, trackingNumber: '' }] }).hasTracking).toBe(false);
    const amazons = normaliseOrder(
      json({ fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' }, packages: [parcel] }),
    );
    expect(amazons).toMatchObject({ order: { channel: 'amazon', hasTracking: null }, shipFrom: [] });
  });

  it.each([
    [{ createdTime: '2026-06-01' }, 'order.createdTime'],
    [{ orderItems: [{ ...item, quantityOrdered: '2' }] }, 'order.orderItems[0].quantityOrdered'],
    [{ fulfillment: { fulfillmentStatus: 'ODD' } }, 'order.fulfillment.fulfillmentStatus'],
    [{ orderId: 5 }, 'order.orderId'],
  ])('names the place of what is wrong (case %#)', (overrides, place) => {
    expect(() => normaliseOrder(json(overrides))).toThrow(place);
    expect(() => normaliseOrder(json(overrides))).not.toThrow(/Bea|Secret/);
  });
});
