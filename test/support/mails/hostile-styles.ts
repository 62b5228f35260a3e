// Pages whose styles are made to cost their reader time: rules that each ask much of each element, and styles without end.
const page = (css: string, body: string) => `<html><head><style>${css}</style></head><body>${body}</body></html>`;
const times = (n: number, make: (i: number) => string) => Array.from({ length: n }, (_, i) => make(i)).join('');

/** Name and page, a few megabytes at the most. */
export const hostilePages: readonly (readonly [name: string, page: () => string])[] = [
  [
    'rules that all hold for all',
    () =>
      page(
        times(3_000, (i) => `*{color:#${i}}`),
        '<b>x</b>'.repeat(60_000),
      ),
  ],
  [
    'rules of long chains',
    () =>
      page(
        times(2_000, () => 'b '.repeat(40).concat('{color:red}')),
        `${'<b>'.repeat(400)}${'<i>x</i><b>y</b>'.repeat(20_000)}`,
      ),
  ],
  [
    'rules by attributes',
    () =>
      page(
        times(2_000, (i) => `[a*="${i}"][b$="${i}"]{opacity:0}`),
        `<b a="${'x'.repeat(500)}" b="y">x</b>`.repeat(5_000),
      ),
  ],
  ['blocks in blocks', () => page('a{'.repeat(90_000), '<p>x</p>')],
  ['media in media', () => page('@media all{'.repeat(15_000), '<p>x</p>')],
  ['brackets in selectors', () => page(`${':not('.repeat(40_000)}a`, '<p>x</p>')],
  ['a thousand classes each', () => page('.a{color:red}', `<b class="${'a b c '.repeat(150)}">x</b>`.repeat(3_000))],
  [
    'styles each of their own',
    () =>
      page(
        '',
        times(30_000, (i) => `<b style="color:rgb(${i},0,0);font-size:${i}px">x</b>`),
      ),
  ],
  ['styles of brackets', () => page('', `<b style="color:${'rgb('.repeat(1_000)}">x</b>`.repeat(800))],
  ['sheets begun', () => `${'<style>'.repeat(300_000)}`],
];
