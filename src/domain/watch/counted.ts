// What detectors of counts share: when there are too few to ask, what a day's count or share is held against, and how a
// burst is told. What they count, and what it means, is theirs.

import { minuteMs } from '../clock.ts';
import type { ChangeBase } from '../shop/change.ts';
import type { Bar, Burst } from '../statistics/bursts.ts';
import {
  type CountHabit,
  type FittedShare,
  fitCounts,
  fitShares,
  limitOf,
  type Share,
  scoreCount,
  scoreShare,
} from '../statistics/habit.ts';
import { count, duration, type Params, type Value } from '../text/text.ts';
import { type Finding, type Quiet, quiet } from './detector.ts';
import type { Evidence } from './evidence.ts';

/** Settings of whoever holds a count against a shop's own days. */
interface Demands {
  /** Fewer never stand out. */
  readonly least: number;
  /** How unlikely they must be, as -log10 of the chance. */
  readonly score: number;
}

/** Too few to ask what is usual: what `says` calls "few". */
export function few(events: readonly unknown[], { least }: Pick<Demands, 'least'>, more: Params = {}): Quiet {
  return quiet('few', { count: count(events.length), least: count(least), ...more });
}

export interface CountBar extends Bar {
  readonly habit: CountHabit;
  /** The most in a day that are still usual. */
  readonly limit: () => number;
}

/** What is believed of a shop's counts before its first day, as detectors call it among their settings. */
export type CountPriorSettings = Readonly<Record<'priorEvents' | 'priorDays' | 'priorSize', number>>;

/** The daily count of the shop's own days, of which little is believed beforehand. */
export function habitOfCounts(
  counts: readonly number[],
  { priorEvents, priorDays, priorSize }: CountPriorSettings,
): CountHabit {
  return fitCounts(counts, { events: priorEvents, days: priorDays, size: priorSize });
}

/** Holds a day's count against such a habit. */
export function barOfCounts(habit: CountHabit, { least, score }: Demands): CountBar {
  return {
    habit,
    least,
    floor: score,
    score: (n) => scoreCount(n, habit),
    limit: () => limitOf(habit, score, least) - 1,
  };
}

/** What is believed of a shop's shares before its first day, as detectors call it among their settings. */
export type SharePriorSettings = Readonly<Record<'priorHits' | 'priorTries' | 'priorSpread', number>>;

/** The daily share of the shop's own days. */
export function habitOfShares(
  shares: readonly Share[],
  { priorHits, priorTries, priorSpread }: SharePriorSettings,
): FittedShare {
  return fitShares(shares, { hits: priorHits, tries: priorTries, spread: priorSpread });
}

export interface ShareBar extends Bar {
  readonly habit: FittedShare;
}

/** Holds a day's hits against such a habit. `misses` are of the same days, and speak for the shop. */
export function barOfShares(habit: FittedShare, misses: number, { least, score }: Demands): ShareBar {
  return { habit, least, floor: score, score: (n) => scoreShare({ hits: n, tries: n + misses }, habit) };
}

/** Where what is usual isn't known, nothing stands out. */
export function ifKnown<B extends Bar>(isKnown: boolean, bar: B): B {
  return isKnown ? bar : { ...bar, least: Number.POSITIVE_INFINITY };
}

/** How long it took; what was seen at one moment is told as within the minute. */
export function spanOf(events: readonly ChangeBase[]): Value {
  const [first, last] = [events[0]?.occurredAt ?? 0, events.at(-1)?.occurredAt ?? 0];
  return duration(Math.max(last - first, minuteMs));
}

/** A burst as a finding: its sentence is given the `count` and the `span` of its events, and what else it asks for. */
export function burstFound(
  { name, score, events }: Pick<Burst<ChangeBase, unknown>, 'name' | 'score' | 'events'>,
  says: string,
  more: Params,
  evidence: readonly Evidence[],
): Finding {
  const [first] = events;
  if (!first) throw new Error(`${says}: a burst of nothing`);
  const params = { count: count(events.length), span: spanOf(events), ...more };
  return { name, score, beganAt: first.occurredAt, says, params, evidence };
}
