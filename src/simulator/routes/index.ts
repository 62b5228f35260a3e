// Every operation that the fake Amazon knows.
import type { Operation } from '../http/operation.ts';
import { listings } from './listings.ts';
import { orders } from './orders.ts';
import { reports } from './reports.ts';
import { sellers } from './sellers.ts';

export const operations: readonly Operation[] = [...listings, ...orders, ...reports, ...sellers];

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
