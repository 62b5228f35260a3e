// ISO weeks in local calendars: names around new year, and weeks in which the clocks change.
import { describe, expect, it } from '@jest/globals';
import { hourMs, startOfDay } from '../../../src/domain/clock.ts';
import { isoDay, mondayOfWeek, spanOfWeek, weekAt, weeksLater } from '../../../src/domain/reports/week.ts';

const lengthOf = (week: string, zone: string) => {
  const { from, to } = spanOfWeek(week, zone);
  return (to - from) / hourMs;
};

describe('ISO weeks', () => {
  it.each([
    ['2026-11-22', '2026-W47'],
    ['2026-11-23', '2026-W48'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['1969-12-29', '1970-W01'],
  ])('%s lies in %s', (day, week) => {
    expect(weekAt(Date.parse(`${day}T12:00:00Z`), 'UTC')).toBe(week);
    expect(isoDay(mondayOfWeek(week) ?? 0) <= day).toBe(true);
  });

  it('go by the local day: Sunday night in London is Monday in Tokyo', () => {
    const at = Date.UTC(2026, 10, 22, 16);
    expect(weekAt(at, 'Europe/London')).toBe('2026-W47');
    expect(weekAt(at, 'Asia/Tokyo')).toBe('2026-W48');
  });

  it.each(['2026-W54', '2025-W53', '2026-W00', '2026-47', 'W47', '', '2026-W4', '2026-W47-1'])('%p is none', (week) => {
    expect(mondayOfWeek(week)).toBeNull();
    expect(() => spanOfWeek(week, 'UTC')).toThrow('is no ISO week');
  });

  it('are an hour shorter or longer where the clocks change, and begin at local midnight', () => {
    expect(lengthOf('2026-W13', 'Europe/Berlin')).toBe(167);
    expect(lengthOf('2026-W43', 'Europe/Berlin')).toBe(169);
    expect(lengthOf('2026-W43', 'Asia/Tokyo')).toBe(168);
    const { from } = spanOfWeek('2026-W44', 'Europe/Berlin');
    expect(new Date(from).toISOString()).toBe('2026-10-25T23:00:00.000Z');
    expect(from).toBe(startOfDay(mondayOfWeek('2026-W44') ?? 0, 'Europe/Berlin'));
  });

  it('follow each other over a year with 53', () => {
    expect(weeksLater('2026-W52', 1)).toBe('2026-W53');
    expect(weeksLater('2026-W52', 2)).toBe('2027-W01');
    expect(weeksLater('2027-W01', -8)).toBe('2026-W46');
  });
});
