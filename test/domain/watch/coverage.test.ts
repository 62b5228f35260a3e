// What an account can't have is neither seen nor unseen.
import { describe, expect, it } from '@jest/globals';
import {
  coverageOf,
  isSighted,
  type Part,
  type PullRun,
  parts,
  partsOf,
  pulledParts,
} from '../../../src/domain/watch/coverage.ts';

const run = (part: Part, state: 'complete' | 'partial' | 'missing'): PullRun => ({
  ...{ part, startedAt: 0, finishedAt: 1, rows: 0, calls: 1, badRows: [] },
  coverage: { state, reason: state === 'complete' ? null : 'so', asOf: 1 },
});
const byMail = { isMailOnly: true } as const;

describe('coverage', () => {
  it('of an account with API access is missing where nothing was pulled', () => {
    const coverage = coverageOf({}, { orders: run('orders', 'complete') });
    expect(parts.filter((part) => coverage[part].state === 'missing')).toEqual(
      parts.filter((part) => part !== 'orders'),
    );
    expect(coverage.orders.state).toBe('complete');
  });

  it('without it is outside for what no mail tells, whatever an earlier pull saw of it', () => {
    const runs = {
      orders: run('orders', 'partial'),
      notices: run('notices', 'complete'),
      profile: run('profile', 'complete'),
    };
    const coverage = coverageOf(byMail, runs, { profile: { since: 1 }, orders: { since: 1 } });
    expect(parts.filter((part) => coverage[part].state !== 'outside')).toEqual(partsOf(byMail));
    expect(coverage.profile.setback).toBeUndefined();
    expect(coverage.orders.setback).toMatchObject({ since: 1 });
    expect(parts.filter((part) => isSighted(coverage[part]))).toEqual(['orders', 'notices']);
    expect(pulledParts(byMail)).toEqual(['notices']);
  });
});
