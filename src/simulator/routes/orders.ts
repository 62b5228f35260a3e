// Orders 2026-01-01, searchOrders: items always, everything else only where its data set was asked for. Buyer and
// recipient data are there to be leaked by whoever asks for them.
import type {
  ItemCancellation,
  Order,
  OrderItem,
  OrderPackage,
  SearchOrdersResponse,
} from '@sp-api-sdk/orders-api-2026-01-01';
import { invalidInput } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { pageOf, placeOf, resultOf } from '../http/paging.ts';
import { type Buyer, buyerOf } from '../shop/buyers.ts';
import { type OrderLine, type OrderStory, statusAt } from '../shop/orders.ts';
import { decimal, type Storefront } from '../storefronts.ts';
import { day, hour, iso, minute } from '../time.ts';
import { checkMarketplaces } from './marketplaces.ts';

const statuses = [
  'PENDING_AVAILABILITY',
  'PENDING',
  'UNSHIPPED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'UNFULFILLABLE',
];
const dataSets = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
  'PAYMENT',
  'FULFILLMENT_ORDERS',
];
/** May be changed from page to page (orders_2026-01-01, Pagination). */
const free = ['maxResultsPerPage', 'includedData'];

function search(call: Call): Answer {
  const { query, world, now } = call;
  const data = new Set(query.list('includedData', dataSets));
  if (data.has('FULFILLMENT') && call.strike('fulfillment-outage')) throw invalidInput('Invalid Input');
  checkMarketplaces(query.list('marketplaceIds', undefined, 50), world, { isRequired: false });
  const [createdAfter, createdBefore] = [query.time('createdAfter'), query.time('createdBefore')];
  const [updatedAfter, updatedBefore] = [query.time('lastUpdatedAfter'), query.time('lastUpdatedBefore')];
  if ((createdAfter === null) === (updatedAfter === null))
    throw invalidInput("Exactly one of 'createdAfter' and 'lastUpdatedAfter' must be provided.");
  const isByUpdate = updatedAfter !== null;
  if (isByUpdate ? createdBefore !== null : updatedBefore !== null)
    throw invalidInput("'createdBefore' goes with 'createdAfter', 'lastUpdatedBefore' with 'lastUpdatedAfter'.");
  const after = updatedAfter ?? createdAfter ?? 0;
  const asked = updatedBefore ?? createdBefore;
  const place = placeOf(call, 'paginationToken', free, day);
  const latest = place.asOf - 2 * minute;
  if (asked !== null && asked < after) throw invalidInput('The end of the time range lies before its start.');
  if (asked !== null && asked > now - 2 * minute)
    throw invalidInput('The end of the time range must be at least two minutes before the time of the request.');
  const before = asked ?? latest;
  const wantedStatuses = query.list('fulfillmentStatuses', statuses);
  const fulfilledBy = query.list('fulfilledBy', ['MERCHANT', 'AMAZON']);
  const size = query.whole('maxResultsPerPage', 1, 100, 100);

  const found = resultOf(call, place, 'paginationToken', free, () => {
    const placed: { readonly order: OrderStory; readonly updatedAt: number }[] = [];
    for (const order of world.orders.placed(place.asOf)) {
      const { status, updatedAt } = statusAt(order, place.asOf);
      const time = isByUpdate ? updatedAt : order.purchasedAt;
      if (time < after || time > before) continue;
      if (wantedStatuses.length > 0 && !wantedStatuses.includes(status)) continue;
      if (fulfilledBy.length > 0 && !fulfilledBy.includes(order.isFba ? 'AMAZON' : 'MERCHANT')) continue;
      placed.push({ order, updatedAt });
    }
    return isByUpdate ? placed.sort((a, b) => a.updatedAt - b.updatedAt) : placed;
  });
  const { items, next } = pageOf(call, place, found, size, 'paginationToken', free);
  const body: SearchOrdersResponse = {
    orders: items.map(({ order }) => orderOf(order, place.asOf, data, world.store)),
    ...(next && { pagination: { nextToken: next } }),
    ...(isByUpdate ? { lastUpdatedBefore: iso(before) } : { createdBefore: iso(before) }),
  };
  return { body };
}

