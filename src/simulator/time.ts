// Calendar arithmetic of the simulator's own: sharing the program's would let one bug hide in both.
import type { Instant } from '../domain/clock.ts';

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

// See random.ts.
const { floor } = Math;
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** Offset from UTC in ms; the zones of our stores change on full hours only, so it is kept by the hour. */
export function offsetOf(at: Instant, zone: string): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const slot = floor(at / hour);
  let offset = known.get(slot);
  if (offset === undefined) {
    let format = formats.get(zone);
    if (!format) {
      format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      formats.set(zone, format);
    }
    offset = Date.parse(`${format.format(slot * hour).replace(' ', 'T')}Z`) - slot * hour;
    known.set(slot, offset);
  }
  return offset;
}

/** Wall-clock time of a zone as if it were UTC. */
export function wallOf(at: Instant, zone: string): number {
  return at + offsetOf(at, zone);
}

/** The moment of a wall-clock time. */
export function fromWall(wall: number, zone: string): Instant {
  return wall - offsetOf(wall - offsetOf(wall, zone), zone);
}

/** The first local midnight at or after a moment. */
export function nextMidnight(at: Instant, zone: string): Instant {
  return fromWall(Math.ceil(wallOf(at, zone) / day) * day, zone);
}

/** The last local midnight at or before a moment. */
export function lastMidnight(at: Instant, zone: string): Instant {
  return fromWall(floor(wallOf(at, zone) / day) * day, zone);
}

/** 0 (Sunday) to 6, and 0 to 23, on the wall. */
export function weekdayAndHour(at: Instant, zone: string): [number, number] {
  const wall = new Date(wallOf(at, zone));
  return [wall.getUTCDay(), wall.getUTCHours()];
}

/** `2026-11-22T03:04:05Z`. */
export function iso(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** `2026-11-22T03:04:05+00:00`, as the orders reports write it. */
export function isoWithOffset(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}
