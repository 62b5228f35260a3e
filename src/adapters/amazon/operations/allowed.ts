// Everything that this program may ever ask of Amazon, as data: method, path, pace and the roles that open it.
// What isn't in this table never leaves the program (wire/admission.ts), so the monitor can only read.
// Rate and burst: defaults of the published models (amzn/selling-partner-api-models, 34dc93f). Roles: any one of them
// opens the operation; from the documentation's role tables, for report types the last published one (2022).

import { foreignReportTypes } from '../../../domain/shop/foreign-report.ts';

export interface Operation {
  readonly method: 'GET' | 'POST';
  /** `{name}` stands for one segment of plain characters. */
  readonly path: string;
  /** Requests per second, refilled up to `burst`. */
  readonly rate: number;
  readonly burst: number;
  readonly roles: readonly string[];
  /** For the few that are POSTs: is this body one that only reads? */
  readonly admitsBody?: (body: unknown) => boolean;
  /** Closed lists of values for query parameters that could ask for more than we want. */
  readonly admitsQuery?: Readonly<Record<string, readonly string[]>>;
}

const productListing = 'Product Listing';
const pricing = 'Pricing';
const tracking = 'Inventory and Order Tracking';
const finance = 'Finance and Accounting';
const insights = 'Selling Partner Insights';
const fulfillment = 'Amazon Fulfillment';

/** The reports that are ever asked for, and their roles. */
export const reportRoles = {
  GET_MERCHANT_LISTINGS_ALL_DATA: [tracking, pricing, productListing],
  GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL: [tracking, pricing, productListing, fulfillment],
  GET_V2_SELLER_PERFORMANCE_REPORT: [insights],
  GET_SELLER_FEEDBACK_DATA: [fulfillment, insights],
} as const satisfies Record<string, readonly string[]>;
export type ReportType = keyof typeof reportRoles;

/** The data sets of an order that hold no buyer. BUYER and RECIPIENT can't be asked for. */
export const orderDataSets = ['FULFILLMENT', 'CANCELLATION', 'PROCEEDS', 'PACKAGES'] as const;

const table = {
  getMarketplaceParticipations: {
    method: 'GET',
    path: '/sellers/v1/marketplaceParticipations',
    rate: 0.016,
    burst: 15,
    roles: [productListing, insights, pricing, finance, tracking, fulfillment],
  },
  getAccount: {
    method: 'GET',
    path: '/sellers/v1/account',
    rate: 0.016,
    burst: 15,
    roles: [finance, 'Account Information Service Provider'],
  },
  searchListingsItems: {
    method: 'GET',
    path: '/listings/2021-08-01/items/{sellerId}',
    rate: 5,
    burst: 5,
    roles: [productListing],
    admitsQuery: { includedData: ['summaries', 'offers', 'fulfillmentAvailability', 'attributes'] },
  },
  createReport: {
    method: 'POST',
    path: '/reports/2021-06-30/reports',
    rate: 0.0167,
    burst: 15,
    roles: [productListing, pricing, tracking, insights],
    admitsBody: isKnownReport,
  },
  getReports: {
    method: 'GET',
    path: '/reports/2021-06-30/reports',
    rate: 0.0222,
    burst: 10,
    roles: [productListing, pricing, tracking, insights],
    admitsQuery: { reportTypes: foreignReportTypes },
  },
  getReport: {
    method: 'GET',
    path: '/reports/2021-06-30/reports/{reportId}',
    rate: 2,
    burst: 15,
    roles: [productListing, pricing, tracking, insights],
  },
  getReportDocument: {
    method: 'GET',
    path: '/reports/2021-06-30/documents/{reportDocumentId}',
    rate: 0.0167,
    burst: 15,
    roles: [productListing, pricing, tracking, insights],
  },
  searchOrders: {
    method: 'GET',
    path: '/orders/2026-01-01/orders',
    rate: 0.0056,
    burst: 20,
    roles: [tracking, pricing, productListing, finance, insights, fulfillment],
    admitsQuery: { includedData: orderDataSets },
  },
  listFinancialEventGroups: {
    method: 'GET',
    path: '/finances/v0/financialEventGroups',
    rate: 0.5,
    burst: 30,
    roles: [finance],
  },
  getPaymentMethods: {
    method: 'GET',
    path: '/finances/transfers/2024-06-01/paymentMethods',
    rate: 0.5,
    burst: 30,
    roles: [finance, 'Account Information Service Provider', 'Payment Initiation Service Provider'],
  },
  getItemOffersBatch: {
    method: 'POST',
    path: '/batches/products/pricing/v0/itemOffers',
    rate: 0.1,
    burst: 1,
    roles: [pricing, productListing],
    admitsBody: isOffersBatch,
  },
  searchCatalogItems: {
    method: 'GET',
    path: '/catalog/2022-04-01/items',
    rate: 2,
    burst: 2,
    roles: [productListing],
    admitsQuery: { includedData: ['summaries', 'salesRanks'] },
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof table;
export const operations: Readonly<Record<OperationName, Operation>> = table;

function isKnownReport(body: unknown): boolean {
  const type = (body as { reportType?: unknown } | null)?.reportType;
  return typeof type === 'string' && Object.hasOwn(reportRoles, type);
}

/** The batch carries requests of its own: each must be a GET of one item's offers. */
function isOffersBatch(body: unknown): boolean {
  const requests = (body as { requests?: unknown } | null)?.requests;
  return (
    Array.isArray(requests) &&
    requests.length <= 20 &&
    requests.every(
      (one) =>
        one?.method === 'GET' &&
        typeof one.uri === 'string' &&
        /^\/products\/pricing\/v0\/items\/[A-Z0-9]{10}\/offers$/.test(one.uri),
    )
  );
}
