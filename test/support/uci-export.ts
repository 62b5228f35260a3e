// Turns a real order stream (UCI Online Retail: one UK web shop, Dec 2010 to Jun 2011, CC BY 4.0) into an export
// folder, as if the shop had sold it all on Amazon.co.uk and downloaded its order reports month by month.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fromLocal, type Instant, toIso } from '../../src/domain/clock.ts';
import { orderHeader, reportOf, rowOf } from './report-fixtures.ts';

const marketplaceId = 'A1F83G8C2ARO7P';
const timeZone = 'Europe/London';

interface Invoice {
  readonly number: string;
  readonly isCancellation: boolean;
  readonly at: Instant;
  readonly customer: string;
  readonly country: string;
  readonly lines: number;
  readonly pounds: number;
}

interface ShopOrder {
  readonly invoice: Invoice;
  cancelledAt: Instant | null;
}

export interface UciFigures {
  readonly orders: number;
  readonly cancelled: number;
}

/**
 * Writes account.json and orders/<month>.txt into `folder` and returns what should be found there. An invoice whose
 * number starts with C takes back an earlier one: it cancels the same customer's newest order that is as large, at its
 * own real moment. Where that order is not in the data, it stands as an order cancelled when it was seen.
 */
export async function writeUciExport(csvPath: string, folder: string): Promise<UciFigures> {
  const orders = ordersOf(parseInvoices(await readFile(csvPath, 'utf8')));
  const lines = new Map<string, string[]>();
  for (const order of orders) {
    const month = toIso(order.invoice.at).slice(0, 7);
    const rows = lines.get(month) ?? [];
    rows.push(rowFor(order));
    lines.set(month, rows);
  }
  await mkdir(join(folder, 'orders'), { recursive: true });
  await writeFile(
    join(folder, 'account.json'),
    JSON.stringify({ marketplaceId, timeZone, region: 'eu', language: 'en', storeName: 'UCI Online Retail' }),
  );
  for (const [month, rows] of lines)
    await writeFile(join(folder, 'orders', `${month}.txt`), reportOf([orderHeader, ...rows]));
  return { orders: orders.length, cancelled: orders.filter(({ cancelledAt }) => cancelledAt !== null).length };
}

function parseInvoices(csv: string): Invoice[] {
  const rows = parse(csv, { columns: true }) as Record<string, string>[];
  return rows.map((row) => ({
    number: row.invoice_no ?? '',
    isCancellation: row.cancelled === '1',
    at: wallClock(row.invoice_date ?? ''),
    customer: row.customer_id ?? '',
    country: row.country ?? '',
    lines: Number(row.lines),
    pounds: Math.abs(Number(row.total_gbp)),
  }));
}

function ordersOf(invoices: readonly Invoice[]): ShopOrder[] {
  const orders: ShopOrder[] = [];
  const openBy = new Map<string, ShopOrder[]>();
  for (const invoice of [...invoices].sort((a, b) => a.at - b.at)) {
    const open = openBy.get(invoice.customer) ?? [];
    if (!invoice.isCancellation) {
      const order: ShopOrder = { invoice, cancelledAt: null };
      orders.push(order);
      if (invoice.customer !== '') openBy.set(invoice.customer, [...open, order]);
      continue;
    }
    const taken = open.findLast((order) => order.cancelledAt === null && order.invoice.pounds >= invoice.pounds);
    if (taken) taken.cancelledAt = invoice.at;
    else orders.push({ invoice, cancelledAt: invoice.at });
  }
  return orders;
}

function rowFor({ invoice, cancelledAt }: ShopOrder): string {
  const digits = invoice.number.replaceAll(/\D/g, '').padStart(7, '0');
  const id = `${invoice.isCancellation ? '206' : '026'}-${digits}-0000000`;
  return rowOf(orderHeader, {
    'amazon-order-id': id,
    'merchant-order-id': id,
    'purchase-date': isoWithOffset(invoice.at),
    'last-updated-date': isoWithOffset(cancelledAt ?? invoice.at),
    'order-status': cancelledAt === null ? 'Shipped' : 'Cancelled',
    'fulfillment-channel': 'Merchant',
    'sales-channel': 'Amazon.co.uk',
    sku: `UCI-${digits}`,
    'item-status': cancelledAt === null ? 'Shipped' : 'Cancelled',
    quantity: cancelledAt === null ? String(invoice.lines) : '0',
    currency: 'GBP',
    'item-price': invoice.pounds.toFixed(2),
    'ship-country': invoice.country,
  });
}

function isoWithOffset(at: Instant): string {
  return toIso(at).replace('Z', '+00:00');
}

/** `2010-12-01T08:26:00` on the shop's clock. */
function wallClock(text: string): Instant {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-T:]/).map(Number);
  return fromLocal(timeZone, year, month, day, hour, minute, second);
}
