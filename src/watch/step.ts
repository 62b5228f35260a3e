// One step of watching, pure: new changes in, verdicts and decisions out. Live looks, audits and replays all take
// their steps here, so that what a backtest promises is what the watch does.

import { type Overrides, runDetectors } from '../detectors/run.ts';
import { type Instant, localDay, minuteMs } from '../domain/clock.ts';
import type { OwnerSaid } from '../domain/owner/statement.ts';
import type { Account } from '../domain/shop/account.ts';
import { type Change, effectiveAt } from '../domain/shop/change.ts';
import type { Market } from '../domain/shop/offer.ts';
import { advance, type Baseline, suspect } from '../domain/statistics/baseline.ts';
import { levelOf, uneaseAfter } from '../domain/statistics/unease.ts';
import type { Coverage } from '../domain/watch/coverage.ts';
import type { Detector, Look, Verdict } from '../domain/watch/detector.ts';
import type { Decision, Incident } from '../domain/watch/incident.ts';
import { correlate } from '../incidents/correlate.ts';
import { uneaseHigh } from '../incidents/fuse.ts';
import { isAnswered, isForeign, markKnown } from '../incidents/known.ts';
import { dayScore } from '../incidents/unease.ts';
import { strictnessOf } from '../incidents/watch-mode.ts';
import { within } from './recent.ts';
import { Sight } from './sight.ts';
import { type Stillness, stillnessAfter, stillQuietSince } from './stillness.ts';

/** What a step starts from and leaves behind. */
export interface WatchState {
  readonly baseline: Baseline;
  /** What happened within `recentMs`, and what was learned late, by occurredAt, oldest first. */
  readonly recent: readonly Change[];
  /** Open and acknowledged ones. */
  readonly incidents: readonly Incident[];
  /** What the last step found and still holds; spares work and changes no result, so nobody need keep it. */
  readonly stillness?: Stillness;
  /** What the last step saw in `recent`; spares work likewise. */
  readonly sight?: Sight;
}

export interface StepInput {
  readonly account: Account;
  readonly changes: readonly Change[];
  readonly now: Instant;
  readonly coverage: Coverage;
  readonly market: Market;
  readonly detectors: readonly Detector[];
  readonly newId: () => string;
  /** Settings that differ from their defaults. */
  readonly overrides?: Overrides;
  /** What the owner said beforehand, or for a time. */
  readonly words?: Partial<OwnerSaid>;
  /** Incidents answered in the last weeks: what they rested on is no news, and after a takeover the watch is closer. */
  readonly closed?: readonly Incident[];
  /** The real time, where `now` lies in a backlog: what is long over is noted, not mailed. */
  readonly today?: Instant;
}

export interface StepResult {
  readonly state: WatchState;
  readonly verdicts: readonly Verdict[];
  readonly touched: readonly Incident[];
  readonly decisions: readonly Decision[];
}

/** A backlog (a first back-fill, a computer that was off) is walked through in steps of this length. */
export const stepMs = 15 * minuteMs;

/** Takes one step. */
export function step(before: WatchState, input: StepInput): StepResult {
  const { account, changes, now, detectors, newId, overrides, today = now, closed = [] } = input;
  const { planned = [], allowed = [], snoozed = [] } = input.words ?? {};
  const kept = within(before.recent, changes, now);
  const { recent } = kept;
  const sight = Sight.after(before.sight, before.recent, kept);
  let baseline = advance(before.baseline, changes, now, input.market);
  const { coverage, market } = input;
  const look: Look = { now, account, changes, recent, baseline, coverage, market, see: sight.see };
  const verdicts = runDetectors(detectors, look, overrides, stillQuietSince(before.stillness, look, kept, overrides));
  const found = verdicts.flatMap((verdict) => (verdict.outcome === 'fired' ? verdict.signals : []));
  const news = closed.length === 0 ? found : found.filter((signal) => !isAnswered(signal, closed));
  const signals = markKnown(news, { planned, allowed }, detectors);
  const day = localDay(now, account.timeZone);
  const unease = uneaseAfter(baseline.unease, day, dayScore(signals, day, account.timeZone));
  if (unease !== baseline.unease) baseline = { ...baseline, unease };
  const { incidents: touched, decisions } = correlate({
    account,
    incidents: before.incidents,
    signals,
    now,
    newId,
    today,
    strictness: strictnessOf(closed, now),
    isUneasy: unease !== undefined && levelOf(unease) >= uneaseHigh,
    snoozed,
  });

  const incidents = new Map(before.incidents.map((incident) => [incident.id, incident]));
  for (const incident of touched) incidents.set(incident.id, incident);
  for (const incident of incidents.values()) {
    // What an intruder did must not teach the baseline; it is judged against the time before.
    if (isForeign(incident)) baseline = suspect(baseline, incident.beganAt, incident.updatedAt);
  }
  const state: WatchState = {
    baseline,
    recent,
    incidents: [...incidents.values()],
    stillness: stillnessAfter(detectors, verdicts, look, kept, overrides),
    sight,
  };
  return { state, verdicts, touched, decisions };
}

/** Only counts: for the time before detection starts, so that there is something to call usual. */
export function warmUp(before: WatchState, changes: readonly Change[], now: Instant): WatchState {
  return {
    baseline: advance(before.baseline, changes, now),
    recent: within(before.recent, changes, now).recent,
    incidents: before.incidents,
  };
}

/** A moment at which a step is taken, with the changes first known then. */
export interface Moment {
  readonly now: Instant;
  readonly changes: readonly Change[];
}

/**
 * Cuts a backlog into moments: every `stepMs` at which something had happened, and at last `now`.
 * A change from before `lookedAt` that only shows up now belongs to the moment at which it was seen.
 */
export function momentsOf(pending: readonly Change[], lookedAt: Instant | null, now: Instant): Moment[] {
  const byMoment = new Map<Instant, Change[]>();
  for (const change of pending) {
    const happenedAt = effectiveAt(change);
    const isLate = lookedAt !== null && happenedAt <= lookedAt;
    const at = isLate ? Math.max(change.observedAt, lookedAt) : happenedAt;
    const moment = Math.min(Math.ceil((at + 1) / stepMs) * stepMs, now);
    const there = byMoment.get(moment);
    if (there) there.push(change);
    else byMoment.set(moment, [change]);
  }
  if (!byMoment.has(now)) byMoment.set(now, []);
  return [...byMoment].sort(([a], [b]) => a - b).map(([at, changes]) => ({ now: at, changes }));
}
