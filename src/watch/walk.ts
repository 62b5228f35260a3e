// Walks through a backlog of changes step by step and gathers what came of it. Pure.

import { type Instant, localDay } from '../domain/clock.ts';
import type { OwnerSaid } from '../domain/owner/statement.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Change } from '../domain/shop/change.ts';
import type { Market } from '../domain/shop/offer.ts';
import type { Coverage } from '../domain/watch/coverage.ts';
import type { Detector, Verdict } from '../domain/watch/detector.ts';
import type { Decision, Incident } from '../domain/watch/incident.ts';
import { type DetectorDay, LookCount } from '../domain/watch/judged.ts';
import { momentsOf, step, type WatchState, warmUp } from './step.ts';

export interface WalkInput {
  readonly account: Account;
  readonly pending: readonly Change[];
  readonly lookedAt: Instant | null;
  readonly now: Instant;
  /** Moments before this one only teach the baseline. */
  readonly detectFrom: Instant;
  readonly coverage: Coverage;
  readonly market: Market;
  readonly detectors: readonly Detector[];
  readonly newId: () => string;
  /** What the owner said beforehand or for a time, and what was answered. */
  readonly words?: OwnerSaid;
  readonly closed?: readonly Incident[];
  /** Set when watching live: then only what is recent is mailed. A replay asks what would have been mailed. */
  readonly today?: Instant;
}

export interface WalkResult {
  readonly state: WatchState;
  /** Of the last moment. */
  readonly verdicts: readonly Verdict[];
  /** Every incident that was opened or changed, as it is at the end. */
  readonly touched: readonly Incident[];
  readonly decisions: readonly Decision[];
  /** What became of every judgement on the way, by local day. */
  readonly judged: readonly DetectorDay[];
}

/** Takes a step for each moment of the backlog. */
export function walk(start: WatchState, input: WalkInput): WalkResult {
  let state = start;
  let verdicts: readonly Verdict[] = [];
  const touched = new Map<string, Incident>();
  const decisions: Decision[] = [];
  const tally = new LookCount();
  for (const { now, changes } of momentsOf(input.pending, input.lookedAt, input.now)) {
    if (now < input.detectFrom) {
      state = warmUp(state, changes, now);
      continue;
    }
    const result = step(state, { ...input, changes, now });
    ({ state, verdicts } = result);
    tally.count(localDay(now, input.account.timeZone), verdicts);
    for (const incident of result.touched) touched.set(incident.id, incident);
    decisions.push(...result.decisions);
  }
  return { state, verdicts, touched: [...touched.values()], decisions, judged: tally.days() };
}
