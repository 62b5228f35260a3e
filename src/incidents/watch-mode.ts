// Watch mode: after a takeover the account is watched more closely, since accounts are taken a second time within weeks
// (docs/takeovers.md sections 1.4 and 5). Closely means lower thresholds, not more looks: without
// it, too, every part is pulled and looked at once a day at the least, most of them every few minutes.
import { dayMs, type Instant } from '../domain/clock.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { isAtLeast, type Severity } from '../domain/watch/severity.ts';

/** How much it takes to be told at once. */
export interface Strictness {
  /** What is less severe waits for the report. */
  readonly alertFloor: Severity;
  /** Sums of votes count as high or critical from this share of what they otherwise need. */
  readonly factor: number;
}

export const ordinary: Strictness = { alertFloor: 'high', factor: 1 };
/** Two families need four in place of six powers of ten, and what waits for the report otherwise is told. */
export const watchful: Strictness = { alertFloor: 'medium', factor: 2 / 3 };

export const watchModeMs = 30 * dayMs;

export interface WatchMode {
  /** The incident after which it is on; the newest. */
  readonly incidentId: string;
  readonly since: Instant;
  readonly until: Instant;
}

/** Is the account in watch mode, and after which incident? Only after what was a takeover, or nearly one. */
export function watchModeOf(closed: readonly Incident[], now: Instant): WatchMode | null {
  let mode: WatchMode | null = null;
  for (const { id, status, severity, answered } of closed) {
    if (status !== 'resolved' || !answered || !isAtLeast(severity, 'high')) continue;
    const [since, until] = [answered.at, answered.at + watchModeMs];
    if (since <= now && now < until && since >= (mode?.since ?? 0)) mode = { incidentId: id, since, until };
  }
  return mode;
}

/** How strictly this account is watched now. */
export function strictnessOf(closed: readonly Incident[], now: Instant): Strictness {
  return watchModeOf(closed, now) === null ? ordinary : watchful;
}
