// What is no news to the owner, since he said so: planned beforehand, allowed for a time, or answered already. Anything
// else in the same days is news.

import type { Allowance, OwnerSaid } from '../domain/owner/statement.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { isAtLeast } from '../domain/watch/severity.ts';
import type { Signal } from '../domain/watch/signal.ts';
import { fuse } from './fuse.ts';
import { type Explained, isExplained, lastSignOf } from './planned.ts';

/** A dismissed thing may go on and grow less than this without being another: the owner had judged its beginning. */
const dismissedGrowth = 3;

/**
 * Is it in an allowed time, all that it rests on? Hard facts that matter (another bank account, another contact) are
 * never allowed for a time: each is answered by itself, or planned by its kind.
 */
export function isAllowed(signal: Signal, allowed: readonly Allowance[]): boolean {
  if (!mayBeAllowed(signal)) return false;
  const last = lastSignOf(signal);
  return allowed.some(({ detector, from, to }) => detector === signal.detector && signal.beganAt >= from && last <= to);
}

/** May this kind of thing be allowed for a time? */
export function mayBeAllowed({ isHardFact, severity }: Pick<Signal, 'isHardFact' | 'severity'>): boolean {
  return !isHardFact || !isAtLeast(severity, 'high');
}

/** The signals, those that are no news marked so: they stay in the report and have no vote. */
export function markKnown(
  signals: readonly Signal[],
  { planned, allowed }: Pick<OwnerSaid, 'planned' | 'allowed'>,
  detectors: readonly Explained[],
): readonly Signal[] {
  if (planned.length + allowed.length === 0) return signals;
  return signals.map((signal): Signal => {
    if (isExplained(signal, planned, detectors)) return { ...signal, known: 'planned' };
    return isAllowed(signal, allowed) ? { ...signal, known: 'dismissed' } : signal;
  });
}

/**
 * Was this very thing answered already? It goes on being seen for days after its incident was closed. Worse than it was,
 * or more of it, is another thing: of a dismissed one much more, of a resolved one anything, since accounts are taken a
 * second time.
 */
export function isAnswered(signal: Signal, closed: readonly Incident[]): boolean {
  return closed.some(({ status, signals }) =>
    signals.some(
      (judged) =>
        judged.detector === signal.detector &&
        isAtLeast(judged.severity, signal.severity) &&
        signal.evidenceTotal <= judged.evidenceTotal * (status === 'dismissed' ? dismissedGrowth : 1) &&
        (judged.fingerprint === signal.fingerprint || restsOnTheSame(signal, judged)),
    ),
  );
}

/** A burst that outlasts the view goes by another name, but its rows are those that were judged. */
function restsOnTheSame(signal: Signal, judged: Signal): boolean {
  if (signal.evidence.length === 0) return false;
  const rows = new Set(judged.evidence.map(({ subject, at }) => JSON.stringify([subject, at])));
  return signal.evidence.every(({ subject, at }) => rows.has(JSON.stringify([subject, at])));
}

/**
 * Do its days differ from what is usual, so that they must not teach it? Also when it was all planned: a clearance is no
 * ordinary day. What the owner dismissed is usual.
 */
export function isForeign({ status, severity, signals }: Incident): boolean {
  if (status === 'dismissed') return false;
  if (isAtLeast(severity, 'high')) return true;
  if (!signals.some(({ known }) => known === 'planned')) return false;
  return isAtLeast(fuse(unplanned(signals)).severity, 'high');
}

/** The signals as if nothing had been planned. */
export function unplanned(signals: readonly Signal[]): Signal[] {
  return signals.map((signal) => {
    if (signal.known !== 'planned') return signal;
    const { known: _, ...news } = signal;
    return news;
  });
}
