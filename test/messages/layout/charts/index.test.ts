// Pictures: what is drawn where, that no font is needed, and that every machine draws the same bytes.
import { describe, expect, it } from '@jest/globals';
import { shortNumber, stepsUpTo } from '../../../../src/messages/layout/charts/axis.ts';
import { type Bar, chartPng, chartSize, chartSvg, colours } from '../../../../src/messages/layout/charts/index.ts';
import { strokedWidth } from '../../../../src/messages/layout/charts/strokes.ts';

const bar = (values: number[], more: Partial<Bar> = {}): Bar => ({ label: '02:00', values, ...more });
const scale = { language: 'en' } as const;
const bars = (...all: Bar[]) => ({ kind: 'bars', scale, bars: all }) as const;

/** Heights of the rectangles of a colour, in pixels. */
function heights(svg: string, fill: string): number[] {
  const found = svg.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="[\d.]+" height="([\d.]+)" fill="([^"]+)"/g);
  return [...found].flatMap(([, height, colour]) => (colour === fill ? [Number(height)] : []));
}

describe('bars', () => {
  it('are as high as their numbers, and stacked', () => {
    const svg = chartSvg(bars(bar([10, 5]), bar([20])));
    const [one = 0, two = 0] = heights(svg, colours.series[0]);
    expect(two / one).toBeCloseTo(2, 1);
    expect(heights(svg, colours.series[1])[0]).toBeCloseTo(one / 2, 0);
  });

  it('show what is usual behind each, also where it is next to nothing', () => {
    const svg = chartSvg(bars(bar([23], { usual: { from: 0, to: 0.02 } }), bar([0], { usual: { from: 5, to: 15 } })));
    const [little = 0, much = 0] = heights(svg, colours.usual);
    expect(little).toBeGreaterThanOrEqual(2);
    expect(much).toBeGreaterThan(5 * little);
  });

  it('tell what was not seen from none', () => {
    expect(chartSvg(bars(bar([0])))).not.toContain('url(#unseen)');
    expect(chartSvg(bars(bar([9], { isUnseen: true }), bar([1])))).toContain('url(#unseen)');
    expect(heights(chartSvg(bars(bar([9], { isUnseen: true }), bar([1]))), colours.series[0])).toHaveLength(1);
  });

  it('leave out labels that would touch', () => {
    const strokes = (svg: string) => svg.match(/scale\(0\.85\)/g)?.length ?? 0;
    const few = strokes(chartSvg(bars(...Array.from({ length: 6 }, () => bar([1])))));
    const many = strokes(chartSvg(bars(...Array.from({ length: 200 }, () => bar([1])))));
    expect(many).toBeLessThan(few + 20);
  });

  it('refuse words: they belong beside the picture', () => {
    expect(() => chartSvg(bars(bar([1], { label: '月' })))).toThrow(/only digits/);
  });
});

describe('a picture', () => {
  it.each([
    ['of nothing', bars()],
    ['of zeros', bars(bar([0]), bar([]))],
    ['of millions', bars(bar([3_200_000]))],
    ['of one price', { kind: 'pairs', scale, rows: [{ own: 1, other: 30_000 }] } as const],
  ])('%s is drawn, with no text that would need a font', (_, chart) => {
    const svg = chartSvg(chart);
    expect(svg).not.toMatch(/<text|NaN|Infinity|undefined/);
    const png = Buffer.from(chartPng(chart));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // Width and height stand at bytes 16 and 20 of every PNG.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      3 * chartSize(chart).width,
      3 * chartSize(chart).height,
    ]);
    expect(Buffer.from(chartPng(chart)).equals(png)).toBe(true);
  });

  it('puts the cheaper price to the left of the dearer', () => {
    const svg = chartSvg({ kind: 'pairs', scale, rows: [{ own: 2400, other: 30_000 }] });
    const x = (fill: string) => Number(new RegExp(`cx="([\\d.]+)"[^>]*fill="${fill}"`).exec(svg)?.[1]);
    expect(x(colours.series[0])).toBeLessThan(x(colours.series[1]));
  });
});

describe('an axis', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [23, [0, 10, 20, 30]],
    [1000, [0, 500, 1000]],
  ])('up to %d has the steps %j', (most, steps) => {
    expect(stepsUpTo(most)).toEqual(steps);
  });

  it.each([
    [0, '0', '0', '0'],
    [950, '950', '950', '950円'],
    [1500, '1.5k', '1,500', '1,500円'],
    [12_000, '12k', '1.2万', '1.2万円'],
    [3_200_000, '3.2M', '320万', '320万円'],
    [120_000_000, '120M', '12,000万', '12,000万円'],
  ])('writes %d as %s, in Japanese as %s and of money as %s', (n, english, japanese, yen) => {
    expect(shortNumber(n, scale)).toBe(english);
    expect(shortNumber(n, { language: 'ja' })).toBe(japanese);
    expect(shortNumber(n, { language: 'ja', isYen: true })).toBe(yen);
    expect(strokedWidth(yen)).toBeGreaterThan(0);
  });
});
