// What the rest of the program may ask of the store about notifications: which shops' are sent to our queue, and which come.
import type { Instant } from '../../domain/clock.ts';

/** That Amazon sends one type of notification about one shop to our queue. */
export interface PushSubscription {
  readonly accountId: string;
  /** As in `ORDER_CHANGE`. */
  readonly type: string;
  readonly subscriptionId: string;
  readonly knownSince: Instant;
  /** When one last came, to the minute; null: never. */
  readonly rungAt: Instant | null;
}

/** What was read by the clock although a notification should have told of it. */
export interface Unannounced {
  readonly accountId: string;
  readonly type: string;
  /** In how many readings something was found, and when in the first. */
  readonly readings: number;
  readonly firstAt: Instant;
}

/** By type, the kinds of changes that it tells of (domain/shop/change.ts). */
export type ToldBy = Readonly<Record<string, readonly string[]>>;

export interface PushStore {
  /** Those of one shop, or all. */
  listSubscriptions(accountId?: string): Promise<PushSubscription[]>;
  /** What Amazon says now of these types; null: it sends none of them to us. Other types stay as they are known. */
  keepSubscriptions(accountId: string, ids: Readonly<Record<string, string | null>>, now: Instant): Promise<void>;
  /** Notifications of these types about these shops have come. */
  noteRung(rung: readonly Pick<PushSubscription, 'accountId' | 'type'>[], now: Instant): Promise<void>;
  /** Of subscriptions: what happened and was seen more than `graceMs` after the last of them came, and within the last day. */
  listUnannounced(toldBy: ToldBy, graceMs: number, now: Instant): Promise<Unannounced[]>;
}
