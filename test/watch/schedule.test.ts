// When which part is due: at its own pace, and what was not seen whole sooner.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../src/domain/clock.ts';
import type { CoverageState, Part, PullRun } from '../../src/domain/watch/coverage.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import {
  answerAt,
  dueParts,
  everyMs,
  isGroundLaid,
  mayPull,
  overdueParts,
  placeMs,
  retryAt,
} from '../../src/watch/schedule.ts';

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
    expect(dueParts({}, {}, now)).toEqual(parts);
  });

  it.each(parts)('asks for %s once in its interval', (part) => {
    expect(dueParts({}, runsOf('complete', everyMs[part] - 1), now)).not.toContain(part);
    expect(dueParts({}, runsOf('complete', everyMs[part]), now)).toContain(part);
  });

  it.each(['missing', 'partial'] as const)('does not wait a day for the walk that was %s', (state) => {
    expect(dueParts({}, runsOf(state, 59 * minuteMs), now)).not.toContain('listings');
    expect(dueParts({}, runsOf(state, hourMs), now)).toContain('listings');
    expect(dueParts({}, runsOf('complete', dayMs - 1), now)).not.toContain('listings');
  });

  it('asks no more often for what is asked for often anyway', () => {
    expect(dueParts({}, runsOf('missing', everyMs.orders - 1), now)).not.toContain('orders');
    expect(dueParts({}, runsOf('missing', everyMs.orders), now)).toContain('orders');
  });

  it('waits as long as Amazon asked for, or our back-off', () => {
    const runs = runsOf('missing', hourMs);
    const waiting = { ...runs, orders: { ...runs.orders, retryAt: now + 1 } as PullRun };
    expect(dueParts({}, waiting, now)).not.toContain('orders');
    expect(dueParts({}, waiting, now + 1)).toContain('orders');
  });

  it('has its own intervals where the settings say so', () => {
    const every = { ...everyMs, orders: hourMs };
    expect(dueParts({}, runsOf('complete', 59 * minuteMs), now, every)).not.toContain('orders');
  });
});

describe('what is not there', () => {
  it('is looked for now and then: a mailbox may be added', () => {
    expect(dueParts({}, runsOf('missing', 9 * minuteMs), now)).not.toContain('notices');
    expect(dueParts({}, runsOf('missing', 10 * minuteMs), now)).toContain('notices');
    const elsewhere = runsOf('missing', 15 * minuteMs).payouts as PullRun;
    expect(dueParts({}, { payouts: { ...elsewhere, fault: 'not-available-in-region' } }, now)).toContain('payouts');
  });
});

describe('the sweep', () => {
  it('asks for what was never pulled, and else for what its schedule has left behind', () => {
    expect(overdueParts({}, {}, now)).toEqual(parts);
    expect(overdueParts({}, runsOf('complete', everyMs.orders * 1.5 - 1), now)).toEqual([]);
    expect(overdueParts({}, runsOf('complete', everyMs.orders * 1.5), now)).toEqual([
      'new-listings',
      'orders',
      'notices',
    ]);
    expect(overdueParts({}, runsOf('complete', everyMs.profile + 5 * minuteMs - 1), now)).not.toContain('profile');
    expect(overdueParts({}, runsOf('complete', everyMs.profile + 5 * minuteMs), now)).toContain('profile');
  });

  it('asks for market prices only when the last look at them fell short', () => {
    expect(overdueParts({}, runsOf('complete', 40 * dayMs), now)).not.toContain('offers');
    const partial = overdueParts({}, runsOf('partial', hourMs), now);
    expect(partial).toEqual(expect.arrayContaining(['offers', 'catalogue']));
  });
});

describe('a job that says "pull now"', () => {
  const last = (agoMs: number, more: Partial<PullRun> = {}) =>
    ({ ...runsOf('complete', agoMs).orders, ...more }) as PullRun;
  it.each<[string, boolean, PullRun | undefined]>([
    ['pulls what was never pulled', true, undefined],
    ['is ignored right after a pull', false, last(minuteMs)],
    ['pulls about when it is due', true, last(everyMs.orders / 2)],
    ['is ignored while Amazon asks for patience', false, last(hourMs, { retryAt: now + 1 })],
    ['pulls once that is over, however short it was', true, last(minuteMs, { retryAt: now })],
  ])('%s', (_, may, run) => {
    expect(mayPull('orders', run, now)).toBe(may);
  });
});

