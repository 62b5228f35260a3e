// From a filed report to its rows, and from rows to the bytes that the store writes: cp932 with CRLF in Japan, Cp1252 in
// Europe, UTF-8 elsewhere, GZIP where there is much.
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import iconv from 'iconv-lite';
import { day } from '../time.ts';
import type { World } from '../world.ts';
import type { Filed } from './desk.ts';
import { feedbackReport, feedbackWithin } from './feedback-report.ts';
import { countListings, listingsReport } from './listings-report.ts';
import { type OrderTime, ordersReport, ordersWithin } from './orders-report.ts';
import { performanceReport } from './performance-report.ts';

export const reportTypes = [
  'GET_MERCHANT_LISTINGS_ALL_DATA',
  'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL',
  'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL',
  'GET_SELLER_FEEDBACK_DATA',
  'GET_V2_SELLER_PERFORMANCE_REPORT',
];

export interface Content {
  readonly rows: number;
  readonly lines: (limit: number) => Iterable<string>;
}

/** The rows of a report, counted but not yet made. */
export function contentOf({ request, asOf }: Pick<Filed, 'request' | 'asOf'>, world: World): Content {
  if (request.reportType === 'GET_MERCHANT_LISTINGS_ALL_DATA')
    return { rows: countListings(world, asOf), lines: (limit) => listingsReport(world, asOf, limit) };
  if (request.reportType === 'GET_V2_SELLER_PERFORMANCE_REPORT')
    return { rows: 1, lines: () => [performanceReport(world, asOf)] };
  if (request.reportType === 'GET_SELLER_FEEDBACK_DATA') {
    const left = feedbackWithin(world, request.dataStartAt ?? asOf - 30 * day, request.dataEndAt ?? asOf, asOf);
    return { rows: left.length, lines: (limit) => feedbackReport(world, left.slice(0, limit)) };
  }
  const by: OrderTime = request.reportType.includes('BY_ORDER_DATE') ? 'purchase' : 'update';
  const found = ordersWithin(world, by, request.dataStartAt ?? asOf, request.dataEndAt ?? asOf, asOf);
  return {
    rows: found.reduce((sum, order) => sum + order.lines.length, 0),
    lines: (limit) => ordersReport(world, found, asOf, limit),
  };
}

/** Reports of more rows than this come compressed. */
const gzipAbove = 100;
export const isCompressed = (content: Content): boolean => content.rows > gzipAbove;

/** The document as bytes, made while it is read; what the charset lacks becomes `?`, as it does at Amazon. */
export function bytesOf(content: Content, world: World, { percent, odd }: Pick<Filed, 'percent' | 'odd'>): Readable {
  const lineEnd = world.store.country === 'JP' ? '\r\n' : '\n';
  const limit = Math.ceil((content.rows * percent) / 100);
  const charset = odd === 'report-in-utf8' ? 'utf8' : odd === 'report-in-ascii' ? 'ascii' : world.store.charset;
  const lines = odd === 'report-without-status' ? withoutLast(content.lines(limit)) : content.lines(limit);
  const plain = Readable.from(encoded(lines, lineEnd, charset), { objectMode: false });
  return isCompressed(content) ? plain.pipe(createGzip()) : plain;
}

function* withoutLast(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield line.slice(0, line.lastIndexOf('\t'));
}

function* encoded(lines: Iterable<string>, lineEnd: string, charset: string): Generator<Buffer> {
  let text = '';
  for (const line of lines) {
    text += line + lineEnd;
    if (text.length < 32_768) continue;
    yield iconv.encode(text, charset);
    text = '';
  }
  if (text !== '') yield iconv.encode(text, charset);
}
