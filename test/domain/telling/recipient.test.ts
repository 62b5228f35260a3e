// Quiet hours as a person writes them, and when they end, also on the nights when the clocks change.
import { describe, expect, it } from '@jest/globals';
import { hourMs, minuteMs } from '../../../src/domain/clock.ts';
import { parseQuietHours, quietHoursText, quietUntil } from '../../../src/domain/telling/recipient.ts';

describe('quiet hours', () => {
  it.each(['22:00-07:00', '00:00-06:30', '13:05-13:10'])('%s is read and written alike', (text) => {
    const hours = parseQuietHours(text);
    expect(hours && quietHoursText(hours)).toBe(text);
  });

  it.each(['', '22-7', '24:00-07:00', '22:60-07:00', '22:00', '22:00-07:00-08:00', '08:00-08:00', 'at night'])(
    'refuses %j',
    (text) => expect(parseQuietHours(text)).toBeNull(),
  );

  it.each([
    ['late in the evening', '2026-06-10T13:30:00Z', '2026-06-10T22:00:00Z'],
    ['at their first minute', '2026-06-10T13:00:00Z', '2026-06-10T22:00:00Z'],
    ['before dawn', '2026-06-09T18:00:00Z', '2026-06-09T22:00:00Z'],
    ['a minute before their end', '2026-06-09T21:59:00Z', '2026-06-09T22:00:00Z'],
    ['at their end', '2026-06-09T22:00:00Z', null],
    ['at noon', '2026-06-10T03:00:00Z', null],
  ])('22:00-07:00 in Tokyo, %s', (_, at, until) => {
    const end = quietUntil({ fromMinute: 22 * 60, toMinute: 7 * 60 }, 'Asia/Tokyo', Date.parse(at));
    expect(end === null ? null : new Date(end).toISOString().replace('.000', '')).toBe(until);
  });

  it('within one day', () => {
    const siesta = { fromMinute: 13 * 60, toMinute: 15 * 60 };
    const two = Date.parse('2026-06-10T05:00:00Z');
    expect(quietUntil(siesta, 'Asia/Tokyo', two)).toBe(two + hourMs);
    expect(quietUntil(siesta, 'Asia/Tokyo', two + hourMs)).toBeNull();
  });

  it.each([
    ['an hour shorter in spring', '2026-03-28T21:30:00Z', '2026-03-29T05:00:00Z'],
    ['an hour longer in autumn', '2026-10-24T20:30:00Z', '2026-10-25T06:00:00Z'],
  ])('end at seven by the wall in Berlin: %s', (_, at, until) => {
    const hours = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    expect(quietUntil(hours, 'Europe/Berlin', Date.parse(at))).toBe(Date.parse(until));
  });

  it('hold every moment of the night until the same end', () => {
    const hours = { fromMinute: 22 * 60, toMinute: 7 * 60 };
    const ten = Date.parse('2026-06-10T13:00:00Z');
    const ends = Array.from({ length: 9 * 12 }, (_, i) => quietUntil(hours, 'Asia/Tokyo', ten + i * 5 * minuteMs));
    expect(new Set(ends)).toEqual(new Set([ten + 9 * hourMs]));
  });
});
