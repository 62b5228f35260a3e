// Replay: walks through what became known, in the order in which it did, with the steps of the live watch. Pure: audits
// of a folder, backtests and measurements all feed it, and what they find is what the watch would have found.
import type { Overrides } from '../detectors/run.ts';
import { dayMs, type Instant } from '../domain/clock.ts';
import type { PlannedChange } from '../domain/owner/planned.ts';
import type { Account } from '../domain/shop/account.ts';
import type { Change } from '../domain/shop/change.ts';
import type { Market } from '../domain/shop/offer.ts';
import { knownSince, newBaseline } from '../domain/statistics/baseline.ts';
import { recentMs } from '../domain/statistics/trailing.ts';
import { type Coverage, noCoverage, outsideOf, type Part, type PartCoverage, parts } from '../domain/watch/coverage.ts';
import type { Detector, Verdict } from '../domain/watch/detector.ts';
import type { Decision, Incident } from '../domain/watch/incident.ts';
import { factJoinMs, storyMs } from '../incidents/correlate.ts';
import { step, type WatchState, warmUp } from '../watch/step.ts';
import { offerValidMs } from './market-history.ts';

/** Something became known. */
export interface Tidings {
  readonly at: Instant;
  readonly changes?: readonly Change[];
  /** How well a part is seen from now on. */
  readonly seen?: { readonly part: Part; readonly coverage: PartCoverage };
}

export interface ReplayOptions {
  readonly account: Account;
  readonly detectors: readonly Detector[];
  readonly newId: () => string;
  readonly marketAt: (now: Instant) => Market;
  /** How long a step is: what becomes known within one is looked at together, at its end. */
  readonly stepMs: number;
  /** Days since then of which nothing is told were quiet ones; by default only those since the first thing that is told. */
  readonly knownSince?: Instant | null;
  /** What is known before this moment only teaches what is usual. */
  readonly from: Instant;
  /** Parts that will be seen at some time; the others never. */
  readonly parts: ReadonlySet<Part>;
  readonly overrides?: Overrides;
  /** What the owner said beforehand. */
  readonly planned?: readonly PlannedChange[];
}

export interface ReplayedIncident {
  /** As it was at its end. */
  readonly incident: Incident;
  /** Every immediate message that would have gone out. */
  readonly alerts: readonly Decision[];
  /** When each of its signals, by detector and fingerprint, was first seen. */
  readonly noticedAt: ReadonlyMap<string, Instant>;
}

export type Outcomes = Record<Verdict['outcome'], number>;

export interface Replayed {
  /** By visibleAt. */
  readonly incidents: readonly ReplayedIncident[];
  /** Of the last step; none when nothing was judged. */
  readonly verdicts: readonly Verdict[];
  readonly outcomes: Outcomes;
  /** How often each reason made a detector skip. */
  readonly skippedReasons: Readonly<Record<string, number>>;
}

export interface Replay {
  /** Takes what became known next: never earlier than what was taken before. */
  take(tidings: Tidings): void;
  /** How many immediate messages would have gone out so far. */
  alertsSoFar(): number;
  /** Takes the steps that are left up to `to` and says what came of it all. */
  end(to: Instant): Replayed;
}

/** What was seen longer ago than a look reaches back says nothing about now. Catalogue data doesn't age. */
const staleMs: Readonly<Record<Part, number>> = {
  'new-listings': recentMs,
  listings: recentMs,
  orders: recentMs,
  profile: recentMs,
  payouts: recentMs,
  offers: offerValidMs,
  catalogue: Number.POSITIVE_INFINITY,
  notices: recentMs,
  performance: recentMs,
  feedback: recentMs,
  'foreign-reports': recentMs,
};
/** Without news a look is taken once a day, so that silence and blindness are judged as well ... */
const idleStepMs = dayMs;
/** ... but not for ever: after this long nothing can come of it that hasn't. */
const idleLimitMs = 100 * dayMs;
/** An incident that can't take anything any more is put away after this. */
const closedMs = storyMs + factJoinMs + recentMs;

export const noticeKey = (signal: { readonly detector: string; readonly fingerprint: string }) =>
  `${signal.detector}|${signal.fingerprint}`;

