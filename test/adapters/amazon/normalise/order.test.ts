// Orders of the Orders API 2026-01-01 become Orders without buyers.
import { describe, expect, it } from '@jest/globals';
import { normaliseOrder } from '../../../../src/adapters/amazon/normalise/order.ts';
import type { Order } from '../../../../src/domain/shop/order.ts';

const JP = 'A1VC38T7YXB528';
const US = 'ATVPDKIKX0DER';

const frame = { home: JP };

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
  const { order } = normaliseOrder(json(overrides), frame).value;
  if (order === null) throw new Error('sold elsewhere');
  return order;
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
    expect(normaliseOrder(json(), frame).value).toEqual({
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
    expect(orderOf({ fulfillment: undefined }).status).toBe('unknown');
  });

  it('leaves out what was sold elsewhere', () => {
    const read = (marketplaceId: string, overrides = {}) =>
      normaliseOrder(json(overrides), { marketplaceId, home: marketplaceId });
    const elsewhere = { value: { order: null, shipFrom: [] }, lost: [] };
    expect(read(US, { orderItems: 'odd' })).toEqual(elsewhere);
    expect(read(JP, { salesChannel: { channelName: 'NON_AMAZON' } })).toEqual(elsewhere);
    expect(read(JP, { salesChannel: { channelName: 'AMAZON' } })).toMatchObject({
      value: { order: { marketplaceId: JP } },
      lost: [expect.stringContaining('salesChannel')],
    });
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
    const own = normaliseOrder(json({ fulfillment: shipped, packages: [parcel] }), frame).value;
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
      frame,
    ).value;
    expect(amazons).toMatchObject({ order: { channel: 'amazon', hasTracking: null }, shipFrom: [] });
  });

  it.each([
    [{ createdTime: '2026-06-01' }, 'order.createdTime', { purchasedAt: Date.UTC(2026, 5, 2, 0, 0, 0, 500) }],
    [{ lastUpdatedTime: null }, 'order.lastUpdatedTime', { lastUpdatedAt: Date.UTC(2026, 5, 1) }],
    [
      { orderItems: [{ ...item, quantityOrdered: '2' }] },
      'order.orderItems[0].quantityOrdered',
      { items: [{ sku: 'SKU-1', quantity: null }] },
    ],
    [{ orderItems: 'none' }, 'order.orderItems', { items: [] }],
    [{ fulfillment: { fulfillmentStatus: 'ODD' } }, 'order.fulfillment.fulfillmentStatus', { status: 'unknown' }],
    [{ fulfillment: 7 }, 'order.fulfillment', { status: 'unknown', channel: null }],
    [{ salesChannel: undefined }, 'order.salesChannel', { marketplaceId: JP }],
  ])('keeps an order of which something is odd, and names the place (case %#)', (overrides, place, expected) => {
    const { value, lost } = normaliseOrder(json(overrides), frame);
    expect(value.order).toMatchObject({ orderId: '503-0000001-0000001', ...expected });
    expect(lost).toEqual([expect.stringContaining(place)]);
    expect(lost.join()).not.toMatch(/Bea|Secret/);
  });

  it('never lays a cancellation at the seller’s door that a buyer may have asked for', () => {
    const asked = (cancellationRequest: unknown) => ({
      ...item,
      cancellation: { cancellationExecution: { cancelledBy: 'MERCHANT' }, cancellationRequest },
    });
    const by = (request: unknown) =>
      orderOf({ fulfillment: { fulfillmentStatus: 'CANCELLED' }, orderItems: [asked(request)] }).cancellation?.by;
    expect([by({ requester: 'BUYER' }), by('BUYER'), by(undefined)]).toEqual(['buyer', 'unknown', 'merchant']);
  });

  it('takes a name that every object has for no channel', () => {
    expect(orderOf({ fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'constructor' } }).channel).toBeNull();
  });

  it('does not say that nothing can be traced where a package can not be read', () => {
    const fulfillment = { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' };
    const tracking = (parcel: unknown) => orderOf({ fulfillment, packages: [parcel] }).hasTracking;
    expect([tracking({}), tracking({ trackingNumber: 5 }), tracking('1Z')]).toEqual([false, null, null]);
  });

  it('is lost without its id', () => {
    expect(() => normaliseOrder(json({ orderId: 5 }), frame)).toThrow('order.orderId');
  });
});
