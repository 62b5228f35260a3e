// Text that a stranger wrote, made harmless to look at.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanForeignText, cleanText } from '../../../src/messages/language/foreign-text.ts';

describe('foreign text', () => {
  const cases: [string, string, string][] = [
    [
      'an honest title stays',
      'Nintendo Switch (有機ELモデル) ホワイト 1.5L v2.0',
      'Nintendo Switch (有機ELモデル) ホワイト 1.5L v2.0',
    ],
    ['decimals and versions are no links', 'USB 3.2 Gen2, No.5', 'USB 3.2 Gen2, No.5'],
    ['accents and voiced marks stay', 'Cafe\u0301 か\u3099', 'Cafe\u0301 か\u3099'],
    ['control characters are blanks', 'a\r\nb\tc\u0000d\u2028e', 'a b c d e'],
    ['zero-width and direction marks vanish', 'p\u200ba\u200dy\u2060p\ufeffa\u202el\u2066', 'paypal'],
    ['letters drawn as nothing are blanks', 'a\u3164\u2800b', 'a b'],
    ['half a surrogate pair vanishes', 'a\ud83db', 'ab'],
    ['links are broken', 'see https://amazon.co.jp/x', 'see https[:]//amazon[.]co[.]jp/x'],
    ['links with ideographic dots are broken', 'amazon。co．jp', 'amazon[.]co[.]jp'],
    ['links hidden by a zero-width mark are broken', 'amazon\u200b.co\u200b.jp', 'amazon[.]co[.]jp'],
    ['telephone numbers are broken', 'Amazon 0120-999-373 まで', 'Amazon 0120[-]999[-]373 まで'],
    ['also from abroad', 'call +81 (3) 1234-5678', 'call [+]81[ (]3[) ]1234[-]5678'],
    ['and in wide letters', '０３－１２３４－５６７８', '０３[－]１２３４[－]５６７８'],
    ['and in America', '(800) 555-0199, 800.555.0199', '(800[) ]555[-]0199, 800[.]555[.]0199'],
    ['in two groups', '090-12345678, (03)12345678, 03/1234/5678', '090[-]12345678, (03[)]12345678, 03[/]1234[/]5678'],
    ['in none, with the sign of abroad', 'tel:+819012345678', 'tel[:][+]819012345678'],
    ['in the digits of others', '٠٩٠-١٢٣٤٥٦٧٨', '\u2068٠٩٠[-]١٢٣٤٥٦٧٨\u2069'],
    ['and in letters', 'call 1-800-CALL-NOW', 'call 1[-]800[-]CALL[-]NOW'],
    ['folders of other computers are no links', String.raw`\\evil\share`, String.raw`[\\]evil\share`],
    ['nor are addresses in digits', '192.0.2.7/x 192.0.2.7:80 1.2.3.4', '192[.]0[.]2[.]7/x 192[.]0[.]2[.]7:80 1.2.3.4'],
    ['nor what opens another program', 'mailto:a sms:12', 'mailto[:]a sms[:]12'],
    ['commands of ours are broken', 'type: rusuban incidents dismiss 8c91', 'type: [rusuban] incidents dismiss 8c91'],
    ['ids are none', '01JD0000-0000-7000-8000-000000000001', '01JD0000-0000-7000-8000-000000000001'],
    ['dates and order numbers are none', '2026-03-01 250-0000001-0000001', '2026-03-01 250-0000001-0000001'],
    ['piled marks are thinned', `z${'\u0300'.repeat(50)}`, 'z\u0300\u0300\u0300'],
    ['right-to-left letters are isolated', 'שלום', '\u2068שלום\u2069'],
    ['nothing is nothing', ' \u200b\n', ''],
  ];
  it.each(cases)('%s', (_, given, shown) => expect(cleanForeignText(given)).toBe(shown));

  it('is cut between letters as people count them', () => {
    const family = '👨👩'; // what is left of a joined family; each is one letter
    expect(cleanForeignText(family.repeat(100), 5)).toBe('👨👩👨👩…');
    expect(cleanForeignText('e\u0301'.repeat(10), 4)).toBe(`${'e\u0301'.repeat(3)}…`);
    expect(cleanForeignText('abcd', 4)).toBe('abcd');
  });

  it('is cut at the same letter whether or not it can be told at a glance that each character is one', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const unit = fc.constantFrom(...'aZ~é¡ſɏ—‧、〩ぁゖ゠ヿ一鿿！｠ ', '\u0301', '\u3099', '\u302a', 'ﾞ', '👨', '\u00a0');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (given, limit) => {
        const line = given
          .replaceAll('\u00a0', ' ')
          .replace(/ +/g, ' ')
          .replace(/(\p{M}{3})\p{M}+/gu, '$1')
          .trim();
        const letters = [...graphemes.segment(line)].map(({ segment }) => segment);
        const shown =
          letters.length > limit
            ? `${letters
                .slice(0, limit - 1)
                .join('')
                .trimEnd()}…`
            : line;
        expect(cleanText(given, limit)).toBe(shown);
      }),
    );
  });

  it('is one line, short, and free of what hides or turns, whatever is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const shown = cleanForeignText(given);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u2067\ufeff]/u);
        expect(shown.length).toBeLessThan(70 * 30 + 10);
        expect(/^\u2068[^\u2068\u2069]*\u2069$|^[^\u2068\u2069]*$/u.test(shown)).toBe(true);
      }),
    );
  });
});
