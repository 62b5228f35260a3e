// What detectors of counts share, tried on a shop of even days.
import { describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../../src/domain/clock.ts';
import { count, duration, text } from '../../../src/domain/text/text.ts';
import {
  barOfCounts,
  barOfShares,
  burstFound,
  few,
  habitOfCounts,
  habitOfShares,
  ifKnown,
  spanOf,
} from '../../../src/domain/watch/counted.ts';
import { added, noon } from '../../support/factories.ts';

const asked = { least: 5, score: 3 };
const countPrior = { priorEvents: 1, priorDays: 1, priorSize: 0.5 };
const sharePrior = { priorHits: 1, priorTries: 10, priorSpread: 0.1 };
const days = <T>(one: T) => Array.from({ length: 56 }, () => one);

describe('a habit', () => {
  it('of counts says up to how many are usual, and scores only more than that', () => {
    const bar = barOfCounts(habitOfCounts(days(20), countPrior), asked);
    expect(bar.habit.own).toBe(20);
    expect(bar.score(bar.limit())).toBeLessThan(asked.score);
    expect(bar.score(bar.limit() + 1)).toBeGreaterThanOrEqual(asked.score);
  });

  it('of counts takes what never happened for usual below the least that stands out', () => {
    expect(barOfCounts(habitOfCounts(days(0), countPrior), asked).limit()).toBe(asked.least - 1);
  });

  it('of shares lets what the same days have besides speak for the shop', () => {
    const habit = habitOfShares(days({ hits: 1, tries: 10 }), sharePrior);
    expect(habit.own).toBeCloseTo(0.1);
    expect(barOfShares(habit, 50, asked).score(10)).toBeLessThan(barOfShares(habit, 0, asked).score(10));
  });

  it('that isn’t known lets nothing stand out', () => {
    const bar = barOfCounts(habitOfCounts([], countPrior), asked);
    expect(ifKnown(true, bar)).toBe(bar);
    expect(ifKnown(false, bar).least).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what is told', () => {
  const events = [added(noon - hourMs), added(noon)];

  it('of too few is how many, and how many it takes', () => {
    expect(few(events, asked, { more: text('x') })).toEqual({
      outcome: 'quiet',
      reason: { key: 'few', params: { count: count(2), least: count(5), more: text('x') } },
    });
  });

  it('of a burst is its count and span, from its first event on', () => {
    expect(burstFound({ name: 'a', score: 4, events }, 'burst', { more: text('x') }, [])).toEqual({
      name: 'a',
      score: 4,
      beganAt: noon - hourMs,
      says: 'burst',
      params: { count: count(2), span: duration(hourMs), more: text('x') },
      evidence: [],
    });
    expect(() => burstFound({ name: 'a', score: 4, events: [] }, 'burst', {}, [])).toThrow('burst of nothing');
  });

  it('of one moment is that it was within a minute', () => {
    expect(spanOf([added(noon), added(noon)])).toEqual(duration(minuteMs));
  });
});
