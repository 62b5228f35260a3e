// Notify: sends what is owed, several at once, one to each address or webhook, and records how each try went.
import type { DeliveryOutcome, OutboxRow } from '../adapters/store/port.ts';
import { minuteMs } from '../domain/clock.ts';
import { type DeliverDeps, deliver } from './deliver.ts';
import { endChannel } from './end-channel.ts';
import { exhausted, tellFailure } from './failures.ts';
import { createLanes, type Lanes } from './lanes.ts';

export type NotifyDeps = DeliverDeps;

/** Longer than any mail takes: a sender that dies holds its row for this long. */
const leaseMs = 5 * minuteMs;

export interface Delivered {
  readonly row: OutboxRow;
  readonly outcome: DeliveryOutcome;
}

export interface NotifyOptions {
  /** All was pulled before the look: what waits only for what belongs to it waits no longer. */
  readonly isGathered?: boolean;
  /** The program stops: nothing more is begun, and what hangs is put off. */
  readonly signal?: AbortSignal;
  /** Those of this process, where several do this at once. */
  readonly lanes?: Lanes;
  /** Called as soon as it is known what came of a try, while others are still on their way. */
  readonly onTried?: (one: Delivered) => Promise<void>;
}

/**
 * Sends everything that is due now, several at once, one to each address or webhook. Safe to run in several processes at
 * once. Returns when what it has begun is over, in the order in which it was begun.
 */
export async function notifyDue(deps: NotifyDeps, options: NotifyOptions = {}): Promise<Delivered[]> {
  const { isGathered = false, signal, lanes = createLanes(), onTried } = options;
  const { store, clock } = deps;
  const begun: Promise<Delivered>[] = [];
  const open = new Set<Promise<Delivered>>();
  const settle = async (row: OutboxRow, outcome: DeliveryOutcome): Promise<Delivered> => {
    await tellFailure(deps, row, outcome);
    if (outcome.outcome === 'dead' && outcome.isGone) await endChannel(deps, row);
    await store.settleOutbox(row.key, outcome, clock.now());
    const tried = { row, outcome };
    await onTried?.(tried);
    return tried;
  };
  const begin = (row: OutboxRow) => {
    const one = deliver(deps, row, signal)
      .then((outcome) => settle(row, outcome))
      .finally(() => {
        lanes.close(row);
        open.delete(one);
      });
    // Known below, when its turn comes.
    one.catch(() => {});
    begun.push(one);
    open.add(one);
  };
  const claim = () => lanes.open((room) => store.claimOutbox(clock.now(), leaseMs, { isGathered, ...room }));
  try {
    for (const row of await store.exhaustedOutbox(clock.now()))
      begun.push(Promise.resolve(await settle(row, exhausted(row))));
    for (;;) {
      // The end of any of these may free a lane or make something else due, also while it is being claimed.
      const before = [...open];
      const row = signal?.aborted ? null : await claim();
      if (row !== null) begin(row);
      else if (before.length === 0) return await Promise.all(begun);
      else await Promise.race(before);
    }
  } finally {
    // Whatever went wrong with one: the others are on their way.
    await Promise.allSettled(begun);
  }
}
