// Policy: is an incident worth a message now, and why or why not. The reason is stored and shown to the reader.
import { dayMs, hourMs, type Instant } from '../domain/clock.ts';
import {
  type AlertReason,
  type Decision,
  evidenceTotalOf,
  type Incident,
  type SilenceReason,
} from '../domain/incident.ts';
import { isAtLeast, rankOf, type Severity } from '../domain/severity.ts';
import { fuse } from './fuse.ts';

/** What is less severe waits for the report. */
export const alertFloor: Severity = 'high';
/** A story whose last sign is older than this is history, found while going through the past. */
export const tooOldMs = 7 * dayMs;
/** More of the same is told at most this often; something worse is told at once. */
export const newEvidenceEveryMs = hourMs;
/** What was told is out of date when there is this much more of it. */
export const growthFactor = 3;
/** Signs that began this long after the last message are a new wave, not the rest of the told one. */
export const newWaveMs = dayMs;

/**
 * Decides about an incident as it is now; what the owner knows already is in its `told`.
 * @param now when the decision is made; in a replay the replayed moment
 * @param today the real time, where `now` is a replayed one
 */
export function decide(incident: Incident, now: Instant, today: Instant = now): Decision {
  const reason = reasonOf(incident, now, today);
  return {
    incidentId: incident.id,
    revision: incident.revision,
    at: now,
    severity: incident.severity,
    score: incident.score,
    isAlert: reason === 'first' || reason === 'escalated' || reason === 'new-evidence',
    reason,
  };
}

function reasonOf(incident: Incident, now: Instant, today: Instant): AlertReason | SilenceReason {
  const { severity, signals, told } = incident;
  if (!isAtLeast(severity, alertFloor)) {
    const unplanned = fuse(signals.map((signal) => ({ ...signal, isPlanned: false })));
    const isQuieted = signals.some(({ isPlanned }) => isPlanned) && isAtLeast(unplanned.severity, alertFloor);
    return isQuieted ? 'planned' : 'below-threshold';
  }
  if (lastSignOf(incident) < today - tooOldMs) return 'too-old';
  if (told === null) return 'first';
  if (rankOf(severity) > rankOf(told.severity)) return 'escalated';
  if (now - told.at < newEvidenceEveryMs) return 'already-told';
  const hasGrown = evidenceTotalOf(signals) >= growthFactor * Math.max(1, told.evidenceTotal);
  const hasNewFamily = fuse(signals).families.some((family) => !told.families.includes(family));
  const later = signals.filter(({ beganAt }) => beganAt > told.at + newWaveMs);
  const hasNewWave = isAtLeast(fuse(later).severity, alertFloor);
  return hasGrown || hasNewFamily || hasNewWave ? 'new-evidence' : 'already-told';
}

/** When the last sign of it was seen or happened, whichever is earlier: a replay sees late what happened long ago. */
function lastSignOf({ signals, beganAt }: Incident): Instant {
  const signs = signals.flatMap((signal) => [signal.beganAt, ...signal.evidence.map(({ at }) => at)]);
  return signs.reduce((last, at) => Math.max(last, at), beganAt);
}
