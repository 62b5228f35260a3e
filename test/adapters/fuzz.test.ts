// What strangers hand over, as bytes that nobody would write: the kept inputs, and the first that are made of them. More of
// them, and for as long as one likes: `npm run fuzz`.
import { describe, expect, it } from '@jest/globals';
import { corpusOf, openTarget, targetNames } from '../support/fuzz-targets.ts';
import { mutated } from '../support/mutate.ts';

const count = 40;

describe.each(targetNames)('%s', (name) => {
  it('ends well or is refused in words, be it kept or made', async () => {
    const corpus = corpusOf(name);
    expect(corpus.length).toBeGreaterThan(4);
    const bytes = corpus.map((one) => one.bytes);
    const { run, close } = await openTarget[name]();
    try {
      for (const kept of corpus) await run(kept.bytes);
      for (let n = 0; n < count; n++) await run(mutated(bytes, 1, n));
    } finally {
      await close();
    }
  });

  it('is tried with the same again for the same seed, and with others for another', () => {
    const bytes = corpusOf(name).map((one) => one.bytes);
    const made = (seed: number) => Array.from({ length: count }, (_, n) => mutated(bytes, seed, n).toString('latin1'));
    expect(made(7)).toEqual(made(7));
    expect(made(8)).not.toEqual(made(7));
    expect(new Set(made(7)).size).toBeGreaterThan(count / 2);
  });
});
