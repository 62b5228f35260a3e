// The sign of the program where one is shown: on a phone's first page, beside a notification. A house with a light in it.
import { Resvg } from '@resvg/resvg-js';

/** Round or square, phones cut off what lies outside the middle four fifths. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
<rect width="512" height="512" fill="#8a3b00"/>
<path d="M256 108 92 250h42v150h244V250h42z" fill="#fff"/>
<path d="M256 214c-44 0-78 36-92 58 14 22 48 58 92 58s78-36 92-58c-14-22-48-58-92-58z" fill="#8a3b00"/>
<circle cx="256" cy="272" r="34" fill="#ffd9b3"/>
</svg>`;

export const iconSizes = [180, 192, 512] as const;

/** Square, so many pixels wide. */
export function iconPng(width: (typeof iconSizes)[number]): Uint8Array {
  return new Resvg(icon, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render().asPng();
}
