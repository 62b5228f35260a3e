// What the rest of the program may ask of the store about mails that came back.

import type { Instant } from '../../domain/clock.ts';
import type { Bounce } from '../../domain/mail/bounce.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { MessageKind } from '../../domain/telling/message.ts';
import type { Recipient } from '../../domain/telling/recipient.ts';
import type { OwedRow } from './outbox-port.ts';

/** The message that came back, and whom else there is to tell. */
export interface BouncedMessage {
  readonly key: string;
  readonly accountId: string;
  readonly kind: MessageKind;
  readonly recipient: string;
  readonly createdAt: Instant;
  readonly recipients: readonly Recipient[];
}

export interface BounceStore {
  /**
   * Notes a bounce against the delivery that it is about, with what follows from it, in one transaction.
   * @returns null when none of its Message-IDs is of a delivered mail of ours, or the same was noted before
   */
  noteBounce(
    bounce: Bounce,
    now: Instant,
    follow: (message: BouncedMessage) => { readonly outbox: readonly OwedRow[]; readonly entries: readonly LogEntry[] },
  ): Promise<BouncedMessage | null>;
}
