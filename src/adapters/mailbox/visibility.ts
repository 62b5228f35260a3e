// Can a reader see the text of an element? By what its styles come to: shown at all, large enough, of another colour than
// what is behind it, within the page. What can't be told from here (variables, media) is `maybe`.
import { type ColorData, color as parseColor, serializeRGB } from '@csstools/css-color-parser';
import { parseComponentValue } from '@csstools/css-parser-algorithms';
import { tokenize } from '@csstools/css-tokenizer';
import type { Declarations } from './style-sheet.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** What text inside an element looks like. */
export interface Look {
  /** Null: something whose colour isn't known, such as a picture. */
  readonly color: Rgb | null;
  readonly background: Rgb | null;
  readonly fontPx: number;
  readonly isInvisible: boolean;
  /** Nothing inside it is seen, whatever is said there. */
  readonly isGone: boolean;
  readonly isMaybeGone: boolean;
  /** How much of it comes through, with all that it stands in. */
  readonly opacity: number;
  /** Its letters run from right to left, whatever they are. */
  readonly isReversed: boolean;
}

export const plainLook: Look = {
  color: [0, 0, 0],
  background: [255, 255, 255],
  fontPx: 16,
  isInvisible: false,
  isGone: false,
  isMaybeGone: false,
  opacity: 1,
  isReversed: false,
};

/** Smaller than that nobody reads, px. */
const leastFontPx = 3;
/** Contrast as in WCAG 2 (1 to 21); legible text has 4.5, and below this the eye sees nothing. */
const leastContrast = 1.25;
/** So far outside nothing is seen, px. */
const farPx = 300;

/** Is text with this look seen? */
export function isSeen({ color, background, fontPx, isInvisible, isGone, opacity }: Look): boolean {
  if (isGone || isInvisible || opacity < 0.1 || fontPx < leastFontPx) return false;
  return color === null || background === null || contrast(color, background) >= leastContrast;
}

function contrast(a: Rgb, b: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((byte) => {
    const part = byte / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const known = new Map<string, { readonly rgb: Rgb; readonly alpha: number } | null>();

/** A colour of CSS or of an HTML attribute; null where it is none that is known. */
function colorOf(value: string): { readonly rgb: Rgb; readonly alpha: number } | null {
  const text = /^[0-9a-f]{6}$|^[0-9a-f]{3}$/.test(value) ? `#${value}` : value;
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size > 5_000) known.clear();
  const found = text.length > 100 ? null : computed(text);
  known.set(text, found);
  return found;
}

function computed(text: string): { readonly rgb: Rgb; readonly alpha: number } | null {
  const node = parseComponentValue(tokenize({ css: text }));
  const data: ColorData | false = node === undefined ? false : parseColor(node);
  if (data === false) return null;
  const alpha = typeof data.alpha === 'number' ? data.alpha : 1;
  const parts =
    serializeRGB(data)
      .toString()
      .match(/[\d.]+/g)
      ?.map(Number) ?? [];
  return { rgb: [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0], alpha };
}

const unitsPx: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  q: 0.945,
  rem: 16,
  vw: 6,
  vh: 8,
};
const sizes: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
};

/** A length in px; null where it is none. @param base what 100 % is, px */
function pxOf(value: string, fontPx: number, base: number): number | null {
  const said = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)$/.exec(value);
  if (said === null) return null;
  const [, number = '', unit = ''] = said;
  if (unit === '%') return (Number(number) * base) / 100;
  if (unit === 'em' || unit === 'ex' || unit === 'ch') return Number(number) * fontPx * (unit === 'em' ? 1 : 0.5);
  const one = unitsPx[unit];
  return one === undefined ? (Number(number) === 0 ? 0 : unit === '' ? Number(number) : null) : Number(number) * one;
}

