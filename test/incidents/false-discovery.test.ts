// Benjamini-Hochberg against the worked example of its paper, by its definition, and against pure chance.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { controlled } from '../../src/incidents/false-discovery.ts';

const found = (...pValues: number[]) => pValues.map((pValue, of) => ({ of, pValue }));

describe('false-discovery control', () => {
  it('finds the first four of fifteen, as in Benjamini and Hochberg (1995, section 3.2)', () => {
    const pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const ranked = controlled(found(...pValues), 15, 0.05);
    expect(ranked.filter(({ isFound }) => isFound).map(({ of }) => of)).toEqual([0, 1, 2, 3]);
    expect(ranked[3]?.qValue).toBeCloseTo((0.0095 * 15) / 4, 12);
  });

  it('counts the tests that said nothing: the same finding among more tests is weaker', () => {
    expect(controlled(found(0.004), 10)[0]?.isFound).toBe(true);
    expect(controlled(found(0.004), 168)[0]).toMatchObject({ isFound: false });
    expect(controlled([], 168)).toEqual([]);
  });

  it('is monotone, and calls found exactly what the definition does', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 30 }), fc.nat(100), (pValues, more) => {
        const tests = pValues.length + more;
        const ranked = controlled(found(...pValues), tests, 0.1);
        for (const [i, { qValue }] of ranked.entries())
          expect(qValue).toBeGreaterThanOrEqual(ranked[i - 1]?.qValue ?? 0);
        const sorted = [...pValues].sort((a, b) => a - b);
        const last = sorted.findLastIndex((p, i) => (p * tests) / (i + 1) <= 0.1);
        expect(ranked.filter(({ isFound }) => isFound)).toHaveLength(last + 1);
      }),
    );
  });

  it('holds the rate where nothing is going on: few of a thousand quiet weeks find anything', () => {
    let seed = 7;
    const uniform = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const weeks = Array.from({ length: 1000 }, () => controlled(found(...Array.from({ length: 168 }, uniform)), 168));
    const wrong = weeks.filter((week) => week.some(({ isFound }) => isFound)).length;
    expect(wrong).toBeGreaterThan(50);
    expect(wrong).toBeLessThan(140);
  });
});
