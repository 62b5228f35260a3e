// What sending may ask of the store: what is owed, and what came of it.
import type { Instant } from '../../domain/clock.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { MessageKind, Timing } from '../../domain/telling/message.ts';
import type { Channel } from '../../domain/telling/recipient.ts';
import type { Told, ToldState } from '../../domain/watch/incident.ts';

/** A message that is owed: written with the decision, in one transaction; sent later, once. */
export interface OutboxRow {
  /** Natural key: what it is about, which of its messages, and the recipient. */
  readonly key: string;
  readonly accountId: string;
  /** Null: about the account or the watch itself. */
  readonly incidentId: string | null;
  /** The incident's; 0 where there is none. */
  readonly revision: number;
  readonly kind: MessageKind;
  readonly reason: string;
  /** A mail address, or `webhook:` and its name. */
  readonly recipient: string;
  /** What the message says that no other table knows, as JSON. */
  readonly props?: unknown;
  /** In which form (domain/message.ts); 0: from before forms had numbers. */
  readonly propsVersion: number;
  readonly timing: Timing;
  readonly createdAt: Instant;
  readonly attempts: number;
}

/** A message to be owed. */
export interface OwedRow extends Omit<OutboxRow, 'attempts' | 'timing' | 'propsVersion'> {
  /** When it may be sent; `createdAt` where it isn't said. */
  readonly dueAt?: Instant;
  /** Why then; at-once where it isn't said. */
  readonly timing?: Timing;
}

/** Why a try failed: its receiver couldn't be reached, or nothing could be written for it. */
export type Fault = 'channel' | 'message';

/** Until when others rest that wait for the same address, since this one couldn't be brought there. */
export interface Rests {
  /** All of them: what hangs now hangs in a moment, too. */
  readonly lane: Instant;
  /** Later ones about the same incident, so that they come in order; null: they go past it. */
  readonly thread: Instant | null;
}

/** A row that was tried as often as may be, and whose last try nobody has settled. */
export interface ExhaustedRow extends OutboxRow {
  readonly lastError: string | null;
}

/** Which of what waits; without any of these, all of it. */
export interface PendingQuery extends Partial<Pick<OutboxRow, 'accountId' | 'recipient' | 'kind'>> {
  /** Owed at or after this. */
  readonly since?: Instant;
}

export interface ClaimOptions {
  /** What waits only for what belongs to it waits no longer. */
  readonly isGathered?: boolean;
  /** Default: all. */
  readonly channels?: readonly Channel[];
  /** Keys of what this process has on its way: a computer that slept wakes long after its claims have run out. */
  readonly onTheirWay?: readonly string[];
}

export type DeliveryOutcome =
  /** With what it said of its incident, if it was about one. */
  | {
      readonly outcome: 'delivered';
      readonly messageId: string;
      readonly detail: string;
      readonly told?: ToldState | null;
    }
  /** Try again after `retryAt`. */
  | {
      readonly outcome: 'deferred';
      readonly retryAt: Instant;
      readonly detail: string;
      readonly fault: Fault;
      readonly rests?: Rests;
    }
  /** `isGone`: the receiver itself is no more. */
  | { readonly outcome: 'dead'; readonly detail: string; readonly fault: Fault; readonly isGone?: true }
  /** Not owed any more. */
  | { readonly outcome: 'dropped'; readonly detail: string };

/** A message about an incident, as it stands. */
export interface OwedMessage {
  readonly key: string;
  readonly kind: MessageKind;
  readonly revision: number;
  readonly recipient: string;
  readonly timing: Timing;
  readonly createdAt: Instant;
  /** Null while it waits to be sent. */
  readonly settledAt: Instant | null;
  /** What came of the last try, or back; null before the first. */
  readonly outcome: DeliveryOutcome['outcome'] | 'bounced' | null;
  /** What its reader was told by it, and when; null unless it was delivered. */
  readonly told: Told | null;
}

export interface OutboxStore {
  /** Every message about an incident, the oldest first. */
  incidentMessages(incidentId: string): Promise<OwedMessage[]>;
  /** Owes messages that belong to no other transaction; those whose key is known are owed already. Returns how many are new. */
  owe(rows: readonly OwedRow[]): Promise<number>;
  /**
   * Takes the oldest due row for `leaseMs`, so that no two senders have it at once, nor two rows to one address or
   * webhook. Behind one that couldn't be brought waits what is newer of the same incident: when that is due, the older one
   * is taken. Null when none is due, or each of them would come behind one that is in hand.
   */
  claimOutbox(now: Instant, leaseMs: number, options?: ClaimOptions): Promise<OutboxRow | null>;
  /** What no claim takes any more, since its senders died at every try. */
  exhaustedOutbox(now: Instant): Promise<ExhaustedRow[]>;
  settleOutbox(key: string, outcome: DeliveryOutcome, now: Instant): Promise<void>;
  /**
   * Has a message that didn't arrive sent again: one that waits is due now, one that was given up or came back is owed anew,
   * once in a minute. False where there is none such, or it was taken or dropped; then nothing is logged.
   */
  sendAgain(key: string, now: Instant, entry: LogEntry): Promise<boolean>;
  /** How many messages wait, of all or to one recipient. */
  pendingOutbox(which?: PendingQuery): Promise<number>;
}
