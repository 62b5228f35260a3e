// Policy: is an incident worth a message now, and why or why not. The reason is stored and shown to the reader.
import { dayMs, hourMs, type Instant } from '../domain/clock.ts';
import type { Snooze } from '../domain/owner/statement.ts';
import {
  type AlertReason,
  type Decision,
  evidenceTotalOf,
  type Incident,
  type SilenceReason,
} from '../domain/watch/incident.ts';
import { isAtLeast, rankOf } from '../domain/watch/severity.ts';
import type { Signal } from '../domain/watch/signal.ts';
import { fuse } from './fuse.ts';
import { ordinary, type Strictness } from './watch-mode.ts';

/** A story whose last sign is older than this is history, found while going through the past. */
export const tooOldMs = 7 * dayMs;
/** More of the same is told at most this often; something worse is told at once. */
export const newEvidenceEveryMs = hourMs;
/** What was told is out of date when there is this much more of it. */
export const growthFactor = 3;
/** Signs that began this long after the last message are a new wave, not the rest of the told one. */
export const newWaveMs = dayMs;

/** What else bears on the decision. */
export interface Terms {
  readonly strictness: Strictness;
  readonly snoozed: readonly Snooze[];
}

/** Nothing bears on it. */
export const noTerms: Terms = { strictness: ordinary, snoozed: [] };

/**
 * Decides about an incident as it is now; what was decided before is in its `lastAlert`.
 * @param now when the decision is made; in a replay the replayed moment
 * @param today the real time, where `now` is a replayed one
 */
export function decide(incident: Incident, now: Instant, today: Instant = now, terms: Terms = noTerms): Decision {
  const reason = reasonOf(incident, now, today, terms);
  return {
    incidentId: incident.id,
    revision: incident.revision,
    at: today,
    severity: incident.severity,
    score: incident.score,
    isAlert: reason === 'first' || reason === 'escalated' || reason === 'new-evidence',
    reason,
  };
}

function reasonOf(incident: Incident, now: Instant, today: Instant, terms: Terms): AlertReason | SilenceReason {
  const { alertFloor } = terms.strictness;
  const { severity, signals, lastAlert } = incident;
  if (!isAtLeast(severity, alertFloor)) {
    return quietedBy(signals, terms.strictness) ?? 'below-threshold';
  }
  if (lastSignOf(incident) < today - tooOldMs) return 'too-old';
  // Nothing was installed or running then: what the past comes to is told once, by the look that ends in the present.
  if (now < today) return 'caught-up';
  if (isHeld(incident, now, terms)) return 'snoozed';
  if (lastAlert === null) return 'first';
  if (rankOf(severity) > rankOf(lastAlert.severity)) return 'escalated';
  if (now - lastAlert.at < newEvidenceEveryMs) return 'already-told';
  const hasGrown = evidenceTotalOf(signals) >= growthFactor * Math.max(1, lastAlert.evidenceTotal);
  const hasNewFamily = fuse(signals).families.some((family) => !lastAlert.families.includes(family));
  const later = signals.filter(({ beganAt }) => beganAt > lastAlert.at + newWaveMs);
  const hasNewWave = isAtLeast(fuse(later).severity, alertFloor);
  return hasGrown || hasNewFamily || hasNewWave ? 'new-evidence' : 'already-told';
}

/** What the owner said that alone keeps this below the floor; null when it would be there anyway. */
function quietedBy(signals: readonly Signal[], { alertFloor, factor }: Strictness): 'planned' | 'dismissed' | null {
  const known = signals.find((signal) => signal.known)?.known ?? null;
  if (known === null) return null;
  const news = signals.map(({ known: _, ...signal }): Signal => signal);
  return isAtLeast(fuse(news, factor).severity, alertFloor) ? known : null;
}

/**
 * Is it held back by a snooze? A critical one never is: whoever holds the account or the mailbox must not be able to
 * silence what matters, and the owner who snoozes doesn't mean a payout to a stranger. When the snooze ends, what is
 * still open is told; what was told before is reminded of again.
 */
export function isHeld({ severity, signals }: Incident, now: Instant, { strictness, snoozed }: Terms): boolean {
  if (severity === 'critical') return false;
  const inForce = snoozed.filter(({ from, to }) => from <= now && now <= to);
  if (inForce.length === 0) return false;
  if (inForce.some(({ detector }) => detector === null)) return true;
  const rest = signals.filter((signal) => !inForce.some(({ detector }) => detector === signal.detector));
  if (rest.length === signals.length) return false;
  return !isAtLeast(fuse(rest, strictness.factor).severity, strictness.alertFloor);
}

/** When the last sign of it was seen or happened, whichever is earlier: a replay sees late what happened long ago. */
function lastSignOf({ signals, beganAt }: Incident): Instant {
  const signs = signals.flatMap((signal) => [signal.beganAt, ...signal.evidence.map(({ at }) => at)]);
  return signs.reduce((last, at) => Math.max(last, at), beganAt);
}
