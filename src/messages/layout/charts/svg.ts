// The frame of every chart.
import { colours } from './colours.ts';

export interface Size {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const hatch = `<defs><pattern id="unseen" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${colours.paper}"/><path d="M0 0V6" stroke="${colours.unseen}" stroke-width="2"/></pattern></defs>`;

export function canvas({ width, height }: Size, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${hatch}<rect width="${width}" height="${height}" fill="${colours.paper}"/>${parts.join('')}</svg>`;
}
