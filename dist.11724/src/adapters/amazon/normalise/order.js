// One order of searchOrders or getOrder (Orders API 2026-01-01) as an Order, without its buyer.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isPossibleTracking } from '../../../domain/shop/tracking.js';
import { canonicalList, canonicalText, entries, isoInstant, money, readFields } from './shape.js';
const text = z.string().nullish();
const itemShape = z.object({
    quantityOrdered: z.number().int().min(0).nullable(),
    product: z
        .object({ asin: text, sellerSku: text, price: z.object({ unitPrice: money.nullish() }).nullish() })
        .nullable(),
    cancellation: z
        .object({
        cancellationRequest: z.object({ requester: text }).nullish(),
        cancellationExecution: z.object({ cancelledBy: text, cancelReason: text }).nullish(),
    })
        .nullish(),
});
const packageShape = z.object({
    createdTime: isoInstant.nullish(),
    carrier: text,
    trackingNumber: text,
    packageStatus: z.object({ status: z.string().nullable() }).nullish(),
    shipFromAddress: z
        .object({
        addressLine1: text,
        addressLine2: text,
        addressLine3: text,
        districtOrCounty: text,
        city: text,
        municipality: text,
        stateOrRegion: text,
        postalCode: text,
        countryCode: text,
    })
        .nullish(),
});
const statuses = new Map(Object.entries({
    PENDING_AVAILABILITY: 'pending',
    PENDING: 'pending',
    UNSHIPPED: 'unshipped',
    PARTIALLY_SHIPPED: 'partially-shipped',
    SHIPPED: 'shipped',
    CANCELLED: 'cancelled',
    UNFULFILLABLE: 'unfulfillable',
}));
const orderShape = z.object({
    orderId: z.string().min(1),
    createdTime: isoInstant.nullable(),
    lastUpdatedTime: isoInstant.nullable(),
    salesChannel: z.object({ channelName: z.string().nullable(), marketplaceId: text }).nullable(),
    fulfillment: z
        .object({
        fulfillmentStatus: z
            .string()
            .refine((word) => statuses.has(word), 'not a status that is known')
            .nullable(),
        fulfilledBy: text,
    })
        .nullish(),
    orderItems: entries(itemShape).nullable(),
    // One that can't be read stays in its place: it may be the one that can be traced.
    packages: z.array(packageShape.nullable()).nullish(),
});
const channels = new Map([
    ['AMAZON', 'amazon'],
    ['MERCHANT', 'merchant'],
]);
/** 32 bits: dozens of numbers of twelve digits share each. */
const markLength = 8;
const leftStatuses = new Set(['SHIPPED', 'IN_TRANSIT', 'DELIVERED', 'UNDELIVERABLE']);
/**
 * @param json one element of `orders`
 * @throws Error naming the place in it when its identity (id, and a date) can't be read
 */
