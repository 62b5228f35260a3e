// Correlate: signals join the open incident that they belong to, or open a new one. Pure, and idempotent: the same
// signals again change nothing and decide nothing.

import { dayMs, type Instant } from '../domain/clock.ts';
import type { Snooze } from '../domain/owner/statement.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Decision, evidenceTotalOf, type Incident } from '../domain/watch/incident.ts';
import { isAtLeast, worst } from '../domain/watch/severity.ts';
import type { Signal } from '../domain/watch/signal.ts';
import { fuse } from './fuse.ts';
import { decide } from './policy.ts';
import { isSuspicious } from './unease.ts';
import { ordinary, type Strictness } from './watch-mode.ts';

/** Signs that are a matter of chance belong together within this time of each other. */
export const joinMs = 3 * dayMs;
/** Hard facts reach further: a contact changed days ahead prepares the rest (docs/takeovers.md section 2, steps 1 and 8). */
export const factJoinMs = 7 * dayMs;
/** An incident takes nothing new after this long: signs of a fortnight are a story, of a season are not. */
export const storyMs = 14 * dayMs;

export interface CorrelateInput {
  readonly account: Account;
  /** Open and acknowledged ones. */
  readonly incidents: readonly Incident[];
  readonly signals: readonly Signal[];
  readonly now: Instant;
  readonly newId: () => string;
  /** The real time where `now` is a replayed one. */
  readonly today?: Instant;
  /** How strictly the account is watched. */
  readonly strictness?: Strictness;
  /** Signs have gone on for so many days that they are told though no day would be. */
  readonly isUneasy?: boolean;
  /** Mails that are held back. */
  readonly snoozed?: readonly Snooze[];
}

export interface Correlated {
  /** New and changed ones. */
  readonly incidents: Incident[];
  /** One for each of these. */
  readonly decisions: Decision[];
}

export function correlate(input: CorrelateInput): Correlated {
  const { account, incidents, signals, now, newId, today = now, strictness = ordinary, snoozed = [] } = input;
  const { isUneasy = false } = input;
  const after = incidents.filter(({ accountId }) => accountId === account.id);
  const before = new Map(after.map((incident) => [incident.id, incident]));
  const sorted = [...signals].sort((a, b) => a.beganAt - b.beganAt || (a.fingerprint < b.fingerprint ? -1 : 1));
  for (const signal of sorted) {
    const home = homeOf(signal, after);
    if (home === -1) after.push(open(account.id, signal, { now, today }, newId(), strictness));
    else after[home] = join(after[home] as Incident, signal, now, strictness);
  }
  if (isUneasy) raiseNewest(after, signals);
  const result: Correlated = { incidents: [], decisions: [] };
  for (const incident of after) {
    const known = before.get(incident.id);
    const decision = decide(incident, now, today, { strictness, snoozed });
    if (incident === known && !decision.isAlert) continue;
    const revised = known && (decision.isAlert || matters(known, incident)) ? revise(incident) : incident;
    result.incidents.push(decision.isAlert ? tell(revised, now) : revised);
    result.decisions.push({ ...decision, revision: revised.revision });
  }
  return result;
}

const isSame = (a: Signal, b: Signal) => a.detector === b.detector && a.fingerprint === b.fingerprint;

/** Index of the incident that this signal belongs to: the one that has it, else the newest that it is near to; -1: none. */
function homeOf(signal: Signal, incidents: readonly Incident[]): number {
  const own = incidents.findIndex(({ signals }) => signals.some((known) => isSame(known, signal)));
  if (own !== -1) return own;
  return incidents.findLastIndex((incident) => isNear(signal, incident));
}

function isNear(signal: Signal, { signals, beganAt }: Incident): boolean {
  if (signal.beganAt - beganAt > storyMs) return false;
  return signals.some((other) => {
    const gap = Math.max(signal.beganAt - other.observedAt, other.beganAt - signal.observedAt);
    return gap <= (reachesFar(signal) || reachesFar(other) ? factJoinMs : joinMs);
  });
}

