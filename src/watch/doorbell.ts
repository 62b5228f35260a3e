// The doorbell: Amazon's notifications say that something may have happened, and what shows it is pulled at once. Nothing of
// a message is kept or shown, and no part counts as seen by one: the clock's pulls go on as if there were none.
import type { PushFault, PushMessage, PushQueue } from '../adapters/push/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, minuteMs, secondMs } from '../domain/clock.ts';
import type { Part } from '../domain/watch/coverage.ts';
import { type Notification, partsRungBy } from '../domain/watch/notification.ts';

/** What came of a message: `unreadable` and `stranger` (nobody's shop here) are only counted. */
export type Rung = 'rung' | 'not-asked-for' | 'stranger' | 'unreadable';

export interface DoorbellDeps {
  readonly queue: PushQueue;
  readonly store: Pick<Store, 'listAccounts' | 'hold'>;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
  /** Asks for a pull; a second one that waits for its turn is the same. */
  readonly ring: (accountId: string, part: Part) => Promise<void>;
  readonly onMessage: (message: PushMessage, outcome: Rung) => void;
}

/** Receives that are under way at the same time: a flood is drained by ten a message each. */
const readers = 3;
/** Accounts that are added or removed are noticed after this long. */
const reviewMs = minuteMs;
/** Another process reads the queue: it is asked again whether it still does. */
const heldMs = 30 * secondMs;
const [firstWaitMs, longestWaitMs] = [5 * secondMs, 5 * minuteMs];

/** Whose shops there are, by the id that Amazon calls them by. */
export type Sellers = ReadonlyMap<string, readonly string[]>;

/** What a notification rings for, and what came of it. */
export function ringsOf(
  notification: Notification | null,
  sellers: Sellers,
): { readonly outcome: Rung; readonly accountIds: readonly string[]; readonly parts: readonly Part[] } {
  const nothing = { accountIds: [], parts: [] };
  if (notification === null) return { outcome: 'unreadable', ...nothing };
  const parts = partsRungBy(notification);
  if (parts.length === 0) return { outcome: 'not-asked-for', ...nothing };
  // one of a type that names no seller is about any of them: each is looked after
  const accountIds =
    notification.sellerId === null ? [...sellers.values()].flat() : (sellers.get(notification.sellerId) ?? []);
  return accountIds.length === 0 ? { outcome: 'stranger', ...nothing } : { outcome: 'rung', accountIds, parts };
}

/** Runs until aborted, in one process of all at a time. What fails is tried again, later and later. */
export async function answerDoorbell(deps: DoorbellDeps, signal: AbortSignal): Promise<void> {
  const { store, clock } = deps;
  while (!signal.aborted) {
    const letGo = await store.hold('doorbell').catch(() => null);
    if (letGo === null) await clock.sleep(heldMs, signal).catch(() => {});
    else {
      const sellers = rememberedSellers(deps);
      await Promise.all(Array.from({ length: readers }, () => readOn(deps, sellers, signal)));
      await letGo();
    }
  }
}

async function readOn(deps: DoorbellDeps, sellers: () => Promise<Sellers>, signal: AbortSignal): Promise<void> {
  const { queue, clock, log } = deps;
  let waitMs = 0;
  while (!signal.aborted) {
    try {
      const messages = await queue.receive(signal);
      await answer(deps, messages, await sellers());
      waitMs = 0;
    } catch (error) {
      if (signal.aborted) return;
      waitMs = Math.min(Math.max(firstWaitMs, 2 * waitMs), longestWaitMs);
      const { kind, message } = error as PushFault;
      log.warn(
        { fault: kind, reason: message, waitMs },
        'the queue of notifications can’t be read; all is pulled by the clock meanwhile',
      );
      await clock.sleep(waitMs, signal).catch(() => {});
    }
  }
}

/** Rings first and removes then: what was removed has rung. */
async function answer(
  { queue, ring, onMessage }: DoorbellDeps,
  messages: readonly PushMessage[],
  sellers: Sellers,
): Promise<void> {
  if (messages.length === 0) return;
  const rung = new Map<string, readonly [accountId: string, part: Part]>();
  const outcomes = messages.map((message) => {
    const { outcome, accountIds, parts } = ringsOf(message.notification, sellers);
    for (const accountId of accountIds) for (const part of parts) rung.set(`${accountId}/${part}`, [accountId, part]);
    return { message, outcome };
  });
  for (const [accountId, part] of rung.values()) await ring(accountId, part);
  await queue.remove(messages.map(({ receipt }) => receipt));
  for (const { message, outcome } of outcomes) onMessage(message, outcome);
}

function rememberedSellers({ store, clock }: DoorbellDeps): () => Promise<Sellers> {
  let known: { readonly at: number; readonly sellers: Promise<Sellers> } | null = null;
  const read = async () => {
    const sellers = new Map<string, string[]>();
    for (const { id, sellerId } of await store.listAccounts())
      if (sellerId !== null) sellers.set(sellerId, [...(sellers.get(sellerId) ?? []), id]);
    return sellers;
  };
  return async () => {
    if (known === null || clock.now() - known.at >= reviewMs) known = { at: clock.now(), sellers: read() };
    try {
      return await known.sellers;
    } catch (error) {
      known = null;
      throw error;
    }
  };
}
