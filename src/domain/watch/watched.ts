// How much of a time was watched, part by part: a stretch longer than a part may go unseen is a gap.
import { dayMs, hourMs, type Instant, minuteMs } from '../clock.ts';
import type { Part } from './coverage.ts';

/** A stretch of time, `to` not included. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** Two pulls that saw something, with nothing seen between; null where the first or last is out of sight. */
export interface Lapse {
  readonly part: Part;
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** Why the last pull within it saw nothing; null when none was tried: the program didn't run. */
  readonly reason: string | null;
}

/** What is kept of a part's pulls over some time. */
export interface PartSight {
  readonly part: Part;
  /** How long after a pull it counts as watched. */
  readonly allowedMs: number;
  /** The first pull that saw something, ever. */
  readonly firstAt: Instant | null;
  /** Stretches of more than `allowedMs` without a pull that saw something. */
  readonly lapses: readonly Lapse[];
  /** What the newest pull said when nothing was ever seen. */
  readonly reason: string | null;
}

/**
 * How long after a pull that saw something a part counts as watched: what happens meanwhile is found by the next one.
 * Some misses of a part that is pulled every few minutes; a day and a half for the daily walk. Parts that are pulled on
 * demand (other sellers' prices, catalogue) have no share of their own.
 */
const usuallyAllowedMs = {
  'new-listings': 15 * minuteMs,
  orders: 15 * minuteMs,
  profile: hourMs,
  payouts: hourMs,
  listings: 1.5 * dayMs,
  notices: 15 * minuteMs,
  performance: 12 * hourMs,
  feedback: 12 * hourMs,
} as const satisfies Partial<Record<Part, number>>;

export type Allowed = Readonly<Partial<Record<Part, number>>>;

/** The same where parts are pulled at other intervals than the usual: at least twice the interval. */
export function allowedAt(everyMs: Allowed = {}): Allowed {
  const entries = Object.entries(usuallyAllowedMs) as [Part, number][];
  return Object.fromEntries(
    entries.map(([part, ms]) => [part, part === 'listings' ? ms : Math.max(ms, 2 * (everyMs[part] ?? 0))]),
  );
}

/** Without these a takeover goes unseen: the share of the week is that of the worse. */
export const vitalParts = ['new-listings', 'orders'] as const satisfies readonly Part[];

/** The stretches within `span` that were not watched, given lapses as the store tells them. */
export function unwatched({ firstAt, lapses, allowedMs }: PartSight, span: Span): (Span & { reason: string | null })[] {
  if (firstAt === null || firstAt >= span.to) return [];
  const begin = Math.max(span.from, firstAt);
  return lapses.flatMap(({ from, to, reason }) => {
    const blindFrom = Math.max(begin, from === null ? begin : from + allowedMs);
    const blindTo = Math.min(span.to, to ?? span.to);
    return blindFrom < blindTo ? [{ from: blindFrom, to: blindTo, reason }] : [];
  });
}

/** Overlapping stretches as one, in order. */
export function merged(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const result: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of sorted) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

export function lengthOf(spans: readonly Span[]): number {
  return merged(spans).reduce((sum, { from, to }) => sum + to - from, 0);
}
