// The two catalogues hold the same phrases with the same values. That no key is missing is the type checker's work.
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues, type Phrase } from '../../../src/messages/language/catalogue/index.ts';

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Record<string, { value: Element[] }>;
}

/** Names of the values that a message takes. */
function valuesOf(elements: readonly Element[]): string[] {
  const names = elements.flatMap(({ type, value, options }) => [
    ...(type === 0 || type === 7 || value === undefined ? [] : [value]),
    ...Object.values(options ?? {}).flatMap((option) => valuesOf(option.value)),
  ]);
  return [...new Set(names)].sort();
}

const parse = (message: string) => new IntlMessageFormat(message).getAst() as unknown as Element[];
const phrases = Object.keys(catalogues.en) as Phrase[];

describe('the catalogues', () => {
  it.each(phrases)('%s takes no value in one language that the other lacks', (phrase) => {
    const [english, japanese] = [valuesOf(parse(catalogues.en[phrase])), valuesOf(parse(catalogues.ja[phrase]))];
    // Japanese has no plural, so it may show fewer; it may never need more.
    expect(english).toEqual(expect.arrayContaining(japanese));
  });

  it('write Japanese in Japanese: no half-width kana, no Chinese forms, no spaces around it', () => {
    const all = Object.values(catalogues.ja).join('\n');
    expect(all).not.toMatch(/[\uff61-\uff9f]/u);
    expect(all).not.toMatch(/[们这为东车马门时间说请账户证认]{2}/u);
    expect(all).not.toMatch(/[ぁ-んァ-ヶ一-龠] [ぁ-んァ-ヶ一-龠]/u);
  });
});
