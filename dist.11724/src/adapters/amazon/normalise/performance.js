// GET_V2_SELLER_PERFORMANCE_REPORT (accountHealthReport-2020-11-18) as facts: the account's status on each marketplace
// and the rates that a takeover spoils. Rates are shares of one in it, whatever its description says of percent.
import { z } from 'zod';
import { accountStatuses, rateText } from '../../../domain/shop/performance.js';
import { entries, readFields } from './shape.js';
/** The notification and older reports say SUSPENDED where the schema says DEACTIVATED. */
const status = z.preprocess((word) => (word === 'SUSPENDED' ? 'DEACTIVATED' : word), z.enum(accountStatuses));
const share = z.number().min(0);
const metric = z.object({ rate: share.nullable(), targetValue: share.nullable() }).nullish();
const shape = z.object({
    accountStatuses: entries(z.object({ marketplaceId: z.string().min(1), status: status.nullable() })).nullable(),
    performanceMetrics: entries(z.object({
        marketplaceId: z.string().min(1),
        // So in the schema's example and in the wild, the other way in the schema's own list.
        prefulfillmentCancelRate: metric,
        preFulfillmentCancellationRate: metric,
        lateShipmentRate: metric,
        validTrackingRate: metric,
        // Of what the seller ships himself: that is where an intruder's orders are.
        orderDefectRate: z.object({ mfn: metric }).nullish(),
    })).nullable(),
});
/**
 * @param body the report's JSON
 * @param stores only of these; null: of all
 * @throws Error naming the place when it is no such report
 */
export function normalisePerformance(body, at, stores = null) {
    const { value: seen, lost } = readFields(shape, body, 'performance report', stores);
    if (!seen.accountStatuses && !seen.performanceMetrics)
        throw new Error(lost[0] ?? 'not a performance report');
    const statuses = (seen.accountStatuses ?? []).flatMap(({ marketplaceId, status: value }) => value === null ? [] : [{ field: 'account-status', marketplaceId, scope: '', value, at }]);
    const rates = (seen.performanceMetrics ?? []).flatMap(({ marketplaceId, ...metrics }) => {
        const found = {
            'cancellation-rate': metrics.prefulfillmentCancelRate ?? metrics.preFulfillmentCancellationRate,
            'late-shipment-rate': metrics.lateShipmentRate,
            'order-defect-rate': metrics.orderDefectRate?.mfn,
            'valid-tracking-rate': metrics.validTrackingRate,
        };
        return Object.keys(found).flatMap((field) => {
            const { rate = null, targetValue = null } = found[field] ?? {};
            if (rate === null || targetValue === null)
                return [];
            const value = rateText({ ratePercent: rate * 100, targetPercent: targetValue * 100 });
            return [{ field, marketplaceId, scope: '', value, at }];
        });
    });
    const told = new Set(statuses.map(({ marketplaceId }) => marketplaceId));
    const untold = (stores ?? []).filter((id) => !told.has(id) && lost.length === 0);
    return {
        value: [...statuses, ...rates],
        lost: [...lost, ...untold.map((id) => `performance report: no status of ${id}`)],
    };
}
//# sourceMappingURL=performance.js.map