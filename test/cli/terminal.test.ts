// What a stranger wrote is shown at the terminal and never obeyed by it.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { note, say, sayJson, type Terminal } from '../../src/cli/terminal.ts';

function printed(write: (terminal: Terminal) => void): string {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  write({ stdin, stdout, stderr });
  return `${stdout.read() ?? ''}${stderr.read() ?? ''}`;
}
const obeyed = /(?![\n\t])\p{Cc}|[\u202a-\u202e]/u;
const words = fc.string({
  unit: fc.oneof(fc.constantFrom('\u001b', '\u009b', '\u007f', '\b', '\r', '\u202e'), fc.string({ unit: 'binary' })),
});

describe('the terminal', () => {
  it('is given no control that it would obey, of seven bits or of eight', () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const line of [printed((to) => say(to, text)), printed((to) => note(to, text))])
          expect(line).not.toMatch(obeyed);
        const json = printed((to) => sayJson(to, { storeName: text }));
        expect(json).not.toMatch(obeyed);
        expect(JSON.parse(json)).toEqual({ storeName: text });
      }),
    );
  });

  it('is told no safe phrase as JSON, wherever one stands', () => {
    const json = printed((to) => sayJson(to, [{ account: { id: 'alice', safePhrase: 'blue teapot' } }]));
    expect(JSON.parse(json)).toEqual([{ account: { id: 'alice' } }]);
  });
});
