// Titles that an attacker wrote: harmless in the mail, and in the list for spreadsheets.
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { alert } from '../../../src/messages/incident/alert.ts';
import { evilTitles, hostile } from '../hostile.ts';

describe('titles that an attacker wrote', () => {
  it('are escaped, cut, and never read as a message', async () => {
    const { html, text } = await alert.render(hostile('en'));
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('Switch {count, plural, one {#} other {#}} {missing}');
    expect(text).toContain('gnp[.]exe abc zerowidth');
    expect(text).toContain('(no title)');
    expect(text).not.toMatch(/A{70}/);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(text).toContain('line Bcc: mallory@example[.]com next');
  });

  it('that run from right to left are isolated, each by a pair', async () => {
    const { text } = await alert.render(hostile('en'));
    expect(text).toContain('\u2068قاموس عربي كبير مع صور\u2069');
  });
});

describe('the attached list', () => {
  const listOf = async (language: 'en' | 'ja') => {
    const { attachments } = await alert.render(hostile(language));
    const csv = attachments.find(({ filename }) => filename === 'evidence.csv');
    return parse(`${csv?.content}`, { bom: true }) as string[][];
  };

  it('has every row, whatever stands in its cells', async () => {
    const [head, ...rows] = await listOf('ja');
    expect(head).toEqual([
      '内容',
      '時刻',
      '時刻（UTC）',
      '商品名',
      'SKU',
      'ASIN',
      '注文番号',
      '以前',
      '現在',
      '他の出品者',
      '通貨',
    ]);
    expect(rows).toHaveLength(evilTitles.length);
    expect(rows[0]?.slice(4)).toEqual(['SK-1000', 'B0EXAMPL10', '', '', '2400', '30000', 'JPY']);
  });

  it('has no cell that a spreadsheet would calculate', async () => {
    const cells = (await listOf('en')).flat();
    // a semicolon begins a cell where it separates, quoted or not
    const anywhere = cells.flatMap((cell) => cell.split(/[;\t]/));
    expect(anywhere.filter((cell) => /^\s*[=+\-@|%\t\r]/.test(cell))).toEqual([]);
    expect(cells.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true);
    expect(cells.some((cell) => cell.startsWith("'@SUM"))).toBe(true);
  });
});
