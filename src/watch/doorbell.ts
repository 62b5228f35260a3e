// The doorbell: Amazon's notifications say that something may have happened, and what shows it is pulled at once. Nothing of
// a message is kept or shown, and no part counts as seen by one: the clock's pulls go on as if there were none.
import type { PushFault, PushMessage, PushQueue } from '../adapters/push/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { type Clock, type Instant, minuteMs, secondMs } from '../domain/clock.ts';
import { secretLifeMs } from '../domain/shop/application.ts';
import type { Part } from '../domain/watch/coverage.ts';
import { type Notification, partsRungBy } from '../domain/watch/notification.ts';

/** What came of a message: `noted` is when a secret ends; `unreadable` and `stranger` (nobody's shop here) are only counted. */
export type Rung = 'rung' | 'noted' | 'not-asked-for' | 'stranger' | 'unreadable';

export interface DoorbellDeps {
  readonly queue: PushQueue;
  readonly store: Pick<Store, 'listAccounts' | 'listSubscriptions' | 'noteRung' | 'noteSecretEnd' | 'hold'>;
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

/** Whose shops there are: by the id that Amazon calls the seller by, and by the subscription through which it tells of them. */
export interface Known {
  readonly sellers: ReadonlyMap<string, readonly string[]>;
  readonly subscriptions: ReadonlyMap<string, readonly string[]>;
}

/** What a notification rings for, and what came of it. */
export function ringsOf(
  notification: Notification | null,
  { sellers, subscriptions }: Known,
): { readonly outcome: Rung; readonly accountIds: readonly string[]; readonly parts: readonly Part[] } {
  const nothing = { accountIds: [], parts: [] };
  if (notification === null) return { outcome: 'unreadable', ...nothing };
  const parts = partsRungBy(notification);
  if (notification.secretEnd !== null) return { outcome: 'noted', ...nothing };
  if (parts.length === 0) return { outcome: 'not-asked-for', ...nothing };
  const { sellerId, subscriptionId } = notification;
  const accountIds = (sellerId === null ? subscriptions.get(subscriptionId ?? '') : sellers.get(sellerId)) ?? [];
  return accountIds.length === 0 ? { outcome: 'stranger', ...nothing } : { outcome: 'rung', accountIds, parts };
}

/** Runs until aborted, in one process of all at a time. What fails is tried again, later and later. */
export async function answerDoorbell(deps: DoorbellDeps, signal: AbortSignal): Promise<void> {
  const { store, clock } = deps;
  while (!signal.aborted) {
    const letGo = await store.hold('doorbell').catch(() => null);
    if (letGo === null) await clock.sleep(heldMs, signal).catch(() => {});
    else {
      const known = remembered(deps);
      await Promise.all(Array.from({ length: readers }, () => readOn(deps, known, signal)));
      await letGo();
    }
  }
}

async function readOn(deps: DoorbellDeps, known: () => Promise<Known>, signal: AbortSignal): Promise<void> {
  const { queue, clock, log } = deps;
  let waitMs = 0;
  while (!signal.aborted) {
    try {
      const messages = await queue.receive(signal);
      await answer(deps, messages, await known());
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

/** When a secret can end that Amazon has given for 180 days. */
const isLikely = (at: Instant, now: Instant) => at > now && at <= now + secretLifeMs;

/** Rings first and removes then: what was removed has rung. */
async function answer(
  { queue, ring, onMessage, store, clock }: DoorbellDeps,
  messages: readonly PushMessage[],
  known: Known,
): Promise<void> {
  if (messages.length === 0) return;
  const rung = new Map<string, readonly [accountId: string, part: Part]>();
  const came = new Map<string, { readonly accountId: string; readonly type: string }>();
  const outcomes = messages.map((message) => {
    const { outcome, accountIds, parts } = ringsOf(message.notification, known);
    const type = message.notification?.type ?? '';
    for (const accountId of accountIds) {
      came.set(`${accountId}/${type}`, { accountId, type });
      for (const part of parts) rung.set(`${accountId}/${part}`, [accountId, part]);
    }
    return { message, outcome };
  });
  for (const [accountId, part] of rung.values()) await ring(accountId, part);
  const now = clock.now();
  for (const { message } of outcomes) {
    const { secretEnd = null, eventAt = null } = message.notification ?? {};
    // nobody has signed it: it may only have people warned sooner
    if (secretEnd !== null && eventAt !== null && isLikely(secretEnd.at, now))
      await store.noteSecretEnd(secretEnd.clientId, secretEnd.at, eventAt);
  }
  await queue.remove(messages.map(({ receipt }) => receipt));
  await store.noteRung([...came.values()], now);
  for (const { message, outcome } of outcomes) onMessage(message, outcome);
}

function remembered({ store, clock }: DoorbellDeps): () => Promise<Known> {
  let last: { readonly at: number; readonly known: Promise<Known> } | null = null;
  const read = async () => {
    const sellers = new Map<string, string[]>();
    const subscriptions = new Map<string, string[]>();
    const add = (to: Map<string, string[]>, name: string, id: string) => to.set(name, [...(to.get(name) ?? []), id]);
    for (const { id, sellerId } of await store.listAccounts()) if (sellerId !== null) add(sellers, sellerId, id);
    for (const { accountId, subscriptionId } of await store.listSubscriptions())
      add(subscriptions, subscriptionId, accountId);
    return { sellers, subscriptions };
  };
  return async () => {
    if (last === null || clock.now() - last.at >= reviewMs) last = { at: clock.now(), known: read() };
    try {
      return await last.known;
    } catch (error) {
      last = null;
      throw error;
    }
  };
}
