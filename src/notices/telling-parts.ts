// Which parts of a long text are searched: a lure may stand below pages of somebody else's prose.

/** So much of a text is searched at its beginning, and as much around what names Amazon further below. */
const readLimit = 20_000;
const around = 400;
const placesBelow = 40;

/** The parts of a text in which a claim could stand: its beginning, and what is around Amazon's name below that. */
export function tellingParts(text: string): string {
  if (text.length <= readLimit) return text;
  const below = [
    ...text.slice(readLimit).matchAll(/amazon|ａｍａｚｏｎ|アマゾン|ｱﾏｿﾞﾝ|amaz0n|prime|seller|アカウント/giu),
  ]
    .slice(0, placesBelow)
    .map(({ index }) => text.slice(readLimit + index - around, readLimit + index + around));
  return [text.slice(0, readLimit), ...below, text.slice(-readLimit / 4)].join('\n');
}
