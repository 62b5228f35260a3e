// What a reader sees of a page whose styles hide something, whichever way; and what styles don't hide.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readHtml } from '../../../src/adapters/mailbox/html.ts';
import { linksInText } from '../../../src/adapters/mailbox/text-links.ts';
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
    ['a rule inside of another', '<style>p{.a{display:none} u{font-size:0}}</style>'],
  ])('%s: it is read with it and without', (_, rule) => {
    const { text, otherReadings } = readHtml(`${rule}<p>A<u class="a">x</u>m<u class="a">y</u>a</p>`, 100);
    expect([text, ...otherReadings.split('\n')]).toEqual(expect.arrayContaining(['Axmya', 'Ama']));
  });
});

describe('letters that one program shows and another doesn’t', () => {
  it.each([
    ['noscript', (x: string) => `<noscript>${x}</noscript>`],
    ['noframes', (x: string) => `<noframes>${x}</noframes>`],
    ['details', (x: string) => `<details><summary></summary>${x}</details>`],
    ['popover', (x: string) => `<u popover>${x}</u>`],
  ])('are read with and without: %s', (_, hide) => {
    const { text, otherReadings } = readHtml(`<p>A${hide('x')}m${hide('y')}a</p>`, 100);
    const plain = [text, ...otherReadings.split('\n\n')].map((one) => one.replace(/\s/g, ''));
    expect(plain).toEqual(expect.arrayContaining(['Axmya', 'Ama']));
  });
});

describe('a rule for one of several', () => {
  it.each([':is(em, i){display:none}', 'p :where(.q, em){opacity:0}', ':is(p, div) > em{visibility:hidden}'])(
    'hides what it names, and nothing else: %s',
    (rule) => {
      expect(seen(`<style>${rule}</style><p>A<em>x</em>m<b>a</b></p>`)).toBe('Ama');
    },
  );

  it('that lists lists without end is cut', () => {
    const many = `:is(${Array.from({ length: 50 }, (_, i) => `.a${i}`).join(',')})`;
    expect(seen(`<style>${many.repeat(6)}{display:none}</style><p>seen</p>`)).toBe('seen');
    expect(seen(`<style>${'p{'.repeat(5_000)}display:none${'}'.repeat(5_000)}</style><b>seen</b>`)).toBe('seen');
  });
});

describe('a page’s pictures', () => {
  const sources = (html: string) => readHtml(html, 100).images.map(({ source }) => source);
  it.each([
    '<div style="background:#fff url(https://a.example/b.png)">x</div>',
    '<style>.h{background-image:url("https://a.example/b.png")}</style><p class="h">x</p>',
    '<table background="https://a.example/b.png"><tr><td>x</td></tr></table>',
    '<picture><source srcset="https://a.example/b.png 2x"></picture>',
    '<video poster="https://a.example/b.png"></video>',
  ])('are known wherever they are painted: %s', (html) => {
    expect(sources(html)).toEqual(['https://a.example/b.png']);
  });
});

describe('a page inside a page', () => {
  it('is read beside it, and no page inside of that', () => {
    const inside =
      '&lt;p&gt;Amazon&lt;/p&gt;&lt;a href=&quot;https://a.example/&quot;&gt;x&lt;/a&gt;&lt;iframe srcdoc=y&gt;';
    const { text, links } = readHtml(`<p>1</p><iframe srcdoc="${inside}"></iframe>`, 100);
    expect(text).toContain('Amazon');
    expect(links.map(({ url }) => url)).toContain('https://a.example/');
  });
});

describe('what a style makes of a text', () => {
  it.each([
    ['words before it', '<style>.b::before{content:"Ama"}</style><b class="b">zon</b>'],
    ['words behind it', '<style>.b:after{content:\'zon\'}</style><b class="b">Ama</b>'],
    ['words of an attribute', '<style>.b::before{content:attr(data-n)}</style><b class="b" data-n="Amazon"></b>'],
    ['words in escapes', '<style>.b::before{content:"\\41 mazon"}</style><b class="b"></b>'],
    ['an order of its own', '<span style="unicode-bidi:bidi-override;direction:rtl">nozamA</span>'],
    ['the same by a tag', '<bdo dir="rtl">nozamA</bdo>'],
    ['what stands where no script runs', '<noscript>Amazon</noscript>'],
    ['a style for what stands beside it', '<style>.b::before{display:none}</style><b class="b">Amazon</b>'],
  ])('is read as it is seen: %s', (_, html) => {
    expect(seen(html).toLowerCase()).toBe('amazon');
  });

  it('may not be shown by every mail program: it is read without as well', () => {
    const { otherReadings } = readHtml('<style>.b::before{content:"x"}</style><b class="b">Amazon</b>', 100);
    expect(otherReadings.split('\n')).toContain('Amazon');
  });

  it.each([
    ['a window that isn’t open', '<dialog>x</dialog>'],
    ['what stands for a film', '<video>x</video>'],
    ['choices of a field', '<datalist><option>x</option></datalist>'],
  ])('is not read where nothing shows it: %s', (_, html) => {
    expect(seen(html)).toBe('');
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
