// Charts: data in, picture out, drawn in this process. Only digits and signs are inside; the words stand beside it in
// the message. Used by mails (PNG, embedded) and by reports as pages (SVG).
import { Resvg } from '@resvg/resvg-js';
import { type Bars, barsSvg } from './bars.ts';
import { type Pairs, pairsHeight, pairsSvg } from './pairs.ts';
import type { Size } from './svg.ts';

export type { Scale } from './axis.ts';
export type { Bar, Bars } from './bars.ts';
export { colours } from './colours.ts';
export type { Pairs } from './pairs.ts';

export type Chart = Bars | Pairs;

/** As wide as a message's text on a phone of 360 px, so that its digits are not shrunk there; elsewhere it grows. */
const width = 328;
const barsHeight = 150;
/** Finer than CSS pixels: phones show three for one, and on a wide screen the picture is stretched to 568. */
const zoom = 3;

export function chartSize(chart: Chart): Size {
  return { width, height: chart.kind === 'bars' ? barsHeight : pairsHeight(chart) };
}

export function chartSvg(chart: Chart): string {
  const size = chartSize(chart);
  return chart.kind === 'bars' ? barsSvg(chart, size) : pairsSvg(chart, size);
}

/** No font is loaded, since none is needed: the same bytes on every machine. */
export function chartPng(chart: Chart): Uint8Array {
  const options = { fitTo: { mode: 'zoom', value: zoom }, font: { loadSystemFonts: false } } as const;
  return new Resvg(chartSvg(chart), options).render().asPng();
}
