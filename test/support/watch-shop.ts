// Watches a shop through time with the pure core alone: the steps of the live watch, without a store.
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, type Instant } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Market } from '../../src/domain/shop/offer.ts';
import { newBaseline } from '../../src/domain/statistics/baseline.ts';
import type { Decision, Incident } from '../../src/domain/watch/incident.ts';
import { step, type WatchState, warmUp } from '../../src/watch/step.ts';
import { aCoverage, anAccount } from './factories.ts';

export interface Watched {
  readonly incidents: readonly Incident[];
  readonly alerts: readonly Decision[];
}

/** Looks every `stepMs` at which something happened, as the watch does; judges from `detectFrom` on. */
export function watchShop(
  changes: readonly Change[],
  market: Market,
  { stepMs, detectFrom, until }: { stepMs: number; detectFrom: Instant; until: Instant },
): Watched {
  const [account, coverage] = [anAccount(), aCoverage()];
  let state: WatchState = { baseline: newBaseline(account.timeZone), recent: [], incidents: [] };
  let ids = 0;
  let next = 0;
  const newId = () => `inc-${++ids}`;
  const alerts: Decision[] = [];
  const begin = Math.floor((changes[0]?.occurredAt ?? detectFrom) / stepMs) * stepMs;
  // The time before only counts, so a stride of a day will do.
  const strideAt = (moment: Instant) => (moment + dayMs < detectFrom ? dayMs : stepMs);
  for (let now = begin + strideAt(begin); now <= until; now += strideAt(now)) {
    const fresh: Change[] = [];
    for (; (changes[next]?.occurredAt ?? Number.POSITIVE_INFINITY) <= now; next++) fresh.push(changes[next] as Change);
    if (fresh.length === 0) continue;
    if (now < detectFrom) {
      state = warmUp(state, fresh, now);
      continue;
    }
    const taken = step(state, { account, changes: fresh, now, coverage, market, detectors, newId });
    const crashed = taken.verdicts.find(({ outcome }) => outcome === 'crashed');
    if (crashed) throw new Error(JSON.stringify(crashed));
    state = taken.state;
    alerts.push(...taken.decisions.filter(({ isAlert }) => isAlert));
  }
  return { incidents: state.incidents, alerts };
}
