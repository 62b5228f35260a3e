// A time zone as a row has it. One that this computer doesn't know (any more) is read as UTC: days that begin at another hour
// are better than a shop that is not watched.
import { isTimeZone } from '../../../domain/clock.ts';

const known = new Map<string, string>();

export function toZone(kept: string): string {
  const before = known.get(kept);
  if (before !== undefined) return before;
  const zone = isTimeZone(kept) ? kept : 'UTC';
  known.set(kept, zone);
  return zone;
}