describe('a ring', () => {
  const last = (part: Part, agoMs: number, more: Partial<PullRun> = {}) =>
    ({ ...runsOf('complete', agoMs)[part], ...more }) as PullRun;

  it('is answered at once, and a flood of them by a pull each so often', () => {
    expect(answerAt('orders', undefined)).toBeLessThan(now);
    expect(answerAt('orders', last('orders', minuteMs))).toBeLessThan(now);
    expect(answerAt('orders', last('orders', 0))).toBe(now + 30_000);
    expect(answerAt('new-listings', last('new-listings', 0))).toBe(now + 3_000);
    expect(answerAt('notices', last('notices', 0))).toBe(now + 5_000);
    expect(answerAt('offers', last('offers', 0))).toBe(now);
    expect(answerAt('profile', last('profile', 0))).toBe(now + everyMs.profile / 2);
  });

  it('is not answered before what Amazon asked for', () => {
    expect(answerAt('orders', last('orders', hourMs, { retryAt: now + 1 }))).toBe(now + 1);
  });
});

describe('trying again after a fault', () => {
  const fault = (
    kind: 'network' | 'revoked' | 'throttled' | 'not-available-in-region',
    retryAfterMs: number | null = null,
  ) => ({
    kind,
    message: '',
    canRetry: true,
    retryAfterMs,
    roles: [],
  });
  const waits = (kind: 'network' | 'revoked', part: Part = 'orders') => {
    const found: number[] = [];
    let previous: PullRun | undefined;
    for (let at = now, i = 0; i < 8; i++) {
      const again = retryAt('alice', part, fault(kind), at, previous) ?? 0;
      found.push(again - at);
      previous = { ...runsOf('missing', 0)[part], finishedAt: at, retryAt: again } as PullRun;
      at = again;
    }
    return found;
  };

  it('waits ever longer, up to a quarter of an hour for what passes and an hour for a refusal', () => {
    const passing = waits('network');
    expect(passing[0]).toBeGreaterThanOrEqual(0.75 * everyMs.orders);
    expect(passing[0]).toBeLessThanOrEqual(1.25 * everyMs.orders);
    expect(passing[1]).toBeGreaterThan(passing[0] as number);
    expect(Math.max(...passing)).toBeLessThanOrEqual(1.25 * 15 * minuteMs);
    expect(Math.max(...waits('revoked'))).toBeGreaterThan(30 * minuteMs);
    expect(Math.max(...waits('revoked'))).toBeLessThanOrEqual(1.25 * hourMs);
  });

  it('does not have accounts that failed together come back together', () => {
    const at = ['alice', 'bob', 'carol'].map((id) => retryAt(id, 'orders', fault('network'), now, undefined));
    expect(new Set(at).size).toBe(3);
  });

  it("takes Amazon's word, and doesn't try again what no try would change", () => {
    expect(retryAt('alice', 'orders', fault('throttled', 77_000), now, undefined)).toBe(now + 77_000);
    expect(retryAt('alice', 'orders', fault('not-available-in-region'), now, undefined)).toBeUndefined();
    expect(retryAt('alice', 'orders', null, now, undefined)).toBeUndefined();
  });
});

describe('places within an interval', () => {
  it('are always the same, and spread a thousand accounts evenly', () => {
    expect(placeMs('alice', 'orders', everyMs.orders)).toBe(placeMs('alice', 'orders', everyMs.orders));
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 1000; i++) {
      const place = placeMs(`account-${i}`, 'orders', everyMs.orders);
      expect(place).toBeGreaterThan(0);
      expect(place).toBeLessThan(everyMs.orders);
      const tenth = Math.floor((place * 10) / everyMs.orders);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // 100 expected in each; 160 would be a chance of one in a million
    expect(Math.max(...tenths)).toBeLessThan(160);
  });
});

describe('the first look', () => {
  it('waits until enough was asked for, but not for ever', () => {
    const all = runsOf('missing', minuteMs);
    expect(isGroundLaid({}, all, now)).toBe(true);
    const { listings: _, ...rest } = all;
    expect(isGroundLaid({}, rest, now)).toBe(false);
    expect(isGroundLaid({}, rest, now + 30 * minuteMs)).toBe(true);
    expect(isGroundLaid({}, {}, now)).toBe(false);
  });

  it('waits for no more than the account has', () => {
    const byMail = { isMailOnly: true } as const;
    const { listings: _, profile: __, ...rest } = runsOf('partial', minuteMs);
    expect(isGroundLaid(byMail, rest, now)).toBe(true);
    const { orders: ___, ...withoutOrders } = rest;
    expect(isGroundLaid(byMail, withoutOrders, now)).toBe(false);
  });
});
