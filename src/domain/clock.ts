// Time as a value: instants, calendar days and hours in an account's own zone.
// Only adapters/clock.ts reads the real time; everything else is handed a Clock or an Instant.

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** A calendar day in some time zone, counted in days from 1970-01-01 there. */
export type DayNumber = number;

export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The one source of time and of waiting. Tests and the demo hand in their own. */
export interface Clock {
  now(): Instant;
  /** Resolves after `ms` of this clock's time; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** How many of its milliseconds go by in a real one; 1 where it isn't said. */
  readonly speed?: number;
}

/** How long `ms` of the clock take in reality: for timers that are not the clock's. */
export function realMs({ speed = 1 }: Clock, ms: number): number {
  return Math.max(0, Math.round(ms / speed));
}

/**
 * What depends on the local day alone, found but once for all moments of a quarter of an hour in turn (days begin at one
 * everywhere): thousands of orders are asked about in the order of time.
 */
export function bySlot<T>(valueAt: (at: Instant) => T): (at: Instant) => T {
  let last: { readonly slot: number; readonly value: T } | null = null;
  return (at) => {
    const slot = Math.floor(at / (15 * minuteMs));
    if (last?.slot !== slot) last = { slot, value: valueAt(at) };
    return last.value;
  };
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();
/** By zone and quarter hour: numbers as keys, since a replay asks millions of times. */
const offsetCache = new Map<string, Map<number, number>>();

/** Is this a zone that the runtime knows, such as `Asia/Tokyo`? */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Offset of `zone` from UTC at `at`, in ms (Tokyo: +9 h). Exact: zones change only on quarter hours,
 * so the answer is computed once per zone and quarter hour and kept.
 */
export function zoneOffsetMs(at: Instant, zone: string): number {
  const slot = Math.floor(at / (15 * minuteMs));
  let ofZone = offsetCache.get(zone);
  if (!ofZone) {
    ofZone = new Map();
    offsetCache.set(zone, ofZone);
  }
  const known = ofZone.get(slot);
  if (known !== undefined) return known;
  let format = offsetFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    offsetFormats.set(zone, format);
  }
  const start = slot * 15 * minuteMs;
  const p: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(start)) p[type] = Number(value);
  const local = Date.UTC(p.year ?? 0, (p.month ?? 1) - 1, p.day, p.hour, p.minute, p.second);
  const offset = local - start;
  if (ofZone.size > 50_000) ofZone.clear();
  ofZone.set(slot, offset);
  return offset;
}

/** The calendar day of `at` in `zone`. */
export function localDay(at: Instant, zone: string): DayNumber {
  return Math.floor((at + zoneOffsetMs(at, zone)) / dayMs);
}

/** The hour of the day, 0 to 23, of `at` in `zone`. */
export function localHour(at: Instant, zone: string): number {
  return Math.floor(((((at + zoneOffsetMs(at, zone)) % dayMs) + dayMs) % dayMs) / hourMs);
}

/**
 * The moment of a wall-clock time in `zone`. Where the clocks go back and it comes twice, the first; where they go forward
 * and it doesn't come, as long after the change as it would have been.
 */
export function fromLocal(
  zone: string,
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): Instant {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  // no zone changes twice within two days
  const before = zoneOffsetMs(wall - dayMs, zone);
  const after = zoneOffsetMs(wall + dayMs, zone);
  const isOf = (offset: number) => zoneOffsetMs(wall - offset, zone) === offset;
  return wall - (isOf(before) || !isOf(after) ? before : after);
}

/** The first moment of a calendar day in `zone`. */
export function startOfDay(day: DayNumber, zone: string): Instant {
  const d = new Date(day * dayMs);
  return fromLocal(zone, d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate());
}

/** `2026-11-22T03:04:05Z`, without milliseconds. */
export function toIso(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
