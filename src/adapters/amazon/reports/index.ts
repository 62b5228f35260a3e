// The readers of Amazon's three flat reports: bytes in, batches of domain things out, never a whole report in memory.
export { readFeedbackReport } from './feedback.ts';
export { gunzipped } from './gunzip.ts';
export { readListingReport } from './listings.ts';
export { readOrderReport } from './orders.ts';
export { badShare, type ReportEnd } from './report-end.ts';
export { ReportError } from './report-error.ts';
export type { ReportOptions } from './table.ts';
