// Which charset a report is taken for, by what is declared and by what its bytes say.
import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { charsetOf, decodeLoosely } from '../../../../src/adapters/amazon/reports/charset.ts';
import { readListingReport } from '../../../../src/adapters/amazon/reports/index.ts';
import { englishHeader, inChunks, japaneseHeader, readAll, reportOf, rowOf } from '../../../support/report-fixtures.ts';

const UK = 'A1F83G8C2ARO7P';
const JP = 'A1VC38T7YXB528';
const japaneseTitle = 'ワイヤレスイヤホン 12.9" ①髙～';

async function titlesOf(bytes: Uint8Array, marketplaceId: string, charset: string | null = null) {
  const { all, end } = await readAll(readListingReport(inChunks(bytes), { marketplaceId, charset }));
  return { titles: all.map(({ title }) => title), charset: end.charset };
}

const row = (title: string, sku = 'A') => rowOf(englishHeader, { 'item-name': title, 'seller-sku': sku });

describe('charsetOf', () => {
  it.each([
    ['cp932', 'shift_jis'],
    ['Windows-31J', 'shift_jis'],
    ['MS932', 'shift_jis'],
    ['SJIS', 'shift_jis'],
    ['Cp1252', 'windows-1252'],
    ['ISO8859_1', 'windows-1252'],
    ['ISO-8859-1', 'windows-1252'],
    ['ISO8859_2', 'iso-8859-2'],
    ['UTF8', 'utf-8'],
    ['"utf-8"', 'utf-8'],
    ['GBK', 'gbk'],
    ['nonsense', null],
    ['', null],
    [null, null],
  ])('knows %j as %j', (declared, expected) => {
    expect(charsetOf(declared)).toBe(expected);
  });
});

describe('decodeLoosely', () => {
  it('reads the upper controls of windows-1252 as what they are', () => {
    expect(decodeLoosely(Uint8Array.of(0x80, 0x96, 0x99, 0x41), 'windows-1252')).toBe('€–™A');
    expect(decodeLoosely(Uint8Array.of(0x80, 0x96, 0x99, 0x41), 'windows-1252')).toBe('€–™A');
  });
});

describe('the charset of a report', () => {
  const japanese = (charset: string) =>
    reportOf([japaneseHeader, rowOf(japaneseHeader, { 商品名: japaneseTitle, 出品者SKU: 'A' })], { charset });

  it.each([null, 'cp932', 'Shift_JIS', 'Windows-31J', 'UTF-8', 'Cp1252'])(
    'is cp932 where the header line says so, whatever is declared: %j',
    async (declared) => {
      expect(await titlesOf(japanese('cp932'), JP, declared)).toEqual({
        titles: [japaneseTitle],
        charset: 'shift_jis',
      });
    },
  );

  it.each([null, 'UTF-8', 'cp932'])('is UTF-8 where the header line says so, declared %j', async (declared) => {
    expect(await titlesOf(japanese('utf8'), JP, declared)).toEqual({ titles: [japaneseTitle], charset: 'utf-8' });
  });

  it('is the marketplace’s behind an English header', async () => {
    const bytes = reportOf([englishHeader, row('plain'), row(japaneseTitle)], { charset: 'cp932' });
    expect(await titlesOf(bytes, JP)).toEqual({ titles: ['plain', japaneseTitle], charset: 'shift_jis' });
    const european = reportOf([englishHeader, row('Größe – 5 € ™')], { charset: 'win1252' });
    expect(await titlesOf(european, UK)).toEqual({ titles: ['Größe – 5 € ™'], charset: 'windows-1252' });
    expect(await titlesOf(european, UK, 'ISO8859_1')).toEqual({ titles: ['Größe – 5 € ™'], charset: 'windows-1252' });
  });

  it('stays UTF-8 when a single line holds a destroyed or a foreign byte', async () => {
    const good = reportOf([englishHeader, row('Größe'), row('ワイヤレス')]);
    const bad = reportOf([row('Caf\u00e9')], { charset: 'win1252' });
    const bytes = Buffer.concat([good, bad, reportOf([row('Zürich')])]);
    expect(await titlesOf(bytes, UK)).toEqual({ titles: ['Größe', 'ワイヤレス', 'Café', 'Zürich'], charset: 'utf-8' });
  });

  it('stays cp932 when a single line is UTF-8 or broken', async () => {
    const lines = [englishHeader, row('電気ケトル'), row('髙品質')];
    const broken = Buffer.from(row('x?y').replace('?', '\u00ff'), 'latin1');
    const bytes = Buffer.concat([reportOf(lines, { charset: 'cp932' }), reportOf([row('a—')]), broken]);
    expect(await titlesOf(bytes, JP)).toEqual({
      titles: ['電気ケトル', '髙品質', 'a—', 'x\ufffdy'],
      charset: 'shift_jis',
    });
  });

  it('turns from ASCII to what comes, however late', async () => {
    const plain = Array.from({ length: 3000 }, (_, n) => row('a plain title', `SKU-${n}`));
    const bytes = reportOf([englishHeader, ...plain, row(japaneseTitle)], { charset: 'cp932' });
    const { titles, charset } = await titlesOf(bytes, JP);
    expect([titles.at(-1), charset]).toEqual([japaneseTitle, 'shift_jis']);
  });

  it.each(['utf8', 'utf16le', 'utf16be'])('reads a byte order mark of %s', async (charset) => {
    const bytes = iconv.encode(
      `${japaneseHeader}\r\n${rowOf(japaneseHeader, { 商品名: japaneseTitle, 出品者SKU: 'A' })}`,
      charset,
      { addBOM: true },
    );
    expect((await titlesOf(bytes, JP)).titles).toEqual([japaneseTitle]);
  });
});
