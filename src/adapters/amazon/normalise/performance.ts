// GET_V2_SELLER_PERFORMANCE_REPORT (accountHealthReport-2020-11-18) as facts: the account's status on each marketplace
// and the rates that a takeover spoils. Rates are shares of one in it, whatever its description says of percent.
import { z } from 'zod';
import type { Instant } from '../../../domain/clock.ts';
import { accountStatuses, type RateField, rateText } from '../../../domain/performance.ts';
import type { ProfileFact } from '../../../domain/profile.ts';
import { readShape } from './shape.ts';

const metric = z.object({ rate: z.number().min(0), targetValue: z.number().min(0) }).nullish();

const shape = z.object({
  accountStatuses: z.array(z.object({ marketplaceId: z.string().min(1), status: z.string() })),
  performanceMetrics: z.array(
    z.object({
      marketplaceId: z.string().min(1),
      // So in the schema's example and in the wild, the other way in the schema's own list.
      prefulfillmentCancelRate: metric,
      preFulfillmentCancellationRate: metric,
      lateShipmentRate: metric,
      validTrackingRate: metric,
      // Of what the seller ships himself: that is where an intruder's orders are.
      orderDefectRate: z.object({ mfn: metric }).nullish(),
    }),
  ),
});

/**
 * @param body the report's JSON
 * @throws Error naming the place when the shape is wrong
 */
export function normalisePerformance(body: unknown, at: Instant): ProfileFact[] {
  const seen = readShape(shape, body, 'performance report');
  const statuses = seen.accountStatuses.map(({ marketplaceId, status }, i): ProfileFact => {
    const known = accountStatuses.find((one) => one === (status === 'SUSPENDED' ? 'DEACTIVATED' : status));
    if (!known) throw new Error(`performance report.accountStatuses[${i}].status: not a status that is known`);
    return { field: 'account-status', marketplaceId, scope: '', value: known, at };
  });
  const rates = seen.performanceMetrics.flatMap(({ marketplaceId, ...metrics }): ProfileFact[] => {
    const found: Readonly<Record<RateField, z.output<typeof metric>>> = {
      'cancellation-rate': metrics.prefulfillmentCancelRate ?? metrics.preFulfillmentCancellationRate,
      'late-shipment-rate': metrics.lateShipmentRate,
      'order-defect-rate': metrics.orderDefectRate?.mfn,
      'valid-tracking-rate': metrics.validTrackingRate,
    };
    return (Object.keys(found) as RateField[]).flatMap((field) => {
      const rate = found[field];
      if (!rate) return [];
      const value = rateText({ ratePercent: rate.rate * 100, targetPercent: rate.targetValue * 100 });
      return [{ field, marketplaceId, scope: '', value, at }];
    });
  });
  return [...statuses, ...rates];
}
