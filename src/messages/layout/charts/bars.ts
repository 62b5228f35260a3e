// Bars over time, stacked, each with the band that is usual for it; what was not seen is hatched, never an empty bar.
import { type Scale, shortNumber, stepsUpTo } from './axis.ts';
import { colours } from './colours.ts';
import { round, strokedText, strokedWidth } from './strokes.ts';
import { canvas, type Size } from './svg.ts';

export interface Bar {
  /** ASCII: `02:00`, `11/22`. Labels that would touch are left out. */
  readonly label: string;
  /** Stacked from below; at most as many as there are colours (3). */
  readonly values: readonly number[];
  /** What is usual here. */
  readonly usual?: { readonly from: number; readonly to: number };
  /** Nothing is known of this time. */
  readonly isUnseen?: boolean;
}

export interface Bars {
  readonly kind: 'bars';
  readonly scale: Scale;
  readonly bars: readonly Bar[];
}

const area = { left: 40, top: 12, bottom: 24, right: 8 };

export function barsSvg({ bars, scale }: Bars, size: Size): string {
  const total = ({ values }: Bar): number => values.reduce((sum, n) => sum + n, 0);
  const steps = stepsUpTo(Math.max(0, ...bars.map((bar) => Math.max(total(bar), bar.usual?.to ?? 0))));
  const top = steps.at(-1) ?? 1;
  const height = size.height - area.top - area.bottom;
  const slot = (size.width - area.left - area.right) / Math.max(1, bars.length);
  const y = (n: number): number => area.top + height * (1 - n / top);
  const rect = (x: number, from: number, to: number, width: number, fill: string): string =>
    `<rect x="${round(x)}" y="${round(y(to))}" width="${round(width)}" height="${round(y(from) - y(to))}" fill="${fill}"/>`;

  const grid = steps.map(
    (n) =>
      `<path d="M${area.left} ${round(y(n))}H${size.width - area.right}" stroke="${colours.grid}"/>${strokedText(shortNumber(n, scale), { x: area.left - 8, y: y(n), anchor: 'end', colour: colours.ink })}`,
  );
  const drawn = bars.map((bar, index) => {
    const x = area.left + slot * index;
    if (bar.isUnseen) return rect(x, 0, top, slot, 'url(#unseen)');
    // A band of no height would vanish: it is shown two pixels high at the least.
    const band = bar.usual && rect(x, bar.usual.from, Math.max(bar.usual.to, (top * 2) / height), slot, colours.usual);
    let from = 0;
    const parts = bar.values.map((n, series) => {
      const part = n > 0 ? rect(x + slot * 0.2, from, from + n, slot * 0.6, colours.series[series] ?? '') : '';
      from += n;
      return part;
    });
    return (band ?? '') + parts.join('');
  });
  const widest = Math.max(0, ...bars.map(({ label }) => strokedWidth(label)));
  const every = Math.max(1, Math.ceil((widest + 10) / slot));
  const labels = bars.map(({ label }, index) =>
    index % every === 0 && label !== ''
      ? strokedText(label, {
          x: area.left + slot * (index + 0.5),
          y: size.height - area.bottom / 2,
          anchor: 'middle',
          colour: colours.ink,
        })
      : '',
  );
  return canvas(size, [...grid, ...drawn, ...labels]);
}
