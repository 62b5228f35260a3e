// Titles that were damaged on the way, and titles of something else: the one is never taken for the other.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { cleanText } from '../../../src/adapters/amazon/reports/field-text.ts';
import { compareTitles, looksDamaged, titleToKeep } from '../../../src/domain/shop/title-damage.ts';

const words = {
  ja: [
    '手ぬぐい',
    '電気ケトル',
    'ステンレス',
    '日本製',
    '綿100%',
    'モニター台',
    '防水',
    '収納ボックス',
    '新品',
    '送料無料',
  ],
  zh: ['棉布茶巾', '厨房毛巾', '礼品套装', '防水桌布', '亚麻餐巾', '日本制造'],
  eu: ['Küchentuch', 'théière', 'señal', 'größer', 'Łódź', 'çay', 'bardağı', 'Café', 'über', 'naïve'],
  en: ['Cotton', 'tea', 'towel', 'kettle', '0.8 l', 'steel', 'pattern', '27"', 'Set of 2'],
};
const title = (languages: readonly (keyof typeof words)[], least = 3) =>
  fc
    .array(fc.constantFrom(...languages.flatMap((language) => words[language])), { minLength: least, maxLength: 9 })
    .map((all) => all.join(' '));
const anyTitle = fc.oneof(title(['ja', 'en']), title(['ja']), title(['zh', 'en']), title(['eu', 'en']), title(['eu']));

/** What a title becomes on its way, as an independent library has it. */
const charsets = ['utf8', 'cp1252', 'cp932', 'gbk', 'cp1250', 'cp1254', 'iso8859-2', 'latin1'];
const mishap = fc.record({ written: fc.constantFrom(...charsets), read: fc.constantFrom(...charsets) });
const damaged = (text: string, { written, read }: { written: string; read: string }) => {
  const bytes = iconv.encode(text, written);
  // The library's table for GBK isn't the standard's.
  return cleanText(read === 'gbk' ? new TextDecoder('gbk').decode(bytes) : iconv.decode(bytes, read));
};
const lossy = fc.constantFrom('?', '\ufffd', '??', '???', '\ufffd\ufffd');

const lettersOf = (text: string) => [...text.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '')];
/** Are these letters all in the others, in this order? */
function isWithin(letters: readonly string[], others: readonly string[]): boolean {
  let next = 0;
  for (const letter of others) if (letter === letters[next]) next++;
  return next === letters.length;
}

const isQuiet = (a: string, b: string) => compareTitles(a, b) !== 'other';

describe('titles damaged on the way', () => {
  it.each([
    ['wave dashes', '長さ90〜100cm 白', '長さ90～100cm 白'],
    ['minus signs', '水温−5℃', '水温－5℃'],
    ['width', 'ＫＥＴＴＬＥ ﾎﾟｯﾄ', 'KETTLE ポット'],
    ['quotes and accents', '“Café” 5’', '"Cafe" 5\''],
    ['entities', 'Tea &amp; towel &#39;L&#39;', "Tea & towel 'L'"],
    ['no-break spaces', 'Tea\u00a0towel', 'Tea towel'],
  ])('are the same but for %s', (_what, a, b) => expect(compareTitles(a, b)).toBe('same'));

  it.each([
    ['question marks', '棉布茶巾厨房毛巾 规格0', '???????? ??0'],
    ['three question marks a letter', '棉布 kit 3', '?????? kit 3'],
    ['marks of loss', 'Théière en acier', 'Th\ufffdi\ufffdre en acier'],
    ['a mark that swallowed its neighbours', 'Título del producto', 'T?ulo del producto'],
    ['UTF-8 taken for Cp1252', '電気ケトル', 'é›»æ°—ã‚±ãƒˆãƒ«'],
    ['that twice', 'Café', 'CafÃƒÂ©'],
    ['an emoji dropped', 'Tea towel 🎁 set', 'Tea towel  set'],
  ])('are known by %s', (_what, good, bad) => {
    expect(compareTitles(good, bad)).toBe('after-damaged');
    expect(compareTitles(bad, good)).toBe('before-damaged');
    expect(titleToKeep(good, bad)).toBe(good);
    expect(titleToKeep(bad, good)).toBe(good);
  });

  it('are unknown where nothing is left of them, and what was known is kept', () => {
    expect(compareTitles('手ぬぐい', '????')).toBe('unknown');
    expect(titleToKeep('手ぬぐい', '????')).toBe('手ぬぐい');
    expect(titleToKeep('\ufffd\ufffd', '手ぬぐい')).toBe('手ぬぐい');
  });

  it('never count as rewritten, whichever charset was taken for which', () => {
    fc.assert(
      fc.property(anyTitle, mishap, (good, way) => {
        expect(isQuiet(good, damaged(good, way))).toBe(true);
        expect(isQuiet(damaged(good, way), good)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('never count as rewritten, whatever each lost letter became', () => {
    fc.assert(
      fc.property(anyTitle, lossy, (good, mark) => {
        expect(isQuiet(good, good.replaceAll(/[^ -~]/gu, mark))).toBe(true);
      }),
    );
  });

  it('never hide a title of something else', () => {
    fc.assert(
      fc.property(anyTitle, anyTitle, mishap, (a, b, way) => {
        fc.pre(!isWithin(lettersOf(a), lettersOf(b)) && !isWithin(lettersOf(b), lettersOf(a)));
        expect(compareTitles(a, b)).toBe('other');
        const bad = damaged(b, way);
        // What is lost can't be told apart: something of it must be left that the other title doesn't have.
        fc.pre(!isWithin(lettersOf(bad), lettersOf(a)));
        expect(compareTitles(a, bad)).toBe('other');
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['a word more', '電気ケトル 0.8L', '電気ケトル 0.8L 白'],
    ['a question in earnest', 'Why not? A book', 'Why not! A book'],
    ['other words beside lost ones', '棉布茶巾 kit 3', '???? phone 3'],
    ['other Japanese', '電気ケトル', '任天堂スイッチ'],
    ['letters of another script dropped, and most of it with them', '日本製手ぬぐい綿百% A5', 'A5'],
  ])('leave %s a change', (_what, a, b) => expect(compareTitles(a, b)).toBe('other'));
});

describe('looksDamaged', () => {
  it.each(['é›»æ°—ã‚±ãƒˆãƒ«', 'CafÃ©', '?????? 3', 'Th\ufffdi\ufffdre', 'Ã¼ber'])('%s', (text) =>
    expect(looksDamaged(text)).toBe(true),
  );
  it('never says so of a good one', () => {
    fc.assert(fc.property(anyTitle, (good) => expect(looksDamaged(good)).toBe(false)));
  });
});
