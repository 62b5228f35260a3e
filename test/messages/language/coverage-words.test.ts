// What could not be seen, in words: the parts, and a clock that goes wrong.
import { describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../../src/domain/clock.ts';
import { clockSentence } from '../../../src/messages/language/coverage-words.ts';
import { createFormat } from '../../../src/messages/language/format.ts';
import { aCoverage, noon } from '../../support/factories.ts';

const [english, japanese] = [createFormat('en', 'UTC'), createFormat('ja', 'Asia/Tokyo')];
const seenWith = (skewMs: number | undefined) => {
  const coverage = aCoverage();
  return { ...coverage, orders: { ...coverage.orders, asOf: noon + minuteMs, ...(skewMs && { skewMs }) } };
};

describe('a clock that is not Amazon’s', () => {
  it('is named, with what is off by it', () => {
    expect(clockSentence(seenWith(2 * minuteMs), english)).toEqual([expect.stringMatching(/2 minutes ahead of/)]);
    expect(clockSentence(seenWith(-2 * minuteMs), english)).toEqual([expect.stringMatching(/2 minutes behind/)]);
    expect(clockSentence(seenWith(2 * minuteMs), japanese)).toEqual([expect.stringMatching(/2分進んで/)]);
  });

  it('is not spoken of once the newest pull found it right', () => {
    expect(clockSentence(seenWith(undefined), english)).toEqual([]);
    const earlier = seenWith(undefined);
    const before = { ...earlier, profile: { ...earlier.profile, asOf: noon, skewMs: minuteMs } };
    expect(clockSentence(before, english)).toEqual([]);
  });
});