function orderOf(order: OrderStory, now: number, data: ReadonlySet<string>, store: Storefront): Order {
  const { status, updatedAt } = statusAt(order, now);
  const money = (minor: number) => ({ amount: decimal(minor, store), currencyCode: store.currency });
  const total = order.lines.reduce((sum, line) => sum + line.unitMinor * line.quantity, 0);
  return {
    orderId: order.orderId,
    createdTime: iso(order.purchasedAt),
    lastUpdatedTime: iso(updatedAt),
    programs: order.isFba ? ['PRIME'] : [],
    salesChannel: { channelName: 'AMAZON', marketplaceId: store.marketplaceId, marketplaceName: store.name },
    ...personalData(buyerOf(order.orderId, store), data),
    ...(data.has('PROCEEDS') && {
      proceeds: { grandTotal: money(total), breakdowns: [{ type: 'ITEM', subtotal: money(total) }] },
    }),
    ...(data.has('FULFILLMENT') && {
      fulfillment: {
        fulfillmentStatus: status,
        fulfilledBy: order.isFba ? 'AMAZON' : 'MERCHANT',
        fulfillmentServiceLevel: 'STANDARD',
        shipByWindow: {
          earliestDateTime: iso(order.confirmedAt),
          latestDateTime: iso(order.confirmedAt + 2 * day),
        },
      },
    }),
    orderItems: order.lines.map((line) => itemOf(line, order, now, data, store)),
    ...(data.has('PACKAGES') && { packages: packagesOf(order, now) }),
  };
}

function personalData(buyer: Buyer, data: ReadonlySet<string>): Pick<Order, 'buyer' | 'recipient'> {
  return {
    ...(data.has('BUYER') && { buyer: { buyerName: buyer.name, buyerEmail: buyer.email } }),
    ...(data.has('RECIPIENT') && {
      recipient: {
        deliveryAddress: {
          name: buyer.name,
          addressLine1: buyer.line1,
          city: buyer.city,
          stateOrRegion: buyer.state,
          postalCode: buyer.postalCode,
          countryCode: buyer.country,
          phone: buyer.phone,
          addressType: 'RESIDENTIAL',
        },
      },
    }),
  };
}

function itemOf(
  line: OrderLine,
  order: OrderStory,
  now: number,
  data: ReadonlySet<string>,
  store: Storefront,
): OrderItem {
  const { status } = statusAt(order, now);
  const money = (minor: number) => ({ amount: decimal(minor, store), currencyCode: store.currency });
  const total = money(line.unitMinor * line.quantity);
  const shipped = status === 'SHIPPED' ? line.quantity : 0;
  return {
    orderItemId: line.orderItemId,
    quantityOrdered: line.quantity,
    product: {
      asin: line.asin,
      title: line.title,
      sellerSku: line.sku,
      condition: line.isUsed
        ? { conditionType: 'USED', conditionSubtype: 'GOOD' }
        : { conditionType: 'NEW', conditionSubtype: 'NEW' },
      price: { unitPrice: money(line.unitMinor) },
    },
    ...(data.has('PROCEEDS') && {
      proceeds: { proceedsTotal: total, breakdowns: [{ type: 'ITEM', subtotal: total }] },
    }),
    ...(data.has('CANCELLATION') && { ...cancellationOf(order, now) }),
    ...(data.has('FULFILLMENT') && {
      fulfillment: {
        quantityFulfilled: shipped,
        quantityUnfulfilled: status === 'CANCELLED' ? 0 : line.quantity - shipped,
      },
    }),
  };
}

function cancellationOf({ cancelling, confirmedAt }: OrderStory, now: number): { cancellation?: ItemCancellation } {
  if (!cancelling) return {};
  const isAsked = cancelling.requested !== null && Math.min(cancelling.at, confirmedAt + hour / 2) <= now;
  const isDone = cancelling.at <= now;
  if (!isAsked && !isDone) return {};
  return {
    cancellation: {
      ...(isAsked && { cancellationRequest: { requester: 'BUYER', cancelReason: cancelling.requested ?? '' } }),
      ...(isDone && { cancellationExecution: { cancelledBy: cancelling.by, cancelReason: cancelling.reason } }),
    },
  };
}

/** Parcels of the seller's own (FBA orders show none); a falsely confirmed one has no tracking number, or a false one. */
function packagesOf({ isFba, shipping, lines }: OrderStory, now: number): OrderPackage[] {
  if (isFba || !shipping || shipping.at > now) return [];
  const { from } = shipping;
  return [
    {
      packageReferenceId: '1',
      createdTime: iso(shipping.at - hour),
      packageStatus: { status: now > shipping.at + 3 * day ? 'DELIVERED' : 'SHIPPED' },
      carrier: shipping.trackingNumber ? 'Yamato' : 'Other',
      shipTime: iso(shipping.at),
      shippingService: 'Standard',
      ...(shipping.trackingNumber && { trackingNumber: shipping.trackingNumber }),
      shipFromAddress: {
        name: 'Warehouse',
        addressLine1: from.line1,
        city: from.city,
        ...(from.state && { stateOrRegion: from.state }),
        postalCode: from.postalCode,
        countryCode: from.country,
      },
      packageItems: lines.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })),
    },
  ];
}

export const orders: readonly Operation[] = [
  { name: 'searchOrders', method: 'GET', path: '/orders/2026-01-01/orders', rate: 0.0056, burst: 20, answer: search },
];
