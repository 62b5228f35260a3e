// Every operation that the fake Amazon knows.
import type { Operation } from '../http/operation.ts';
import { catalog } from './catalog.ts';
import { competitive } from './competitive.ts';
import { finances } from './finances.ts';
import { listings } from './listings.ts';
import { notifications } from './notifications.ts';
import { orders } from './orders.ts';
import { pricing } from './pricing.ts';
import { reports } from './reports.ts';
import { sellers } from './sellers.ts';
import { transfers } from './transfers.ts';

export const operations: readonly Operation[] = [
  ...catalog,
  ...competitive,
  ...finances,
  ...listings,
  ...notifications,
  ...orders,
  ...pricing,
  ...reports,
  ...sellers,
  ...transfers,
];

const matchers = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** The operation of a method and path, with the path's named parts decoded; null for none that is known. */
export function findOperation(
  method: string,
  pathname: string,
): { operation: Operation; path: Record<string, string> } | null {
  for (const { operation, pattern } of matchers) {
    const match = operation.method === method ? pattern.exec(pathname) : null;
    if (!match) continue;
    const parts = Object.entries(match.groups ?? {});
    return { operation, path: Object.fromEntries(parts.map(([name, part]) => [name, decodeURIComponent(part)])) };
  }
  return null;
}
