// Titles that are the same thing said differently, and titles of something else.
import { describe, expect, it } from '@jest/globals';
import { likeness } from '../../../src/domain/text/likeness.ts';

describe('likeness', () => {
  it.each([
    ['the same', 'Electric kettle 0.8 l', 'Electric kettle 0.8 l'],
    ['width, case and spaces', 'ＫＥＴＴＬＥ 0.8Ｌ', 'kettle 0.8 l'],
    ['nothing', '', ''],
  ])('is 1 for %s', (_name, a, b) => expect(likeness(a, b)).toBe(1));

  it.each([
    ['new wording', 'Electric kettle 0.8 l, steel', 'Steel kettle 0.8 l - electric, quick boiling', 0.5, 1],
    [
      'a word put before it, in Japanese',
      '電気ケトル 0.8L ステンレス',
      '【送料無料】電気ケトル 0.8L ステンレス',
      0.6,
      1,
    ],
    ['something else', 'Electric kettle 0.8 l, steel', 'Nintendo Switch console', 0, 0.15],
    ['something else, in Japanese', '電気ケトル 0.8L ステンレス', '任天堂 ゲーム機 本体', 0, 0.1],
    ['one against nothing', 'kettle', '', 0, 0],
  ])('tells %s', (_name, a, b, low, high) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(low);
    expect(likeness(a, b)).toBeLessThanOrEqual(high);
    expect(likeness(b, a)).toBe(likeness(a, b));
  });
});
