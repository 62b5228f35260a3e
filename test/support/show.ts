// Shows things to a state, as a pull does; a test that is about what comes of it gets the changes.

import type { Instant } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { State } from '../../src/domain/shop/state.ts';
import type { CoverageState, Part } from '../../src/domain/watch/coverage.ts';
import type { Observed, PullSummary } from '../../src/domain/watch/observed.ts';
import { observe } from '../../src/watch/observe.ts';
import { japan } from './factories.ts';

export interface Showing {
  readonly part?: Part;
  readonly at: Instant;
  readonly state?: CoverageState;
  readonly marketplaceIds?: readonly string[];
}

/** One pull that shows these batches; the changes that were appended, also those whose keys were there already. */
export async function show(state: State, batches: readonly Observed[], showing: Showing): Promise<Change[]> {
  const changes: Change[] = [];
  const { part = 'orders', at, state: coverage = 'partial', marketplaceIds = [japan] } = showing;
  await observe(recording(state, changes), part, marketplaceIds, pulled(batches, coverage, at), at);
  return changes;
}

async function* pulled(
  batches: readonly Observed[],
  state: CoverageState,
  at: Instant,
): AsyncGenerator<Observed, PullSummary, undefined> {
  yield* batches;
  return { coverage: { state, reason: null, asOf: at }, calls: 1, rows: batches.length, badRows: [], fault: null };
}

function recording(state: State, changes: Change[]): State {
  return new Proxy(state, {
    get(target, name: keyof State) {
      if (name !== 'append') return (target[name] as (...args: unknown[]) => unknown).bind(target);
      return async (appended: readonly Change[]) => {
        changes.push(...appended);
        await target.append(appended);
      };
    },
  });
}
