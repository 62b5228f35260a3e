// The shelf of reports that were asked for: kept so that the next pull picks up what this one waited for in vain, and that
// none is asked for again too soon, which Amazon answers with FATAL (amzn docs#2803, #2096).
import type { Instant } from '../../../domain/clock.ts';

export interface KeptReport {
  readonly reportId: string;
  readonly askedAt: Instant;
  /** How it ended, and when that was seen; null while Amazon makes it. */
  readonly ended: { readonly as: 'DONE' | 'CANCELLED' | 'FATAL'; readonly at: Instant } | null;
}

/** In the database for all processes, or in this one's memory. */
export interface ReportShelf {
  /** @param key names the sign-in and all that was asked for */
  findReport(key: string): Promise<KeptReport | null>;
  /** Keeps it in place of the one before. */
  keepReport(key: string, report: KeptReport): Promise<void>;
}

/** For one process alone. */
export function createMemoryShelf(): ReportShelf {
  const kept = new Map<string, KeptReport>();
  return {
    findReport: async (key) => kept.get(key) ?? null,
    keepReport: async (key, report) => void kept.set(key, report),
  };
}
