// Trailing windows: what is found keeps its name while it grows and while the view moves on.
import { describe, expect, it } from '@jest/globals';
import { dayMs, hourMs, minuteMs } from '../../../src/domain/clock.ts';
import { stretches, windowStarts } from '../../../src/domain/statistics/trailing.ts';
import { added, noon } from '../../support/factories.ts';

describe('windowStarts', () => {
  it('reaches back less than the span, and holds what happened at once together', () => {
    expect(windowStarts([0, 0, 5, 10, 11, 30], 10)).toEqual([0, 0, 0, 2, 2, 5]);
    expect(windowStarts([], 10)).toEqual([]);
  });
});

describe('stretches', () => {
  const changes = [0, 1, 2, 3, 10, 11].map((hour) => added(noon + hour * hourMs));
  const over =
    (...indices: number[]) =>
    (i: number) =>
      indices.includes(i);

  it('finds the runs, to the last change', () => {
    const found = stretches(changes, over(1, 2, 5), noon + 12 * hourMs);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [5, 5],
    ]);
  });

  it('names a run by its first change, however long it grows', () => {
    const [young] = stretches(changes.slice(0, 3), over(1, 2), noon + 2 * hourMs);
    const [grown] = stretches(changes, over(1, 2, 3, 4, 5), noon + 12 * hourMs);
    expect(grown?.name).toBe(young?.name);
  });

  it.each([
    ['still in full view', 2 * dayMs - minuteMs, 1],
    ['told by earlier looks', 2.5 * dayMs, 0],
  ])('%s', (_, laterMs, count) => {
    expect(stretches([added(noon)], over(0), noon + laterMs)).toHaveLength(count);
  });

  it('still shows a run that began out of view and goes on, by its newest day', () => {
    const on = [0, 1, 2, 2.4].map((day) => added(noon + day * dayMs));
    const [run] = stretches(on, over(0, 1, 2, 3), noon + 2.5 * dayMs);
    expect(run?.name).toMatch(/^until /);
  });
});
