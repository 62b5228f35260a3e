// The reports that are asked for, each in one form: a check, a pull and an audit that want the same get the same report.
// Times begin with a day of UTC, so that what is asked again a minute later is the same; none ends in the future of
// Amazon's clock, since the last has no end.
import { dayMs, type Instant, toIso } from '../../../domain/clock.ts';
import type { ReportOrder } from './make-report.ts';

/** The longest time that one order report is asked for. */
const windowMs = 30 * dayMs;

export function listingsOrder(marketplaceId: string): ReportOrder {
  return {
    reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA',
    marketplaceIds: [marketplaceId],
    // English headers where Amazon heeds it; its cache doesn't, so the reader knows the other languages too.
    reportOptions: { preferredReportDocumentLocale: 'en_US' },
  };
}

export function performanceOrder(marketplaceIds: readonly string[]): ReportOrder {
  return { reportType: 'GET_V2_SELLER_PERFORMANCE_REPORT', marketplaceIds };
}

/** Feedback since the day of `since`. */
export function feedbackOrder(marketplaceId: string, since: Instant): ReportOrder {
  const from = Math.floor(since / dayMs) * dayMs;
  return { reportType: 'GET_SELLER_FEEDBACK_DATA', marketplaceIds: [marketplaceId], dataStartTime: toIso(from) };
}

export interface OrderWindow {
  readonly from: Instant;
  readonly order: ReportOrder;
}

/** Orders updated since the first whole day after `since`, in windows; the last goes up to the moment of asking. */
export function orderWindows(marketplaceId: string, since: Instant, until: Instant): OrderWindow[] {
  const day = Math.ceil(since / dayMs) * dayMs;
  const windows: OrderWindow[] = [];
  for (let from = day < until ? day : since; from < until; ) {
    // A day of slack, so that the last one stays the same while it is waited for.
    const isFull = from + windowMs + dayMs <= until;
    const end = isFull ? { dataEndTime: toIso(from + windowMs) } : {};
    const span = { marketplaceIds: [marketplaceId], dataStartTime: toIso(from), ...end };
    windows.push({ from, order: { reportType: 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL', ...span } });
    if (!isFull) break;
    from += windowMs;
  }
  return windows;
}
