// What of a week stayed below alert level, ranked after false-discovery control, and what was told at once. Pure.
import type { IncidentTimes } from '../adapters/store/report-port.ts';
import { detectors } from '../detectors/all.ts';
import { type DayNumber, localDay } from '../domain/clock.ts';
import { isoDay } from '../domain/reports/week.ts';
import type { Finding, ToldIncident } from '../domain/reports/weekly.ts';
import type { Incident } from '../domain/watch/incident.ts';
import { type DetectorDay, isTested } from '../domain/watch/judged.ts';
import { isAtLeast, rankOf } from '../domain/watch/severity.ts';
import type { Signal } from '../domain/watch/signal.ts';
import type { Span } from '../domain/watch/watched.ts';
import { controlled } from '../incidents/false-discovery.ts';
import { ordinary } from '../incidents/watch-mode.ts';
import { storyOf } from '../messages/incident/story.ts';

/** Beyond this a chance is as good as none, and JSON has no smaller number. */
const scoreCap = 300;
/** Rows of evidence kept of an incident's strongest signal. */
const evidenceKept = 3;

/** Was it serious enough for a mail at once? */
export function isTold({ severity, lastAlert }: Incident): boolean {
  return lastAlert !== null || isAtLeast(severity, ordinary.alertFloor);
}

const strongestOf = (signals: readonly Signal[]): Signal | undefined =>
  signals.reduce<Signal | undefined>(
    (best, one) => (best === undefined || one.score > best.score ? one : best),
    undefined,
  );

const cut = (signal: Signal): Signal => ({ ...signal, evidence: signal.evidence.slice(0, evidenceKept) });

/** Noticed or changed in the week, or still open at its end; the worst first. */
export function toldIncidents(
  incidents: readonly Incident[],
  times: readonly IncidentTimes[],
  week: Span,
): ToldIncident[] {
  const isOfWeek = ({ noticedAt, updatedAt, status }: Incident) =>
    noticedAt < week.to && (updatedAt >= week.from || status === 'open' || status === 'acknowledged');
  return incidents
    .filter((incident) => isTold(incident) && isOfWeek(incident))
    .sort((a, b) => rankOf(b.severity) - rankOf(a.severity) || b.noticedAt - a.noticedAt)
    .flatMap(({ id, severity, status, beganAt, visibleAt, noticedAt, signals }): ToldIncident[] => {
      const signal = strongestOf(signals);
      const known = times.find(({ incidentId }) => incidentId === id);
      if (signal === undefined) return [];
      const plot = storyOf({ severity, signals }, detectors);
      return [
        {
          id,
          severity,
          status,
          beganAt,
          visibleAt,
          noticedAt,
          decidedAt: known?.decidedAt ?? null,
          mailedAt: known?.mailedAt ?? null,
          mails: known?.mails ?? 0,
          acknowledgedAt: known?.acknowledgedAt ?? null,
          signal: cut(signal),
          signals: signals.length,
          story: plot && { ...plot, signals: plot.signals.map((one) => ({ ...one, evidence: [] })) },
        },
      ];
    });
}

interface Test {
  readonly incidentId: string;
  readonly day: DayNumber;
  readonly signal: Signal;
  readonly more: number;
}

/** One test for each detector and day; of several signals the strongest stands for it. */
function testsOf(incidents: readonly Incident[], zone: string, isOfWeek: (day: DayNumber) => boolean): Test[] {
  const tests = new Map<string, Test>();
  for (const { id, signals } of incidents) {
    for (const signal of signals) {
      const day = localDay(signal.beganAt, zone);
      if (!isOfWeek(day)) continue;
      const key = `${day}/${signal.detector}/${signal.isHardFact ? signal.fingerprint : ''}`;
      const known = tests.get(key);
      const more = known ? known.more + 1 : 0;
      const isStronger = known === undefined || signal.score > known.signal.score;
      tests.set(key, isStronger ? { incidentId: id, day, signal, more } : { ...known, more });
    }
  }
  return [...tests.values()];
}

export interface Judgement {
  readonly findings: Finding[];
  readonly tests: number;
  readonly unjudged: string[];
}

/**
 * @param monday the week's first day
 * @param zone the account's
 */
export function findingsOf(
  incidents: readonly Incident[],
  judged: readonly DetectorDay[],
  monday: DayNumber,
  zone: string,
): Judgement {
  const isOfWeek = (day: DayNumber) => day >= monday && day < monday + 7;
  const ofWeek = judged.filter(({ day }) => isOfWeek(day));
  const below = testsOf(
    incidents.filter((incident) => !isTold(incident)),
    zone,
    isOfWeek,
  );
  // What belongs to a told incident is settled: as a test among the others it would make them look like less.
  const settled = new Set(
    testsOf(incidents.filter(isTold), zone, isOfWeek).map(({ day, signal }) => `${day}/${signal.detector}`),
  );
  const tests = ofWeek.filter((one) => isTested(one) && !settled.has(`${one.day}/${one.detector}`)).length;
  const ranked = controlled(
    below
      .filter(({ signal }) => !signal.isHardFact)
      .map((test) => ({ of: test, pValue: 10 ** -Math.min(scoreCap, test.signal.score) })),
    tests,
  );
  const finding = ({ incidentId, day, signal, more }: Test) => ({
    incidentId,
    date: isoDay(day),
    signal: cut(signal),
    more,
  });
  const facts = below
    .filter(({ signal }) => signal.isHardFact)
    .sort((a, b) => rankOf(b.signal.severity) - rankOf(a.signal.severity) || a.day - b.day)
    .map((test): Finding => {
      const { known, severity, family } = test.signal;
      // That something wasn't seen is told by the gaps.
      const isWorthALook = !known && family !== 'monitor' && isAtLeast(severity, 'low');
      return { ...finding(test), pValue: null, qValue: null, isWorthALook };
    });
  const chances = ranked.map(({ of, pValue, qValue, isFound }): Finding => {
    return { ...finding(of), pValue, qValue, isWorthALook: isFound && !of.signal.known };
  });
  const detectors = [...new Set(ofWeek.map(({ detector }) => detector))];
  const hasJudged = (id: string) => ofWeek.some((one) => one.detector === id && isTested(one));
  return { findings: [...facts, ...chances], tests, unjudged: detectors.filter((id) => !hasJudged(id)).sort() };
}
