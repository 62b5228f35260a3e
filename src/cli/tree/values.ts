// How the values of flags are read.
import { InvalidArgumentError } from 'commander';
import type { T } from './surroundings.ts';

export function commaList(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

export function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** Numbers and times; each says in the reader's language what it wants. */
export function numberReaders(t: T) {
  function wholeNumber(text: string): number {
    if (!/^\d{1,9}$/.test(text))
      throw new InvalidArgumentError(t('It must be a whole number.', '整数で指定してください。'));
    return Number(text);
  }

  function portNumber(text: string): number {
    const port = wholeNumber(text);
    if (port > 65_535) throw new InvalidArgumentError(t('A port is at most 65535.', 'ポート番号は65535までです。'));
    return port;
  }

  function positiveNumber(text: string): number {
    const number = Number(text);
    if (!Number.isFinite(number) || number < 0 || text.trim() === '')
      throw new InvalidArgumentError(t('It must be a number.', '数で指定してください。'));
    return number;
  }

  function timeSpan(text: string): number {
    const match = /^([1-9]\d{0,3})(m|h|d)$/.exec(text);
    const ms = match ? Number(match[1]) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[match[2] as 'm' | 'h' | 'd'] : 0;
    if (ms < 60_000 || ms > 86_400_000)
      throw new InvalidArgumentError(
        t('It must be a time from 1m to 1d, such as 15m.', '1m〜1d の長さを 15m のように指定してください。'),
      );
    return ms;
  }

  function atLeastOne(text: string): number {
    const number = wholeNumber(text);
    if (number < 1) throw new InvalidArgumentError(t('It must be at least 1.', '1以上にしてください。'));
    return number;
  }

  return { wholeNumber, portNumber, positiveNumber, timeSpan, atLeastOne };
}
