// Dates as reports write them: every marketplace its own way, most with a zone's abbreviation.
import type { Instant } from '../../../domain/clock.ts';
import { fromLocal } from '../../../domain/clock.ts';
import { findMarketplace } from '../../../domain/marketplace.ts';
import { parseIsoInstant, utcOf } from '../normalise/iso-instant.ts';
import { zoneMs } from './zones.ts';

/** The moment that a text says, or null. */
export type DateReader = (text: string) => Instant | null;

const form = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:[T ,]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?)?\s*(\S*)$/i;

/**
 * Reads `2022-03-15 02:26:37 PDT`, `29/09/2025 16:19:39 BST`, `2026/03/01 12:34:56 JST`, `29.09.2025 16:19:39 MESZ`
 * and ISO 8601. The day comes first where the year is last, but on Amazon.com the month. A zone that isn't written or
 * isn't known is the marketplace's. Null for anything else and for days that no calendar has.
 */
export function newDateReader(marketplaceId: string): DateReader {
  const marketplace = findMarketplace(marketplaceId);
  const timeZone = marketplace?.timeZone ?? 'UTC';
  const isMonthFirst = marketplace?.country === 'US';
  const zones = new Map<string, number | null>();
  const offsetOf = (zone: string): number | null => {
    let ms = zones.get(zone);
    if (ms === undefined) {
      ms = zoneMs(zone, marketplaceId);
      if (zones.size < 100) zones.set(zone, ms);
    }
    return ms;
  };

  return (text) => {
    const match = form.exec(text);
    if (!match) return parseIsoInstant(text);
    const [, first = '', , second = '', third = '', hour = '0', minute = '0', secondOfMinute = '0', zone = ''] = match;
    const isYearFirst = first.length === 4;
    if (isYearFirst === (third.length === 4)) return null;
    const [year, a, b] = isYearFirst ? [first, second, third] : [third, first, second];
    const [month, day] = isYearFirst || isMonthFirst ? [a, b] : [b, a];
    const wall = [
      Number(year),
      Number(month),
      Number(day),
      Number(hour),
      Number(minute),
      Number(secondOfMinute),
    ] as const;
    const asUtc = utcOf(...wall);
    if (asUtc === null) return null;
    const offset = offsetOf(zone);
    return offset === null ? fromLocal(timeZone, ...wall) : asUtc - offset;
  };
}
