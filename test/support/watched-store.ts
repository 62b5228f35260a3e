// Alice's shop in a real store, watched by real looks whose time a test moves: small business, then 70 silent days, then
// what the test lets happen.
import { randomUUID } from 'node:crypto';
import type { LookResult } from '../../src/adapters/store/port.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import type { Listing } from '../../src/domain/shop/listing.ts';
import { type Part, parts } from '../../src/domain/watch/coverage.ts';
import type { Decision } from '../../src/domain/watch/incident.ts';
import { type AnswerDeps, type AnswerInput, answerIncident } from '../../src/owner/answer.ts';
import { lookAt } from '../../src/watch/look.ts';
import { added, japan, placed, yen } from './factories.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { aliceCredentials, anAccount, aRun, type TestStore } from './store.ts';

export interface WatchedStore {
  readonly deps: AnswerDeps & { readonly clock: ManualClock };
  readonly now: () => Instant;
  /** Lets things happen and be seen, and looks; the decisions of that look. */
  see(...changes: Change[]): Promise<readonly Decision[]>;
  /** Looks every `everyMs` for `lengthMs`; all decisions. */
  watch(lengthMs: number, everyMs?: number): Promise<readonly Decision[]>;
  /** What is on sale now, as a whole walk shows it. */
  shelve(listings: readonly Listing[]): Promise<void>;
  answer(input: Partial<AnswerInput> & Pick<AnswerInput, 'incidentId' | 'answer'>): ReturnType<typeof answerIncident>;
  lastLook(): LookResult;
}

/** Starts anew: Alice's account only, seen and looked at for the first time at `startAt`. */
export async function watchStore({ store }: TestStore, startAt: Instant): Promise<WatchedStore> {
  for (const { id } of await store.listAccounts()) await store.removeAccount(id);
  await store.addAccount(anAccount(), aliceCredentials, startAt);
  const clock = createManualClock(startAt);
  const deps = { store, clock, newId: randomUUID };
  let last: LookResult | null = null;
  const run = (part: Part) => {
    const at = clock.now();
    return aRun({ part, startedAt: at, finishedAt: at, coverage: { state: 'complete', reason: null, asOf: at } });
  };
  const look = async () => {
    for (const part of parts) await store.recordRun('alice', run(part));
    last = (await lookAt(deps, 'alice')) as LookResult;
    return last.decisions;
  };
  const watched: WatchedStore = {
    deps,
    now: clock.now,
    async see(...changes) {
      await store.observe('alice', async (state) => {
        await state.append(changes);
        return run('new-listings');
      });
      return look();
    },
    async watch(lengthMs, everyMs = 15 * minuteMs) {
      const all: Decision[] = [];
      for (const end = clock.now() + lengthMs; clock.now() < end; ) {
        clock.advance(everyMs);
        all.push(...(await look()));
      }
      return all;
    },
    async shelve(listings) {
      await store.observe('alice', async (state) => {
        await state.putListings((await state.sightListings(listings)).map(({ seen }) => seen));
        await state.removeListings(japan, await state.finishWalk(japan));
        return run('listings');
      });
    },
    answer: (input) => answerIncident(deps, { by: { name: 'Alice', via: 'command' }, ...input }),
    lastLook() {
      if (last === null) throw new Error('not looked yet');
      return last;
    },
  };
  await watched.see(...quietPast(startAt));
  return watched;
}

/** A listing and two orders a day for a month, and nothing in the 70 days since. */
function quietPast(until: Instant): Change[] {
  return Array.from({ length: 30 }, (_, i) => until - (100 - i) * dayMs + 3 * hourMs).flatMap((at, i) => [
    added(at, { sku: `OWN-${i}`, asin: `B0OWN${i}` }),
    placed(at + hourMs, { orderId: `250-0000000-${1_000 + 2 * i}` }),
    placed(at + 2 * hourMs, { orderId: `250-0000000-${1_001 + 2 * i}` }),
  ]);
}

/** So many new listings within the hour before `at`. */
export function burst(at: Instant, size: number, name = 'NEW'): (Change & { listing: Listing })[] {
  return Array.from({ length: size }, (_, i) =>
    added(at - hourMs + Math.floor((i * 50 * minuteMs) / size), {
      sku: `${name}-${i}`,
      asin: `B0${name}${i}`,
      price: yen(900),
    }),
  );
}
