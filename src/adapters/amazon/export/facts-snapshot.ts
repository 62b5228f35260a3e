// A snapshot of facts that were read whole: the profile, the payouts, account health.
import type { Instant } from '../../../domain/clock.ts';
import type { Part } from '../../../domain/coverage.ts';
import type { ProfileFact } from '../../../domain/profile.ts';
import type { ExportSnapshot } from './export-folder.ts';

export function factsSnapshot(part: Part, facts: readonly ProfileFact[], at: Instant): ExportSnapshot {
  return {
    at,
    part,
    isPartial: false,
    async *read() {
      yield { facts };
      const coverage = { state: 'complete' as const, reason: null, asOf: at };
      return { coverage, calls: 0, rows: facts.length, badRows: [], fault: null };
    },
  };
}
