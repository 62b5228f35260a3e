// orders/*: flat files and searchOrders answers, overlapping as they may, merged into one history.

import type { Instant } from '../../../domain/clock.ts';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { Order } from '../../../domain/shop/order.ts';
import type { ProfileFact } from '../../../domain/shop/profile.ts';
import { mergeOrder } from '../../../domain/shop/reduce.ts';
import type { PartCoverage } from '../../../domain/watch/coverage.ts';
import { normaliseOrder } from '../normalise/order.ts';
import { leftOutWords, pagesOf } from '../normalise/shape.ts';
import { legacyCharsetOf } from '../reports/charset.ts';
import { readOrderReport } from '../reports/index.ts';
import type { ExportSnapshot } from './export-folder.ts';
import { bytesOf, type FolderFile, filesIn, jsonOf, reasonOf } from './folder-file.ts';
import { leaveOutRows, unreadReason } from './left-out.ts';

const batchSize = 2000;

interface OrderHistory {
  readonly orders: Map<string, Order>;
  /** Where packages left from, each address when it first showed. */
  readonly shipFrom: Map<string, ProfileFact>;
  rows: number;
  /** Fields and orders of answers that could not be read. */
  readonly lost: string[];
  /** Rows of reports, and whole files, that could not be read. */
  bad: number;
  files: number;
}

/** One snapshot of all orders, as of the newest date in them (0 when they hold none); none when no file could be read. */
export async function orderSnapshots(
  folder: string,
  marketplaceId: string,
  leftOut: LeftOut[],
): Promise<ExportSnapshot[]> {
  const history: OrderHistory = { orders: new Map(), shipFrom: new Map(), rows: 0, lost: [], bad: 0, files: 0 };
  let filesRead = 0;
  for (const file of await filesIn(folder, 'orders')) {
    try {
      if (/\.json(\.gz)?$/i.test(file.name)) await readAnswers(file, marketplaceId, history, leftOut);
      else if (/\.(txt|tsv)(\.gz)?$/i.test(file.name)) await readFlatFile(file, marketplaceId, history, leftOut);
      else throw new Error('neither a report (.txt) nor an answer of searchOrders (.json)');
      filesRead++;
    } catch (error) {
      history.files++;
      leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
    }
  }
  if (filesRead === 0) return [];
  const orders = [...history.orders.values()].sort((a, b) => a.purchasedAt - b.purchasedAt);
  const facts = [...history.shipFrom.values()].sort((a, b) => a.at - b.at);
  const at = orders.reduce((newest, order) => Math.max(newest, order.lastUpdatedAt, order.purchasedAt), 0);
  return [{ at, part: 'orders', isPartial: false, read: () => readHistory(history, orders, facts, at) }];
}

async function* readHistory(
  history: OrderHistory,
  orders: readonly Order[],
  facts: readonly ProfileFact[],
  at: Instant,
): ReturnType<ExportSnapshot['read']> {
  for (let start = 0; start < orders.length; start += batchSize)
    yield { orders: orders.slice(start, start + batchSize) };
  if (facts.length > 0) yield { facts };
  const { rows, lost } = history;
  const reason = unreadReason(history) ?? leftOutWords(lost.length, lost[0]);
  const coverage: PartCoverage = { state: reason === null ? 'complete' : 'partial', reason, asOf: at };
  return { coverage, calls: 0, rows, badRows: [], fault: null };
}

async function readFlatFile(
  file: FolderFile,
  marketplaceId: string,
  history: OrderHistory,
  leftOut: LeftOut[],
): Promise<void> {
  const reader = readOrderReport(bytesOf(file), { marketplaceId, charset: null });
  for (;;) {
    const next = await reader.next();
    if (next.done) {
      history.rows += next.value.rows;
      history.bad += next.value.badRowCount;
      leaveOutRows(leftOut, file.name, next.value);
      leaveOutOthers(leftOut, file.name, next.value.otherChannels);
      return;
    }
    for (const order of next.value) take(history, order);
  }
}

async function readAnswers(
  file: FolderFile,
  marketplaceId: string,
  history: OrderHistory,
  leftOut: LeftOut[],
): Promise<void> {
  const pages = pagesOf(await jsonOf(file, legacyCharsetOf(marketplaceId)));
  let otherChannels = 0;
  for (const [page, answer] of pages.entries()) {
    const list = typeof answer === 'object' && answer !== null && 'orders' in answer ? answer.orders : null;
    if (!Array.isArray(list)) throw new Error('not an answer of searchOrders: there is no list of orders');
    for (const [index, json] of list.entries()) {
      history.rows++;
      const place = `${pages.length > 1 ? `page ${page + 1}, ` : ''}order ${index + 1}`;
      try {
        const { value, lost } = normaliseOrder(json, { marketplaceId, home: marketplaceId });
        for (const field of lost) leftOut.push({ file: file.name, line: null, reason: `${place}: ${field}` });
        history.lost.push(...lost);
        if (value.order) take(history, value.order);
        else otherChannels++;
        for (const fact of value.shipFrom) takeFact(history, fact);
      } catch (error) {
        leftOut.push({ file: file.name, line: null, reason: `${place}: ${reasonOf(error)}` });
        history.lost.push(`${place}: ${reasonOf(error)}`);
      }
    }
  }
  leaveOutOthers(leftOut, file.name, otherChannels);
}

function leaveOutOthers(leftOut: LeftOut[], file: string, count: number): void {
  if (count > 0) leftOut.push({ file, line: null, reason: `orders of other sales channels: ${count}` });
}

function take({ orders }: OrderHistory, order: Order): void {
  const known = orders.get(order.orderId);
  orders.set(order.orderId, known ? mergeOrder(known, order) : order);
}

function takeFact({ shipFrom }: OrderHistory, fact: ProfileFact): void {
  const known = shipFrom.get(fact.value);
  if (!known || fact.at < known.at) shipFrom.set(fact.value, fact);
}
