// Reports that other applications asked for: the seller's tools every day by the clock, and whoever else.
import type { Instant } from '../../domain/clock.ts';
import { hash } from '../random.ts';
import type { Deed, Offset, ShopPlan } from '../story.ts';
import { day } from '../time.ts';
import { historyDays } from './order-book.ts';

export interface AskedReport {
  readonly reportId: string;
  readonly reportType: string;
  readonly askedAt: Instant;
}

/** All up to `now`, the newest first. */
export function reportsAsked(
  { reportsAsked = [] }: ShopPlan,
  seed: number,
  deeds: readonly (Deed & { readonly at: Offset })[],
  whenOf: (offset: Offset) => Instant,
  now: Instant,
): AskedReport[] {
  const one = (reportType: string, askedAt: Instant): AskedReport => ({
    reportId: `9${String(hash(seed, reportType, askedAt)).padStart(10, '0')}`,
    reportType,
    askedAt,
  });
  const byTools = reportsAsked.flatMap(({ reportType, at }) => {
    const all: AskedReport[] = [];
    for (let n = -historyDays; whenOf(n * day + at) <= now; n++) all.push(one(reportType, whenOf(n * day + at)));
    return all;
  });
  const byOthers = deeds.flatMap((deed) =>
    deed.deed === 'ask-reports'
      ? deed.reportTypes.map((type, i) => one(type, whenOf(deed.at + (deed.over * i) / deed.reportTypes.length)))
      : [],
  );
  return [...byTools, ...byOthers].filter(({ askedAt }) => askedAt <= now).sort((a, b) => b.askedAt - a.askedAt);
}
