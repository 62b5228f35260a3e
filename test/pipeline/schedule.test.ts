// When which part is due: at its own pace, and what was not seen whole sooner.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { CoverageState, Part, PullRun } from '../../src/domain/coverage.ts';
import { parts } from '../../src/domain/coverage.ts';
import { dueParts, everyMs } from '../../src/pipeline/schedule.ts';

const now = Date.UTC(2026, 2, 1, 12);

function runsOf(state: CoverageState, agoMs: number): Partial<Record<Part, PullRun>> {
  const startedAt = now - agoMs;
  const coverage = { state, reason: null, asOf: null };
  return Object.fromEntries(
    parts.map((part) => [
      part,
      { part, startedAt, finishedAt: startedAt, coverage, rows: 0, calls: 1, badRows: [] } satisfies PullRun,
    ]),
  );
}

describe('the schedule', () => {
  it('begins with everything', () => {
    expect(dueParts({}, now)).toEqual(parts);
  });

  it.each(parts)('asks for %s once in its interval', (part) => {
    expect(dueParts(runsOf('complete', everyMs[part] - 1), now)).not.toContain(part);
    expect(dueParts(runsOf('complete', everyMs[part]), now)).toContain(part);
  });

  it.each(['missing', 'partial'] as const)('does not wait a day for the walk that was %s', (state) => {
    expect(dueParts(runsOf(state, 59 * minuteMs), now)).not.toContain('listings');
    expect(dueParts(runsOf(state, hourMs), now)).toContain('listings');
    expect(dueParts(runsOf('complete', dayMs - 1), now)).not.toContain('listings');
  });

  it('asks no more often for what is asked for often anyway', () => {
    expect(dueParts(runsOf('missing', everyMs.orders - 1), now)).not.toContain('orders');
    expect(dueParts(runsOf('missing', everyMs.orders), now)).toContain('orders');
  });
});
