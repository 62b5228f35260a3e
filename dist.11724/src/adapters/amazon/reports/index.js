// The readers of Amazon's three flat reports: bytes in, batches of domain things out, never a whole report in memory.
export { readFeedbackReport } from './feedback.js';
export { gunzipped } from './gunzip.js';
export { readListingReport } from './listings.js';
export { readOrderReport } from './orders.js';
export { badShare } from './report-end.js';
export { ReportError } from './report-error.js';
//# sourceMappingURL=index.js.map