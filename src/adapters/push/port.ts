// A queue into which Amazon puts its notifications, as the rest of the program sees it.
import type { Instant } from '../../domain/clock.ts';
import type { Notification } from '../../domain/watch/notification.ts';

export interface PushMessage {
  /** By which it is removed; good until it is handed out again. */
  readonly receipt: string;
  /** When it was put into the queue, by the queue's clock. */
  readonly sentAt: Instant | null;
  /** Null: what it says can't be read. */
  readonly notification: Notification | null;
}

export interface PushQueue {
  /** Waits some seconds for messages; empty where none came. @throws PushFault, or the signal's reason */
  receive(signal: AbortSignal): Promise<readonly PushMessage[]>;
  /** What could not be removed comes again. @throws PushFault */
  remove(receipts: readonly string[]): Promise<void>;
  /** How many wait, roughly, and how many of them were handed out and not removed. @throws PushFault */
  waiting(): Promise<{ readonly visible: number; readonly handedOut: number }>;
}

/** `refused`: a person must mend it (key, policy, name of the queue); `outage`: it may pass. */
export class PushFault extends Error {
  readonly kind: 'refused' | 'outage';
  constructor(kind: 'refused' | 'outage', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
