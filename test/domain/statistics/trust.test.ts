// What was suspected by mistake is taken back, and nothing else.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayMs } from '../../../src/domain/clock.ts';
import { newBaseline, suspect } from '../../../src/domain/statistics/baseline.ts';
import { trust } from '../../../src/domain/statistics/trust.ts';
import { noon } from '../../support/factories.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 6 }))
  .map(([day, length]) => ({ from: noon + day * dayMs, to: noon + (day + length) * dayMs }));
const all = (spans: readonly { from: number; to: number }[]) =>
  spans.reduce((baseline, { from, to }) => suspect(baseline, from, to), newBaseline('Asia/Tokyo'));

describe('trust', () => {
  it('leaves what the other incidents are suspected for', () => {
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 5 }), (mistaken, others) => {
        const after = trust(all([...others, mistaken]), mistaken, others);
        expect(after.suspectDays).toEqual(all(others).suspectDays);
      }),
    );
  });

  it('changes nothing where nothing was suspected', () => {
    const baseline = newBaseline('Asia/Tokyo');
    expect(trust(baseline, { from: noon, to: noon + dayMs }, [])).toBe(baseline);
  });
});