export function createReplay(options: ReplayOptions): Replay {
  const { account, stepMs, from } = options;
  const words = { planned: options.planned ?? [] };
  const outside = outsideOf(account);
  const blank = newBaseline(account.timeZone);
  const known = options.knownSince ?? null;
  let state: WatchState = { baseline: known === null ? blank : knownSince(blank, known), recent: [], incidents: [] };
  let verdicts: readonly Verdict[] = [];
  const outcomes: Outcomes = { fired: 0, quiet: 0, skipped: 0, crashed: 0 };
  const skippedReasons: Record<string, number> = {};
  const found = new Map<string, { incident: Incident; alerts: Decision[]; noticedAt: Map<string, Instant> }>();
  const seen = new Map<Part, PartCoverage>();
  /** The step under way, and what became known in it. */
  let moment = Number.NEGATIVE_INFINITY;
  let gathered: Change[] = [];
  let alerts = 0;

  const look = (now: Instant, changes: readonly Change[]) => {
    if (now < from) {
      state = warmUp(state, changes, now);
      return;
    }
    const coverage = { ...coverageAt(seen, options.parts, now), ...outside };
    const result = step(state, { ...options, changes, now, coverage, market: options.marketAt(now), words });
    verdicts = result.verdicts;
    for (const verdict of verdicts) {
      outcomes[verdict.outcome]++;
      if (verdict.outcome === 'skipped') skippedReasons[verdict.reason] = (skippedReasons[verdict.reason] ?? 0) + 1;
    }
    for (const incident of result.touched) {
      const known = found.get(incident.id) ?? { incident, alerts: [], noticedAt: new Map<string, Instant>() };
      known.incident = incident;
      for (const signal of incident.signals)
        if (!known.noticedAt.has(noticeKey(signal))) known.noticedAt.set(noticeKey(signal), now);
      found.set(incident.id, known);
    }
    for (const decision of result.decisions) {
      if (!decision.isAlert) continue;
      alerts++;
      found.get(decision.incidentId)?.alerts.push(decision);
    }
    const incidents = result.state.incidents.filter(({ updatedAt }) => updatedAt > now - closedMs);
    state = { ...result.state, incidents };
  };

  const finishMoment = () => {
    if (moment === Number.NEGATIVE_INFINITY) return;
    const changes = gathered;
    gathered = [];
    look(moment, changes);
  };
  const idleUntil = (next: Instant) => {
    const last = Math.min(next, moment + idleLimitMs);
    for (let now = moment + idleStepMs; now < last; now += idleStepMs) if (now >= from) look(now, []);
  };

  return {
    take({ at, changes = [], seen: news }) {
      const next = Math.max(Math.ceil(at / stepMs) * stepMs, moment);
      if (next > moment) {
        finishMoment();
        if (moment !== Number.NEGATIVE_INFINITY) idleUntil(next);
        moment = next;
      }
      gathered.push(...changes);
      if (news) seen.set(news.part, news.coverage);
    },
    alertsSoFar: () => alerts,
    end(to) {
      finishMoment();
      if (moment < to) {
        idleUntil(to);
        look(to, []);
      }
      const incidents = [...found.values()].sort((a, b) => a.incident.visibleAt - b.incident.visibleAt);
      return { incidents, verdicts, outcomes, skippedReasons };
    },
  };
}

/** Coverage as of a moment: nothing before it was first seen, nothing that is too old to tell. */
function coverageAt(seen: ReadonlyMap<Part, PartCoverage>, ever: ReadonlySet<Part>, now: Instant): Coverage {
  const coverage: Record<Part, PartCoverage> = { ...noCoverage('not in the folder') };
  for (const part of parts) {
    const known = seen.get(part);
    if (!known) {
      if (ever.has(part)) coverage[part] = { state: 'missing', reason: 'not seen yet', asOf: null };
      continue;
    }
    const asOf = known.asOf === null ? null : Math.min(known.asOf, now);
    const isStale = asOf !== null && now - asOf > staleMs[part];
    coverage[part] = isStale ? { state: 'missing', reason: 'not seen for days', asOf } : { ...known, asOf };
  }
  return coverage;
}
