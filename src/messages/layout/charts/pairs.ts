// One line a thing: what it costs here against what it costs elsewhere. The numbers on the left are those of the table.
import { type Scale, shortNumber, stepsUpTo } from './axis.ts';
import { colours } from './colours.ts';
import { round, strokedText } from './strokes.ts';
import { canvas, type Size } from './svg.ts';

export interface Pairs {
  readonly kind: 'pairs';
  readonly scale: Scale;
  readonly rows: readonly { readonly own: number; readonly other: number }[];
}

const rowHeight = 16;
const area = { left: 40, top: 8, bottom: 24, right: 28 };

export function pairsHeight({ rows }: Pairs): number {
  return area.top + area.bottom + rowHeight * rows.length;
}

export function pairsSvg({ rows, scale }: Pairs, size: Size): string {
  const steps = stepsUpTo(Math.max(0, ...rows.flatMap(({ own, other }) => [own, other])));
  const most = steps.at(-1) ?? 1;
  const bottom = size.height - area.bottom;
  const x = (n: number): number => area.left + ((size.width - area.left - area.right) * n) / most;
  const grid = steps.map(
    (n) =>
      `<path d="M${round(x(n))} ${area.top}V${bottom}" stroke="${colours.grid}"/>${strokedText(shortNumber(n, scale), { x: x(n), y: size.height - area.bottom / 2, anchor: 'middle', colour: colours.ink })}`,
  );
  const lines = rows.map(({ own, other }, index) => {
    const y = area.top + rowHeight * (index + 0.5);
    const dot = (n: number, fill: string): string => `<circle cx="${round(x(n))}" cy="${y}" r="4.5" fill="${fill}"/>`;
    return [
      strokedText(String(index + 1), { x: area.left - 16, y, anchor: 'end', colour: colours.ink }),
      `<path d="M${round(x(own))} ${y}H${round(x(other))}" stroke="${colours.unseen}" stroke-width="2"/>`,
      dot(other, colours.series[1]),
      dot(own, colours.series[0]),
    ].join('');
  });
  return canvas(size, [...grid, ...lines]);
}
