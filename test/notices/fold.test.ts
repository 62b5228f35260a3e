// What text folds to: what is left as it is must be what folding would have left.
import { expect, it } from '@jest/globals';
import { fold } from '../../src/notices/fold.ts';

it('leaves every character alone that would come to itself, and no other', () => {
  // a ligature beside it has the whole folded, letter by letter
  const wrong: string[] = [];
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    // halves of characters, and marks that join the letter before them
    if (/[\p{Cs}\p{M}\uff9e\uff9f]/u.test(character)) continue;
    if (fold(`ﬁ ${character}`) !== `fi ${fold(character)}`) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});
