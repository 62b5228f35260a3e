// Days and hours on the wall of every zone that there is, through a year of its changes of clocks.
import { describe, expect, it } from '@jest/globals';
import { dayMs, fromLocal, localDay, startOfDay, zoneOffsetMs } from '../../src/domain/clock.ts';

const zones = Intl.supportedValuesOf('timeZone');
const weeks = Array.from({ length: 53 }, (_, week) => Date.UTC(2027, 0, 1) / dayMs + 7 * week);

/** The days of the weeks in which the zone's clocks change. */
function daysOfChange(zone: string): number[] {
  const offsets = weeks.map((day) => zoneOffsetMs(day * dayMs, zone));
  return weeks.flatMap((day, i) =>
    i > 0 && offsets[i] !== offsets[i - 1] ? Array.from({ length: 9 }, (_, back) => day + 1 - back) : [],
  );
}

describe('the start of a day', () => {
  it('is its first moment, also where the clocks change at midnight (Havana, Santiago, the Azores)', () => {
    const wrong: string[] = [];
    for (const zone of zones)
      for (const day of daysOfChange(zone)) {
        const start = startOfDay(day, zone);
        if (localDay(start, zone) !== day || localDay(start - 1, zone) !== day - 1)
          wrong.push(`${zone} ${new Date(day * dayMs).toISOString()}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('a time on the wall', () => {
  const at = (zone: string, ...wall: [number, number, number, number, number]) =>
    new Date(fromLocal(zone, ...wall)).toISOString();

  it('is the first of two where the clocks go back', () => {
    expect(at('Europe/Berlin', 2027, 10, 31, 2, 30)).toBe('2027-10-31T00:30:00.000Z');
    expect(at('America/St_Johns', 2027, 11, 7, 1, 15)).toBe('2027-11-07T03:45:00.000Z');
  });

  it('that is left out lies as long after the change', () => {
    expect(at('Europe/Berlin', 2027, 3, 28, 2, 30)).toBe('2027-03-28T01:30:00.000Z');
    expect(at('America/Los_Angeles', 2027, 3, 14, 2, 0)).toBe('2027-03-14T10:00:00.000Z');
  });

  it('is read back as it was written, everywhere', () => {
    for (const zone of zones) {
      const noon = fromLocal(zone, 2027, 2, 28, 12);
      expect([zone, noon + zoneOffsetMs(noon, zone)]).toEqual([zone, Date.UTC(2027, 1, 28, 12)]);
    }
  });
});
