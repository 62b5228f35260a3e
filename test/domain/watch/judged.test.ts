// The tally of judgements: each verdict in its day, the strongest score kept, what was skipped no test.
import { describe, expect, it } from '@jest/globals';
import type { Verdict } from '../../../src/domain/watch/detector.ts';
import { isTested, LookCount } from '../../../src/domain/watch/judged.ts';
import { aSignal } from '../../support/factories.ts';

const quiet: Verdict = { detector: 'order-surge', outcome: 'quiet', reason: { key: 'usual', params: {} } };
const fired = (...scores: number[]): Verdict => ({
  detector: 'listing-burst',
  outcome: 'fired',
  signals: scores.map((score) => aSignal({ score })),
});

describe('the tally', () => {
  it('counts each detector by day and keeps its strongest score', () => {
    const tally = new LookCount();
    tally.count(100, [quiet, fired(2.5, 4)]);
    tally.count(100, [quiet, fired(3)]);
    tally.count(101, [quiet]);
    expect(tally.days()).toEqual([
      { day: 100, detector: 'order-surge', fired: 0, quiet: 2, skipped: 0, crashed: 0, score: 0 },
      { day: 100, detector: 'listing-burst', fired: 2, quiet: 0, skipped: 0, crashed: 0, score: 4 },
      { day: 101, detector: 'order-surge', fired: 0, quiet: 1, skipped: 0, crashed: 0, score: 0 },
    ]);
  });

  it('takes a day on which nothing was judged for no test', () => {
    const tally = new LookCount();
    tally.count(100, [
      { detector: 'order-surge', outcome: 'skipped', parts: ['orders'], reason: 'orders: revoked' },
      { detector: 'listing-burst', outcome: 'crashed', reason: 'TypeError' },
      quiet,
    ]);
    expect(tally.days().map(isTested)).toEqual([true, false]);
    tally.count(101, [{ detector: 'listing-burst', outcome: 'crashed', reason: 'TypeError' }]);
    expect(tally.days().at(-1)).toMatchObject({ day: 101, crashed: 1 });
    expect(tally.days().slice(-1).map(isTested)).toEqual([false]);
  });
});
