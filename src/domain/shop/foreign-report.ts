// Reports with data of buyers that others than this program asked Amazon for: the seller's own tools do every day, and
// somebody who takes the addresses does once. This program asks for none of these types, and reads no more of them than this.
import type { Instant } from '../clock.ts';

/** Types of reports by what they hold of buyers: all "restricted report types" of Amazon's Tokens API guide. */
export const foreignReports = {
  GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING: 'addresses',
  GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING: 'addresses',
  GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_SHIPPING: 'addresses',
  GET_ORDER_REPORT_DATA_SHIPPING: 'addresses',
  GET_EASYSHIP_DOCUMENTS: 'addresses',
  GET_AMAZON_FULFILLED_SHIPMENTS_DATA_INVOICING: 'invoices',
  GET_FLAT_FILE_ORDER_REPORT_DATA_INVOICING: 'invoices',
  GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_INVOICING: 'invoices',
  GET_ORDER_REPORT_DATA_INVOICING: 'invoices',
  GET_AMAZON_FULFILLED_SHIPMENTS_DATA_TAX: 'taxes',
  GET_FLAT_FILE_ORDER_REPORT_DATA_TAX: 'taxes',
  GET_FLAT_FILE_ORDERS_RECONCILIATION_DATA_TAX: 'taxes',
  GET_ORDER_REPORT_DATA_TAX: 'taxes',
  GET_GST_MTR_B2B_CUSTOM: 'taxes',
  GET_VAT_TRANSACTION_DATA: 'taxes',
  SC_VAT_TAX_REPORT: 'taxes',
} as const satisfies Readonly<Record<string, 'addresses' | 'invoices' | 'taxes'>>;

export type ForeignReportType = keyof typeof foreignReports;
export const foreignReportTypes = Object.keys(foreignReports) as ForeignReportType[];

/** One that was asked for. */
export interface ForeignReport {
  readonly reportId: string;
  readonly type: ForeignReportType;
  readonly askedAt: Instant;
}
