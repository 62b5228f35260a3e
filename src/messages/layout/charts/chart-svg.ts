// A chart as SVG, for pages; pictures for mails are made of the same (index.ts).
import { type Bars, barsSvg } from './bars.ts';
import { type Pairs, pairsHeight, pairsSvg } from './pairs.ts';
import type { Size } from './svg.ts';

export type Chart = Bars | Pairs;

/** As wide as a message's text on a phone of 360 px, so that its digits are not shrunk there; elsewhere it grows. */
const width = 328;
const barsHeight = 150;
export function chartSize(chart: Chart): Size {
  return { width, height: chart.kind === 'bars' ? barsHeight : pairsHeight(chart) };
}

export function chartSvg(chart: Chart): string {
  const size = chartSize(chart);
  return chart.kind === 'bars' ? barsSvg(chart, size) : pairsSvg(chart, size);
}