/** Computed at run time by the mail program. */
const isReckoned = (value: string) => /(?:var|calc|min|max|clamp|env)\(/.test(value);
const hidingProperties =
  /^(?:display|visibility|opacity|font(?:-size)?|color|(?:max-)?(?:width|height)|text-indent|left|top|transform|clip(?:-path)?)$/;

/** What they come to is only known by painting the page. */
const undecided = /^(?:(?:-webkit-)?mask(?:-image)?|z-index|animation(?:-name)?|backface-visibility|mix-blend-mode)$/;

/** The look inside an element of which these declarations hold. */
export function lookInside(
  outer: Look,
  declarations: Declarations,
  attributes: Readonly<Record<string, string>>,
): Look {
  const said = (name: string) => declarations.get(name)?.value ?? '';
  const fontPx = fontSize(
    said('font-size') || /(?:^|\s)([\d.]+[a-z%]+|0)(?:\/|\s)/.exec(said('font'))?.[1] || '',
    outer.fontPx,
  );
  const ground = backgroundOf(
    said('background-color') || said('background') || (attributes.bgcolor ?? '').toLowerCase(),
    outer.background,
  );
  const background = said('background-image').includes('(') || attributes.background !== undefined ? null : ground;
  const ink =
    said('-webkit-text-fill-color') || said('color') || (attributes.color ?? attributes.text ?? '').toLowerCase();
  const color = ink === '' || ink === 'inherit' ? outer.color : inkOf(ink, background, outer.color);
  const opacity = said('opacity') || /opacity\(([^)]*)\)/.exec(said('filter'))?.[1] || '';
  const isOverridden =
    attributes.bdo === 'rtl' || (said('unicode-bidi').includes('override') && said('direction') === 'rtl');
  const visibility = said('visibility');
  const isInvisible = /^(?:hidden|collapse)$/.test(visibility) || (visibility !== 'visible' && outer.isInvisible);
  const isReckonedHere = [...declarations].some(
    ([name, { value }]) =>
      (hidingProperties.test(name) && isReckoned(value)) ||
      (undecided.test(name) && !/^(?:none|auto|normal|0)?$/.test(value)),
  );
  return {
    color,
    background,
    fontPx,
    isInvisible,
    isGone: outer.isGone || isGoneBy(said, fontPx) || attributes.hidden !== undefined,
    isMaybeGone: outer.isMaybeGone || isReckonedHere,
    opacity: outer.opacity * Math.min(1, Math.max(0, pxOf(opacity, fontPx, 1) ?? 1)),
    isReversed: isOverridden || (outer.isReversed && said('unicode-bidi') === ''),
  };
}

function fontSize(value: string, outerPx: number): number {
  if (value === 'smaller') return outerPx * 0.83;
  if (value === 'larger') return outerPx * 1.2;
  return sizes[value] ?? pxOf(value, outerPx, outerPx) ?? outerPx;
}

