// docs/operations.md promises what happens when something breaks; each promise names the tests that hold it to that.
import { describe, expect, it } from '@jest/globals';
import { intervalLimits } from '../../src/config/key.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../src/domain/clock.ts';
import { parts } from '../../src/domain/watch/coverage.ts';
import { everyMs, onDemand } from '../../src/watch/schedule.ts';
import { expectHeld, promisesIn } from '../support/promised.ts';
import { readText } from '../support/repository.ts';

const page = readText('docs/operations.md');

const promises = promisesIn('docs/operations.md', 'what breaks');

describe('what happens when something breaks, in docs/operations.md', () => {
  it('is told in tables', () => expect(promises.length).toBeGreaterThan(20));
  it.each(promises)('%s: is held by tests', (_, row) => expectHeld(row));
});

describe('the table of intervals in docs/operations.md', () => {
  const [, body = ''] = /^\| part \| pulled every .*\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(page) ?? [];
  const told = body
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [, , every = '', limits = ''] = row.split('|');
      return [...row.matchAll(/`([\w-]+)`/g)].map(([, part = '']) => ({
        part,
        every: every.trim(),
        limits: limits.trim(),
      }));
    });
  const units = { d: dayMs, day: dayMs, h: hourMs, min: minuteMs, m: minuteMs, s: secondMs };
  const inMs = (text = '') => {
    const [, n, unit = ''] = /^(\d+) ?([a-z]+)/.exec(text) ?? [];
    return Number(n) * (units[unit as keyof typeof units] ?? Number.NaN);
  };

  it('has every part', () => {
    expect(told.map(({ part }) => part).sort()).toEqual([...parts].sort());
  });

  it('says how often each is pulled', () => {
    for (const { part, every } of told.filter(({ part }) => !onDemand.has(part as never)))
      expect([part, inMs(every)]).toEqual([part, everyMs[part as (typeof parts)[number]]]);
  });

  it('says what can be set, and between what', () => {
    for (const { part, limits } of told) {
      const [least, most] = intervalLimits[part as keyof typeof intervalLimits] ?? [];
      const [, from, to] = /(\d+ \w+) - (\d+ \w+)$/.exec(limits) ?? [];
      expect([part, inMs(from), inMs(to)]).toEqual([part, inMs(least), inMs(most)]);
    }
  });
});
