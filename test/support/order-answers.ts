// Answers of searchOrders (Orders 2026-01-01), made by hand.
import { japan } from './amazon-bench.ts';
import type { Reply, SeenRequest } from './scripted-amazon.ts';

/** One order as searchOrders gives it: shipped by the seller. */
export function order(orderId: string, overrides: object = {}): object {
  return {
    orderId,
    createdTime: '2026-07-31T22:00:00Z',
    lastUpdatedTime: '2026-07-31T23:30:00Z',
    salesChannel: { channelName: 'AMAZON', marketplaceId: japan },
    fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' },
    orderItems: [
      {
        orderItemId: '1',
        quantityOrdered: 2,
        product: {
          asin: 'B000000001',
          sellerSku: 'SKU-1',
          price: { unitPrice: { amount: '3980', currencyCode: 'JPY' } },
        },
      },
    ],
    ...overrides,
  };
}
/** Items that someone cancelled; `request` adds a cancellationRequest. */
export const cancelledBy = (by: string, request?: object) => ({
  orderItems: [
    {
      orderItemId: '1',
      quantityOrdered: 1,
      product: { sellerSku: 'SKU-1' },
      cancellation: { cancellationExecution: { cancelledBy: by, cancelReason: 'NO_INVENTORY' }, ...request },
    },
  ],
});
export const page = (orders: object[], nextToken?: string): Reply => ({
  body: { orders, ...(nextToken && { pagination: { nextToken } }) },
});
/** The queries of all searchOrders calls. */
export const queriesOf = (requests: readonly SeenRequest[]) =>
  requests.filter(({ path }) => path.startsWith('/orders/')).map(({ query }) => Object.fromEntries(query));
