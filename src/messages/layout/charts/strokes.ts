// Digits and a few signs as strokes: a picture needs no font, and looks the same on every machine.

/** Width in units of the grid, and the path; a digit is 6 wide and 10 high, its top left at 0, 0. */
const strokes: Readonly<Record<string, readonly [width: number, path: string]>> = {
  '0': [6, 'M3 0C1 0 0 2 0 5S1 10 3 10 6 8 6 5 5 0 3 0Z'],
  '1': [6, 'M1 2L3.5 0V10'],
  '2': [6, 'M.3 2.6C.5 1 1.6 0 3 0 4.6 0 5.8 1.1 5.8 2.7 5.8 4.6 3.8 6 0 10H6'],
  '3': [
    6,
    'M.4 1.6C.9.6 1.8 0 3 0 4.5 0 5.6 1 5.6 2.4 5.6 3.9 4.5 4.7 2.6 4.7 4.7 4.7 6 5.7 6 7.3 6 8.9 4.7 10 3 10 1.6 10 .5 9.3 0 8.1',
  ],
  '4': [6, 'M4.4 10V0L0 7H6'],
  '5': [6, 'M5.4 0H1L.5 4.7C1.2 4.1 2 3.8 3 3.8 4.8 3.8 6 5 6 6.9S4.7 10 2.9 10C1.6 10 .5 9.4 0 8.4'],
  '6': [
    6,
    'M5.4.9C4.9.3 4.1 0 3.3 0 1.2 0 0 2 0 5.3 0 8.4 1.1 10 3 10 4.8 10 6 8.7 6 6.9S4.8 3.9 3.1 3.9C1.7 3.9.5 4.8.1 6.2',
  ],
  '7': [6, 'M0 0H6L2.2 10'],
  '8': [
    6,
    'M3 4.6C1.4 4.6.5 3.6.5 2.3S1.5 0 3 0 5.5 1 5.5 2.3 4.6 4.6 3 4.6C1.2 4.6 0 5.7 0 7.3S1.2 10 3 10 6 8.9 6 7.3 4.8 4.6 3 4.6Z',
  ],
  '9': [
    6,
    'M.6 9.1C1.1 9.7 1.9 10 2.7 10 4.8 10 6 8 6 4.7 6 1.6 4.9 0 3 0 1.2 0 0 1.3 0 3.1S1.2 6.1 2.9 6.1C4.3 6.1 5.5 5.2 5.9 3.8',
  ],
  ':': [2, 'M1 3V3.1M1 8V8.1'],
  '.': [2, 'M1 10V10.1'],
  ',': [2, 'M1.2 9.6L.6 11.6'],
  '/': [4, 'M0 11L4 -1'],
  '-': [4, 'M0 5.5H4'],
  '+': [6, 'M0 5.5H6M3 2.5V8.5'],
  '%': [
    8,
    'M7 0L1 10M1.8 0C.8 0 0 .9 0 2.2S.8 4.4 1.8 4.4 3.6 3.5 3.6 2.2 2.8 0 1.8 0ZM6.2 5.6C5.2 5.6 4.4 6.5 4.4 7.8S5.2 10 6.2 10 8 9.1 8 7.8 7.2 5.6 6.2 5.6Z',
  ],
  k: [5, 'M0 0V10M4.4 3.4L0 7.4M1.8 5.8L4.8 10'],
  M: [7, 'M0 10V0L3.5 6L7 0V10'],
  万: [10, 'M0 .5H10M4 .5C4 5 2.8 8.2 .3 10M3.7 4.2H8.6C8.6 7.4 8.2 9.9 6 9.9L4.9 9.5'],
  円: [9, 'M.3 10V.4H8.7V8.8C8.7 9.7 8.3 10 7.4 10M4.5 .4V5.2M.3 5.2H8.7'],
  ' ': [3, ''],
};

const gap = 2.2;

function glyphs(text: string): (readonly [number, string])[] {
  return [...text].map((char) => {
    const glyph = strokes[char];
    if (!glyph) throw new RangeError(`a chart can't write "${char}": only digits and ${Object.keys(strokes).join('')}`);
    return glyph;
  });
}

/** In units of the grid. */
function widthOf(text: string): number {
  return glyphs(text).reduce((sum, [width]) => sum + width + gap, -gap);
}

export interface StrokedText {
  readonly x: number;
  /** Of the text's middle line. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly colour: string;
}

/** Height of a digit in pixels. */
const digitHeight = 8.5;
const scale = digitHeight / 10;

/** Pixels that a text takes. */
export function strokedWidth(text: string): number {
  return widthOf(text) * scale;
}

/** A text as one SVG path. Throws on signs that it doesn't have: words belong beside the picture. */
export function strokedText(text: string, { x, y, anchor, colour }: StrokedText): string {
  const width = strokedWidth(text);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  let at = 0;
  const paths = glyphs(text).map(([glyphWidth, path]) => {
    const placed = path && `<path transform="translate(${round(at)} 0)" d="${path}"/>`;
    at += glyphWidth + gap;
    return placed;
  });
  const place = `translate(${round(left)} ${round(y - digitHeight / 2)}) scale(${scale})`;
  return `<g transform="${place}" fill="none" stroke="${colour}" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">${paths.join('')}</g>`;
}

/** Two decimals are finer than a pixel. */
export function round(n: number): number {
  return Math.round(n * 100) / 100;
}