/** Vacation mode or a new warehouse prepares nothing. */
function reachesFar({ isHardFact, severity }: Signal): boolean {
  return isHardFact && isAtLeast(severity, 'medium');
}

function open(
  accountId: string,
  signal: Signal,
  { now, today }: { readonly now: Instant; readonly today: Instant },
  id: string,
  { factor }: Strictness,
): Incident {
  const { score, severity } = fuse([signal], factor);
  return {
    id,
    accountId,
    status: 'open',
    severity,
    score,
    beganAt: signal.beganAt,
    visibleAt: now,
    noticedAt: today,
    updatedAt: now,
    revision: 1,
    signals: [signal],
    lastAlert: null,
  };
}

/** The incident with this signal; itself when the signal says nothing more than is known. */
function join(incident: Incident, signal: Signal, now: Instant, { factor }: Strictness): Incident {
  const known = incident.signals.find((other) => isSame(other, signal));
  if (known && !saysMore(signal, known)) return incident;
  const signals = known
    ? incident.signals.map((other) => (other === known ? strongest(signal, known) : other))
    : [...incident.signals, signal];
  const { score, severity } = fuse(signals, factor);
  return {
    ...incident,
    signals,
    score,
    severity: worst([incident.severity, severity]),
    beganAt: beganAtOf(signals),
    updatedAt: now,
  };
}

/** The newest incident that today's signs belong to is high: what goes on for days is one story. */
function raiseNewest(incidents: Incident[], signals: readonly Signal[]): void {
  const counts = signals.filter(isSuspicious);
  const at = incidents.findLastIndex((incident) =>
    counts.some((signal) => incident.signals.some((one) => isSame(one, signal))),
  );
  const incident = incidents[at];
  if (incident && !isAtLeast(incident.severity, 'high')) incidents[at] = { ...incident, severity: 'high' };
}

/** What is only for information (orders have risen for weeks) doesn't date what happened last night. */
function beganAtOf(signals: readonly Signal[]): Instant {
  const telling = signals.filter(({ severity, known }) => severity !== 'info' && !known);
  return Math.min(...(telling.length > 0 ? telling : signals).map(({ beganAt }) => beganAt));
}

/** A signal that shrinks because its window moves on says nothing new. */
function saysMore(signal: Signal, known: Signal): boolean {
  return (
    signal.evidenceTotal > known.evidenceTotal ||
    signal.score > known.score ||
    (known.known !== undefined && !signal.known) ||
    // A sign that an earlier version stored has no role yet.
    signal.role !== known.role ||
    worst([signal.severity, known.severity]) !== known.severity
  );
}

/** The newer one's words and evidence, at the strongest that it ever was. */
function strongest(signal: Signal, known: Signal): Signal {
  const fuller = signal.evidenceTotal >= known.evidenceTotal ? signal : known;
  const { known: _, ...words } = fuller;
  return {
    ...words,
    score: Math.max(signal.score, known.score),
    severity: worst([signal.severity, known.severity]),
    beganAt: Math.min(signal.beganAt, known.beganAt),
    observedAt: signal.observedAt,
    ...(known.known && signal.known && { known: signal.known }),
  };
}

/** Is it another story than before: worse, or of other signs? More of the same is an update. */
function matters(before: Incident, after: Incident): boolean {
  return before.severity !== after.severity || before.signals.length !== after.signals.length;
}

function revise(incident: Incident): Incident {
  return { ...incident, revision: incident.revision + 1 };
}

function tell(incident: Incident, now: Instant): Incident {
  const { severity, score, signals } = incident;
  const { families } = fuse(signals);
  const lastAlert = { at: now, severity, score, evidenceTotal: evidenceTotalOf(signals), families };
  // What was acknowledged is what had been told until then.
  return { ...incident, lastAlert, status: 'open' };
}
