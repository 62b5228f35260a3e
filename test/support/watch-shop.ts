// Watches a shop through time with the pure core alone: count, run the detectors, correlate.
import { detectors } from '../../src/detectors/all.ts';
import { runDetectors } from '../../src/detectors/run.ts';
import { advance, newBaseline, suspect } from '../../src/domain/baseline.ts';
import type { Change } from '../../src/domain/change.ts';
import { dayMs, type Instant } from '../../src/domain/clock.ts';
import { recentMs } from '../../src/domain/detector.ts';
import type { Decision, Incident } from '../../src/domain/incident.ts';
import type { Market } from '../../src/domain/offer.ts';
import { isAtLeast } from '../../src/domain/severity.ts';
import { correlate } from '../../src/incidents/correlate.ts';
import { aCoverage, anAccount } from './factories.ts';

export interface Watched {
  readonly incidents: readonly Incident[];
  readonly alerts: readonly Decision[];
}

/** Looks every `stepMs` at which something happened, as the pipeline does; judges from `detectFrom` on. */
export function watchShop(
  changes: readonly Change[],
  market: Market,
  { stepMs, detectFrom, until }: { stepMs: number; detectFrom: Instant; until: Instant },
): Watched {
  const [account, coverage] = [anAccount(), aCoverage()];
  let baseline = newBaseline(account.timeZone);
  let recent: readonly Change[] = [];
  let ids = 0;
  let next = 0;
  const incidents = new Map<string, Incident>();
  const alerts: Decision[] = [];
  const begin = Math.floor((changes[0]?.occurredAt ?? detectFrom) / stepMs) * stepMs;
  // The time before only counts, so a stride of a day will do.
  const strideAt = (moment: Instant) => (moment + dayMs < detectFrom ? dayMs : stepMs);
  for (let now = begin + strideAt(begin); now <= until; now += strideAt(now)) {
    const fresh: Change[] = [];
    for (; (changes[next]?.occurredAt ?? Number.POSITIVE_INFINITY) <= now; next++) fresh.push(changes[next] as Change);
    if (fresh.length === 0) continue;
    recent = [...recent, ...fresh].filter(({ occurredAt }) => occurredAt > now - recentMs);
    baseline = advance(baseline, fresh, now, market);
    if (now < detectFrom) continue;
    const verdicts = runDetectors(detectors, { now, account, changes: fresh, recent, baseline, coverage, market });
    const crashed = verdicts.find(({ outcome }) => outcome === 'crashed');
    if (crashed) throw new Error(JSON.stringify(crashed));
    const signals = verdicts.flatMap((verdict) => (verdict.outcome === 'fired' ? verdict.signals : []));
    const result = correlate({
      account,
      incidents: [...incidents.values()],
      signals,
      now,
      newId: () => `inc-${++ids}`,
    });
    for (const incident of result.incidents) incidents.set(incident.id, incident);
    alerts.push(...result.decisions.filter(({ isAlert }) => isAlert));
    for (const incident of incidents.values())
      if (isAtLeast(incident.severity, 'high')) baseline = suspect(baseline, incident.beganAt, incident.updatedAt);
  }
  return { incidents: [...incidents.values()], alerts };
}
