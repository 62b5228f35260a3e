// What a reader sees of a page whose styles hide something, whichever way; and what styles don't hide.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linksInText, readHtml } from '../../../src/adapters/mailbox/html.ts';
import { hidings } from '../../support/mails/adversarial.ts';

const sheet = '<style>.z,p i#z{display:none}b[data-z]{font-size:0}</style>';
const seen = (html: string) => readHtml(html, 100).text;

describe('letters between those of a word', () => {
  it.each(hidings.map((hide, i) => [hide('x', i), hide] as const))('are not read: %s', (_, hide) => {
    const letter = fc.stringMatching(/^[a-z]{1,3}$/);
    fc.assert(
      fc.property(fc.array(letter, { minLength: 3, maxLength: 8 }), (hidden) => {
        const html = hidden.map((one, i) => `${'Amazonia'.charAt(i)}${hide(one, i)}`).join('');
        expect(seen(`${sheet}<p>${html}</p>`)).toBe('Amazonia'.slice(0, hidden.length));
      }),
      { numRuns: 10 },
    );
  });

  it('may stand before the style that hides them', () => {
    expect(seen('<p>A<b class="q">x</b>m</p><style>.q{display:none}</style>')).toBe('Am');
  });
});

describe('what is seen all the same', () => {
  it.each([
    ['white letters on a dark ground', '<div style="background:#222"><p style="color:#fff">seen</p></div>'],
    [
      'white letters on a dark ground of a cell',
      '<table bgcolor="#000"><tr><td style="color:white">seen</td></tr></table>',
    ],
    ['white letters on a picture', '<div style="background:url(a.png)"><p style="color:#fff">seen</p></div>'],
    ['a size of its own within none', '<td style="font-size:0"><span style="font-size:14px">seen</span></td>'],
    ['visible within hidden', '<div style="visibility:hidden"><b style="visibility:visible">seen</b></div>'],
    ['a rule that another takes back', '<style>.a{display:none}.a{display:block}</style><b class="a">seen</b>'],
    [
      'a rule that the element takes back',
      '<style>.a{display:none}</style><b class="a" style="display:inline">seen</b>',
    ],
    ['a rule for another place', '<style>.x .a{display:none}td>b{display:none}</style><p><b class="a">seen</b></p>'],
    ['small print', '<p style="font-size:9px;color:#999">seen</p>'],
    ['a margin to the left', '<p style="margin-left:-8px;text-indent:-1em">seen</p>'],
  ])('%s', (_, html) => {
    expect(seen(html)).toBe('seen');
  });

  it('where an important rule stands against the element’s own style, it holds', () => {
    expect(seen('<style>.a{display:none !important}</style>x<b class="a" style="display:inline">y</b>')).toBe('x');
  });
});

describe('what can’t be decided here', () => {
  it.each([
    ['a rule for narrow windows', '<style>@media (max-width:600px){.a{display:none}}</style>'],
    ['a rule by place', '<style>.a:nth-child(n){display:none}</style>'],
    ['a rule by neighbour', '<style>b + .a, u ~ .a{display:none}</style>'],
    ['a variable', '<style>.a{display:var(--x)}</style>'],
  ])('%s: it is read with it and without', (_, rule) => {
    const { text, otherReadings } = readHtml(`${rule}<p>A<u class="a">x</u>m<u class="a">y</u>a</p>`, 100);
    expect([text, ...otherReadings.split('\n')]).toEqual(expect.arrayContaining(['Axmya', 'Ama']));
  });
});

describe('words with a slash', () => {
  it.each([
    'L.L.Bean/エルエルビーン',
    'S.T.Dupont/デュポン',
    'J.Press/Oxford shirt',
    'and/or',
    'v1.2/beta',
    '12.5/km',
    'e.g./i.e.',
  ])('are no address: %s', (text) => expect(linksInText(`* ${text} 数量: 1`, 10)).toEqual([]));

  it.each(['example.com/a', 'mallory.co.jp/ap/signin', 'bit.ly/3x', 'EXAMPLE.COM/A', 'kxjv.cn/?x=1', 'a.shop/login'])(
    'are one: %s',
    (text) => expect(linksInText(`see ${text} now`, 10)).toEqual([{ kind: 'text', url: `http://${text}`, shown: '' }]),
  );
});
