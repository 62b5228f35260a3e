// Timing: when a recipient is told of something that is worth telling, and why then.
import { type Instant, minuteMs } from '../domain/clock.ts';
import type { Timing } from '../domain/telling/message.ts';
import { quietUntil, type Recipient } from '../domain/telling/recipient.ts';
import type { Severity } from '../domain/watch/severity.ts';

/** What belongs to a first, not yet critical sign mostly follows within this: prices of what was just listed. */
export const gatherMs = 2 * minuteMs;

export interface Due {
  readonly dueAt: Instant;
  readonly timing: Timing;
}

/**
 * Critical things are told at once, at any hour. Others wait for the end of the recipient's quiet hours, and a first
 * message a little for what belongs to it.
 * @param accountZone for recipients without a zone of their own
 */
export function dueFor(
  recipient: Recipient,
  accountZone: string,
  { severity, isFirst }: { readonly severity: Severity; readonly isFirst: boolean },
  now: Instant,
): Due {
  if (severity === 'critical') return { dueAt: now, timing: 'at-once' };
  const gathered = isFirst ? now + gatherMs : now;
  const awakeAt = quietEnd(recipient, accountZone, gathered);
  if (awakeAt !== null) return { dueAt: awakeAt, timing: 'quiet-hours' };
  return { dueAt: gathered, timing: isFirst ? 'gathering' : 'at-once' };
}

/** When the recipient's quiet hours around `at` end; null outside of them. */
export function quietEnd({ quietHours, timeZone }: Recipient, accountZone: string, at: Instant): Instant | null {
  return quietHours === null ? null : quietUntil(quietHours, timeZone ?? accountZone, at);
}
