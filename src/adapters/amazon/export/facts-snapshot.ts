// A snapshot of facts: the profile, the payouts, account health.
import type { Instant } from '../../../domain/clock.ts';
import type { ProfileFact } from '../../../domain/shop/profile.ts';
import type { Part, PartCoverage } from '../../../domain/watch/coverage.ts';
import { leftOutWords, type Reading } from '../normalise/shape.ts';
import type { ExportSnapshot } from './export-folder.ts';

/** Partial where something could not be read, as it is live. */
export function factsSnapshot(part: Part, { value, lost }: Reading<ProfileFact[]>, at: Instant): ExportSnapshot {
  return {
    at,
    part,
    isPartial: false,
    async *read() {
      yield { facts: value };
      const reason = leftOutWords(lost.length, lost[0]);
      const coverage: PartCoverage = { state: reason === null ? 'complete' : 'partial', reason, asOf: at };
      return { coverage, calls: 0, rows: value.length, badRows: [], fault: null };
    },
  };
}
