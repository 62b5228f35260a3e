// Times as owners type them, in the shop's zone.
import { describe, expect, it } from '@jest/globals';
import { momentOf } from '../../src/cli/when.ts';
import { noon } from '../support/factories.ts';

const tokyo = 'Asia/Tokyo';
const at = (text: string, edge: 'start' | 'end' = 'start', zone = tokyo) =>
  new Date(momentOf(text, '--from', edge, zone, noon)).toISOString();

describe('a time', () => {
  it.each([
    ['now', 'start', tokyo, '2026-06-10T03:00:00.000Z'],
    ['today', 'start', tokyo, '2026-06-09T15:00:00.000Z'],
    ['tomorrow', 'end', tokyo, '2026-06-11T14:59:59.999Z'],
    ['2026-11-25', 'start', tokyo, '2026-11-24T15:00:00.000Z'],
    ['2026-11-25', 'end', tokyo, '2026-11-25T14:59:59.999Z'],
    ['2026-11-25T18:00', 'end', tokyo, '2026-11-25T09:00:00.000Z'],
    ['2026-11-25 18:00', 'start', 'Europe/Berlin', '2026-11-25T17:00:00.000Z'],
    ['2026-03-29', 'end', 'Europe/Berlin', '2026-03-29T21:59:59.999Z'],
    ['2026-11-25T18:00Z', 'start', tokyo, '2026-11-25T18:00:00.000Z'],
    ['2026-11-25T18:00:30+09:00', 'start', 'UTC', '2026-11-25T09:00:30.000Z'],
    ['2026-11-25T18:00:00+0900', 'start', 'UTC', '2026-11-25T09:00:00.000Z'],
    ['2026-11-25T18:00:00.000Z', 'start', tokyo, '2026-11-25T18:00:00.000Z'],
    ['3d', 'end', tokyo, '2026-06-13T03:00:00.000Z'],
    ['+12h', 'end', tokyo, '2026-06-10T15:00:00.000Z'],
  ] as const)('%s as a %s in %s', (text, edge, zone, expected) => {
    expect(at(text, edge, zone)).toBe(expected);
  });

  it.each(['', 'Friday', '2026-02-30', '2026-13-01', '25:00', '2026-06-10T25:00', '3y', '-3d', '2026-11-25T18:00 JST'])(
    'is not: "%s"',
    (text) => {
      expect(() => at(text)).toThrow(/--from/);
    },
  );
});
