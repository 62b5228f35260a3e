// Words of a note as services take them: cut to a length in the measure of each, and without mentions.
import type { Note } from '../domain/telling/channel-kind.ts';

/** As much as fits into so many UTF-16 units, never half a character. */
export function cutUnits(text: string, limit: number): string {
  return cutBy(text, limit, (part) => part.length);
}

/** As much as fits into so many bytes of UTF-8. */
export function cutBytes(text: string, limit: number): string {
  return cutBy(text, limit, (part) => Buffer.byteLength(part));
}

/** As much as fits into so many characters, each counting one. */
export function cutCharacters(text: string, limit: number): string {
  return cutBy(text, limit, (part) => [...part].length);
}

const dots = '…';

function cutBy(text: string, limit: number, measure: (part: string) => number): string {
  if (measure(text) <= limit) return text;
  let [kept, room] = ['', limit - measure(dots)];
  for (const character of text) {
    room -= measure(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}${dots}`;
}

/** `@everyone` rings nobody: the sign is shown wide, which no service reads as a mention. */
export function unmentioned(text: string): string {
  return text.replaceAll('@', '＠');
}

/** The shop and what there is to say about it, below the headline. */
export function linesBelow({ shop, lines, care }: Note): string {
  return [shop, ...lines, ...(care === null ? [] : [care])].join('\n');
}
