// Inputs that nobody would write, made of some that somebody would: the same for the same number, on every machine.
import { random } from './mails/random.ts';

const longest = 65_536;

/** What readers trip over. */
const tokens = [
  ...[
    '\0',
    '\r',
    '\n',
    '\r\n\r\n',
    '\t',
    '"',
    "'",
    '\\',
    '<',
    '>',
    '{',
    '[',
    ',',
    ';',
    ':',
    '%',
    '%00',
    '%E3%81',
    '../',
  ],
  ...['=?utf-8?B?', '=?iso-2022-jp?Q?=1B$B?=', '\x1b$B', '--b', 'base64', 'null', 'true', 'NaN', '1e999', '-1', '٣'],
  ...['99999999999999999999', '2026-02-30T25:61:61Z', '__proto__', 'constructor', '\ufeff', '\u202e', '\u0000'],
].map((token) => Buffer.from(token));

/** The `n`th input of a seed, made from this corpus. */
export function mutated(corpus: readonly Buffer[], seed: number, n: number): Buffer {
  const { next, pick } = random(Math.imul(seed, 0x9e3779b1) ^ n);
  const below = (limit: number) => Math.floor(next() * limit);
  let bytes = pick(corpus);
  for (let left = 1 + below(8); left > 0; left--) {
    const from = below(bytes.length + 1);
    const to = Math.min(bytes.length, from + below(next() < 0.2 ? 4096 : 32));
    const [before, within, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
    const changes = [
      () => [before, after],
      () => [before, pick(tokens), within, after],
      () => [before, pick(tokens), after],
      () => [before, ...Array.from({ length: 2 + below(60) }, () => within), after],
      () => [before, Buffer.from([below(256)]), within.subarray(1), after],
      () => [before, pick(corpus).subarray(from)],
      () => [before],
      () => [after, before, within],
    ];
    bytes = Buffer.concat(pick(changes)()).subarray(0, longest);
  }
  return bytes;
}
