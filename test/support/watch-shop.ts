// Watches a shop through time with the pure core alone: the steps of the live watch, without a store.
import { detectors } from '../../src/detectors/all.ts';
import { dayMs, type Instant } from '../../src/domain/clock.ts';
import type { OwnerSaid } from '../../src/domain/owner/statement.ts';
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

export interface WatchOptions {
  readonly stepMs: number;
  readonly detectFrom: Instant;
  readonly until: Instant;
  /** What the owner said beforehand. */
  readonly words?: Partial<OwnerSaid>;
  /** From then on the owner has said of all that was found that it was nothing. */
  readonly dismissedAt?: Instant;
}

/**
 * Looks every `stepMs` at which something was seen, as the watch does; judges from `detectFrom` on.
 * @param changes in the order in which they are seen
 */
export function watchShop(
  changes: readonly Change[],
  market: Market,
  { stepMs, detectFrom, until, words = {}, dismissedAt = Number.POSITIVE_INFINITY }: WatchOptions,
): Watched {
  const [account, coverage] = [anAccount(), aCoverage()];
  let state: WatchState = { baseline: newBaseline(account.timeZone), recent: [], incidents: [] };
  let ids = 0;
  let next = 0;
  const newId = () => `inc-${++ids}`;
  const alerts: Decision[] = [];
  const closed: Incident[] = [];
  let isAnswered = false;
  const begin = Math.floor((changes[0]?.observedAt ?? detectFrom) / stepMs) * stepMs;
  // The time before only counts, so a stride of a day will do.
  const strideAt = (moment: Instant) => (moment + dayMs < detectFrom ? dayMs : stepMs);
  for (let now = begin + strideAt(begin); now <= until; now += strideAt(now)) {
    const fresh: Change[] = [];
    for (; (changes[next]?.observedAt ?? Number.POSITIVE_INFINITY) <= now; next++) fresh.push(changes[next] as Change);
    if (fresh.length === 0) continue;
    if (now < detectFrom) {
      state = warmUp(state, fresh, now);
      continue;
    }
    if (now >= dismissedAt && !isAnswered) {
      isAnswered = true;
      closed.push(...state.incidents.map((incident) => ({ ...incident, status: 'dismissed' as const })));
      state = { ...state, incidents: [] };
    }
    const taken = step(state, { account, changes: fresh, now, coverage, market, detectors, newId, words, closed });
    const crashed = taken.verdicts.find(({ outcome }) => outcome === 'crashed');
    if (crashed) throw new Error(JSON.stringify(crashed));
    state = taken.state;
    alerts.push(...taken.decisions.filter(({ isAlert }) => isAlert));
  }
  return { incidents: state.incidents, alerts };
}
