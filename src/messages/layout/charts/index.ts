// Charts: data in, picture out, drawn in this process. Only digits and signs are inside; the words stand beside it in
// the message. Used by mails (PNG, embedded) and by reports as pages (SVG).
import { Resvg } from '@resvg/resvg-js';
import { type Chart, chartSvg } from './chart-svg.ts';

export type { Scale } from './axis.ts';
export type { Bar, Bars } from './bars.ts';
export { type Chart, chartSize, chartSvg } from './chart-svg.ts';
export { colours } from './colours.ts';
export type { Pairs } from './pairs.ts';

/** Finer than CSS pixels: phones show three for one, and on a wide screen the picture is stretched to 568. */
const zoom = 3;

/** No font is loaded, since none is needed: the same bytes on every machine. */
export function chartPng(chart: Chart): Uint8Array {
  const options = { fitTo: { mode: 'zoom', value: zoom }, font: { loadSystemFonts: false } } as const;
  return new Resvg(chartSvg(chart), options).render().asPng();
}
