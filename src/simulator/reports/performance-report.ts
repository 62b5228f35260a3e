// GET_V2_SELLER_PERFORMANCE_REPORT: the account's status and rates, worked out of the shop's own orders
// (accountHealthReport-2020-11-18). Rates are shares of one; what stories don't tell of is in order.
import type { Instant } from '../../domain/clock.ts';
import { feedbackOn } from '../shop/feedback.ts';
import { day, iso } from '../time.ts';
import type { World } from '../world.ts';

/** Amazon's windows: cancellations 7 days, shipping 30, defects 60, policies 180. */
const [cancelDays, shipDays, defectDays, policyDays] = [7, 30, 60, 180];

const policies = [
  'listingPolicyViolations',
  'productAuthenticityCustomerComplaints',
  'productConditionCustomerComplaints',
  'productSafetyCustomerComplaints',
  'receivedIntellectualPropertyComplaints',
  'restrictedProductPolicyViolations',
  'suspectedIntellectualPropertyViolations',
  'foodAndProductSafetyIssues',
  'otherPolicyViolations',
  'documentRequests',
];

export function performanceReport(world: World, now: Instant): string {
  const { marketplaceId } = world.store;
  const { accountStatus = 'NORMAL' } = world.profile(now);
  return JSON.stringify({
    accountStatuses: [{ marketplaceId, status: accountStatus }],
    performanceMetrics: [
      {
        marketplaceId,
        ...shippingMetrics(world, now),
        ...defectMetrics(world, now),
        warningStates: [],
        accountHealthRating: { ahrStatus: accountStatus === 'NORMAL' ? 'GREAT' : 'WARNED', ...span(now, policyDays) },
        ...Object.fromEntries(policies.map((name) => [name, { ...span(now, policyDays), ...spotless }])),
      },
    ],
  });
}

const spotless = { defectsCount: 0, status: 'GOOD', targetValue: 0, targetCondition: 'EQUALS' };

const span = (now: Instant, days: number) => ({
  reportingDateRange: { reportingDateFrom: iso(now - days * day), reportingDateTo: iso(now) },
});

function shippingMetrics(world: World, now: Instant) {
  const own = world.orders.placed(now).filter(({ isFba }) => !isFba);
  const recent = own.filter(({ purchasedAt }) => purchasedAt >= now - cancelDays * day);
  const cancelled = recent.filter(
    ({ cancelling }) => cancelling?.by === 'MERCHANT' && cancelling.requested === null && cancelling.at <= now,
  );
  const shipped = own.flatMap(({ shipping, confirmedAt }) =>
    shipping && shipping.at <= now && shipping.at >= now - shipDays * day ? [{ ...shipping, confirmedAt }] : [],
  );
  const late = shipped.filter(({ at, confirmedAt }) => at > confirmedAt + 4 * day);
  const traced = shipped.filter(({ hasTracking }) => hasTracking);
  const onTime = { onTimeDeliveryCount: traced.length, shipmentCountWithValidTracking: traced.length };
  return {
    preFulfillmentCancellationRate: {
      ...span(now, cancelDays),
      orderCount: recent.length,
      cancellationCount: cancelled.length,
      ...judged(cancelled.length, recent.length, 0.025, 'LESS_THAN'),
    },
    lateShipmentRate: {
      ...span(now, shipDays),
      orderCount: shipped.length,
      lateShipmentCount: late.length,
      ...judged(late.length, shipped.length, 0.04, 'LESS_THAN'),
    },
    validTrackingRate: {
      ...span(now, shipDays),
      shipmentCount: shipped.length,
      validTrackingCount: traced.length,
      ...judged(traced.length, shipped.length, 0.95, 'GREATER_THAN'),
    },
    onTimeDeliveryRate: { ...span(now, shipDays), ...onTime, ...judged(1, 1, 0.95, 'GREATER_THAN') },
    unitOnTimeDeliveryRate: {
      ...span(now, shipDays),
      unitOnTimeDeliveryCount: traced.length,
      totalUnitCount: traced.length,
      ...judged(1, 1, 0.9, 'GREATER_THAN'),
    },
  };
}

function defectMetrics(world: World, now: Instant) {
  const all = world.orders.placed(now).filter(({ purchasedAt }) => purchasedAt >= now - defectDays * day);
  const counted = (count: number) => ({ count, status: 'NONE' });
  const defectsOf = (fulfillmentType: 'mfn' | 'afn') => {
    const orders = all.filter(({ isFba }) => isFba === (fulfillmentType === 'afn'));
    const bad = feedbackOn(orders, world.plan.language, now).filter(({ rating }) => rating <= 2).length;
    const { status, ...rest } = judged(bad, orders.length, 0.01, 'LESS_THAN');
    return {
      ...span(now, defectDays),
      orderCount: orders.length,
      orderWithDefects: { count: bad, status },
      claims: counted(0),
      chargebacks: counted(0),
      negativeFeedback: counted(bad),
      fulfillmentType,
      status,
      ...rest,
    };
  };
  return {
    orderDefectRate: { mfn: defectsOf('mfn'), afn: defectsOf('afn') },
    invoiceDefectRate: {
      ...span(now, cancelDays),
      orderCount: all.length,
      invoiceDefect: counted(0),
      missingInvoice: counted(0),
      lateInvoice: counted(0),
      ...judged(0, 1, 0.05, 'LESS_THAN'),
    },
  };
}

/** A share held against Amazon's target; of nothing it is on target. */
function judged(part: number, whole: number, targetValue: number, targetCondition: 'LESS_THAN' | 'GREATER_THAN') {
  const isLess = targetCondition === 'LESS_THAN';
  const rate = whole === 0 ? (isLess ? 0 : 1) : part / whole;
  const isGood = isLess ? rate < targetValue : rate > targetValue;
  return { status: isGood ? 'GOOD' : 'BAD', rate, targetValue, targetCondition };
}