export function normaliseOrder(json, frame) {
    const { value: seen, lost } = readFields(orderShape, json, 'order');
    const { channelName, marketplaceId: soldOn } = seen.salesChannel ?? {};
    const isElsewhere = soldOn != null && frame.marketplaceId !== undefined && soldOn !== frame.marketplaceId;
    if (channelName === 'NON_AMAZON' || isElsewhere)
        return { value: { order: null, shipFrom: [] }, lost: [] };
    const unclear = soldOn === undefined && seen.salesChannel !== null ? ['order.salesChannel: no marketplace'] : [];
    // By what was asked for it was updated by then; a moment earlier than the true one would pass for old news.
    const lastUpdatedAt = seen.lastUpdatedTime ?? frame.until ?? seen.createdTime;
    const purchasedAt = seen.createdTime ?? lastUpdatedAt;
    if (lastUpdatedAt === null || purchasedAt === null)
        throw new Error(lost[0] ?? 'order: no date');
    const marketplaceId = soldOn ?? frame.marketplaceId ?? frame.home;
    const status = statusOf(seen);
    const channel = channels.get(seen.fulfillment?.fulfilledBy ?? '') ?? null;
    const items = seen.orderItems ?? [];
    const order = {
        orderId: seen.orderId,
        marketplaceId,
        purchasedAt,
        lastUpdatedAt,
        status,
        channel,
        cancellation: status === 'cancelled' ? cancellationOf(items) : null,
        ...trackingOf(seen, status, channel),
        ...(items.some((item) => item.cancellation?.cancellationRequest) && { isCancelRequested: true }),
        items: items.map(itemOf),
    };
    const shipFrom = channel === 'merchant' ? shipFromOf(seen, marketplaceId, lastUpdatedAt) : [];
    return { value: { order, shipFrom }, lost: [...lost, ...unclear] };
}
/** Without FULFILLMENT (which failed for a whole region in 2026, amzn models#5365) other data sets tell some of it. */
function statusOf({ fulfillment, orderItems, packages }) {
    if (fulfillment?.fulfillmentStatus)
        return statuses.get(fulfillment.fulfillmentStatus) ?? 'unknown';
    if (orderItems?.length && orderItems.every((item) => item.cancellation?.cancellationExecution))
        return 'cancelled';
    return packages?.some((parcel) => leftStatuses.has(parcel?.packageStatus?.status ?? '')) ? 'shipped' : 'unknown';
}
function cancelledBy(item) {
    const { cancellationRequest: request, cancellationExecution: execution } = item.cancellation ?? {};
    // The buyer may have asked for it: not to be laid at the seller's door.
    if (request === null)
        return 'unknown';
    switch (execution?.cancelledBy) {
        case 'BUYER':
            return 'buyer';
        case 'MERCHANT':
            return request ? 'buyer' : 'merchant';
        case 'AMAZON':
            return 'amazon';
        default:
            return 'unknown';
    }
}
/** Where the items differ, the seller's own hand weighs most. The buyer's own words about why are not read. */
function cancellationOf(items) {
    const by = items.map(cancelledBy);
    const weightiest = ['merchant', 'amazon', 'buyer'].find((who) => by.includes(who));
    const item = items[by.indexOf(weightiest ?? 'unknown')];
    const reason = canonicalText(item?.cancellation?.cancellationExecution?.cancelReason).slice(0, 80);
    return { by: weightiest ?? 'unknown', reason: reason === '' ? null : reason };
}
function itemOf({ product, quantityOrdered }) {
    return {
        sku: product?.sellerSku ?? '',
        asin: product?.asin ?? null,
        quantity: quantityOrdered,
        unitPrice: product?.price?.unitPrice ?? null,
    };
}
/** Of the seller's own shipped orders: is there a number, and of each number what may be kept. */
function trackingOf({ packages }, status, channel) {
    if (channel !== 'merchant' || !packages || (status !== 'shipped' && status !== 'partially-shipped'))
        return { hasTracking: null };
    const parcels = packages.flatMap((parcel) => {
        const number = canonicalText(parcel?.trackingNumber);
        if (number === '')
            return [];
        const carrier = parcel?.carrier;
        const mark = createHash('sha256').update(number).digest('hex').slice(0, markLength);
        return [{ isPossible: isPossibleTracking(canonicalText(carrier), number), mark }];
    });
    const isUnclear = packages.some((parcel) => parcel === null || parcel.trackingNumber === null);
    if (parcels.length === 0)
        return { hasTracking: isUnclear ? null : false };
    return { hasTracking: true, parcels };
}
function shipFromOf({ packages }, marketplaceId, updatedAt) {
    return (packages ?? []).flatMap((parcel) => {
        const { shipFromAddress: from, createdTime } = parcel ?? {};
        const value = from
            ? canonicalList([
                from.addressLine1,
                from.addressLine2,
                from.addressLine3,
                from.districtOrCounty,
                from.city,
                from.municipality,
                from.stateOrRegion,
                from.postalCode,
                from.countryCode,
            ])
            : '';
        const at = createdTime ?? updatedAt;
        return value === '' ? [] : [{ field: 'ship-from-address', marketplaceId, scope: '', value, at }];
    });
}
//# sourceMappingURL=order.js.map