function backgroundOf(value: string, outer: Rgb | null): Rgb | null {
  if (value === '' || /^(?:none|inherit|initial|unset|transparent)$/.test(value)) return outer;
  if (/url\(|gradient\(|image\(/.test(value)) return null;
  const found =
    colorOf(value) ??
    value
      .split(/\s+/)
      .map(colorOf)
      .find((one) => one !== null) ??
    null;
  if (found === null) return outer;
  return outer === null ? (found.alpha > 0.9 ? found.rgb : null) : mixed(found, outer);
}

function mixed({ rgb, alpha }: { readonly rgb: Rgb; readonly alpha: number }, below: Rgb): Rgb {
  const part = (i: 0 | 1 | 2) => rgb[i] * alpha + below[i] * (1 - alpha);
  return [part(0), part(1), part(2)];
}

function inkOf(value: string, background: Rgb | null, outer: Rgb | null): Rgb | null {
  const found = colorOf(value);
  if (found === null) return outer;
  // Ink that lets everything through has the colour of what is below it.
  if (background === null) return found.alpha < 0.05 ? plainLook.background : found.rgb;
  return mixed(found, background);
}

function isGoneBy(said: (name: string) => string, fontPx: number): boolean {
  const px = (name: string) => pxOf(said(name), fontPx, 600);
  const isAtMost = (name: string, most: number) => (px(name) ?? Number.POSITIVE_INFINITY) <= most;
  if (said('display') === 'none' || said('content-visibility') === 'hidden' || said('mso-hide') === 'all') return true;
  if (/alpha\(\s*opacity\s*=\s*\d\s*\)/.test(said('filter') + said('-ms-filter'))) return true;
  if (said('zoom') !== '' && (pxOf(said('zoom'), fontPx, 1) ?? 1) < 0.2) return true;
  if (fontPx > 0 && (px('letter-spacing') ?? 0) <= -0.8 * fontPx) return true;
  const isCut = /hidden|clip|scroll|auto/.test(said('overflow') + said('overflow-x') + said('overflow-y'));
  if (
    isCut &&
    ['width', 'height', 'max-width', 'max-height', 'inline-size', 'block-size', 'line-height'].some((name) =>
      isAtMost(name, 2),
    )
  )
    return true;
  if (
    ['left', 'top', 'margin-left', 'margin-top', 'text-indent', 'inset-inline-start'].some((name) =>
      isAtMost(name, -farPx),
    )
  )
    return true;
  if (
    /^(?:absolute|fixed|relative)$/.test(said('position')) &&
    ['right', 'bottom'].some((name) => (px(name) ?? 0) <= -farPx)
  )
    return true;
  if (
    [...said('margin').split(/\s+/), ...said('translate').split(/\s+/), ...said('inset').split(/\s+/)].some(
      (one) => (pxOf(one, fontPx, 600) ?? 0) <= -farPx,
    )
  )
    return true;
  if (said('float') !== '' && isAtMost('margin-right', -farPx)) return true;
  if (['left', 'top', 'text-indent'].some((name) => (px(name) ?? 0) >= 5_000)) return true;
  return (
    isClipped(said('clip'), said('clip-path'), fontPx) ||
    isTransformedAway(said('transform') + said('scale'), said('scale'), fontPx)
  );
}

function isClipped(clip: string, path: string, fontPx: number): boolean {
  const rect = /rect\(([^)]*)\)/.exec(clip)?.[1];
  if (
    rect
      ?.split(/[\s,]+/)
      .filter((one) => one !== '')
      .every((one) => Math.abs(pxOf(one, fontPx, 600) ?? 99) <= 2)
  )
    return true;
  const inset = /inset\(([^)]*)\)/.exec(path)?.[1];
  if (inset?.split(/\s+/).some((one) => /^(?:[5-9]\d|\d{3,})(?:\.\d+)?%$/.test(one))) return true;
  const points = /polygon\(([^)]*)\)/.exec(path)?.[1]?.match(/-?[\d.]+[a-z%]*/g);
  if (points?.every((one) => Math.abs(pxOf(one, fontPx, 100) ?? 99) <= 1)) return true;
  const round = /(?:circle|ellipse)\(\s*([^\s)]*)/.exec(path)?.[1];
  return round !== undefined && (pxOf(round, fontPx, 100) ?? 99) <= 1;
}

function isTransformedAway(transform: string, scale: string, fontPx: number): boolean {
  if (/scale(?:x|y|3d)?\(\s*0?\.?0*(?:[,)\s]|$)/.test(transform) || /^0?\.?0*(?:\s|$)/.test(scale.replace(/^$/, '1')))
    return true;
  if (
    /rotate[xy]\(\s*-?(?:90|270)deg|matrix(?:3d)?\(\s*0?\.?0+\s*,\s*0?\.?0+\s*,\s*0?\.?0+\s*,\s*0?\.?0+\s*,/.test(
      transform,
    )
  )
    return true;
  const moved = /translate(?:x|y|3d)?\(([^)]*)\)/.exec(transform)?.[1];
  return moved?.split(',').some((one) => Math.abs(pxOf(one.trim(), fontPx, 600) ?? 0) >= farPx) ?? false;
}
