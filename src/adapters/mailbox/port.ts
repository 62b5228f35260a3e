// What the rest of the program may ask of a mailbox: the mails since a moment, read only.
import type { Instant } from '../../domain/clock.ts';
import type { ExaminedMail } from '../../domain/mail.ts';
import type { Mailbox } from '../../domain/mailbox.ts';

/** The headers by which it is decided whether a mail is looked into at all. */
export interface MailGlance {
  readonly from: string;
  readonly subject: string;
}

export interface ArrivedMail {
  /** The same for the same mail wherever it lies: its Message-ID, or a digest of its head where it has none. */
  readonly key: string;
  readonly arrivedAt: Instant;
  /** Null: not looked into, only counted. */
  readonly examined: ExaminedMail | null;
}

export interface MailSource {
  readonly name: string;
  /**
   * Mails that arrived at `since` or later, oldest first. Only those that `isWorthReading` are fetched whole.
   * @throws MailboxFault when the mailbox can't be read; what was yielded before still counts
   */
  read(
    since: Instant,
    isWorthReading: (glance: MailGlance) => boolean,
    signal?: AbortSignal,
  ): AsyncGenerator<ArrivedMail>;
}

export const mailboxFaultKinds = ['network', 'bad-credentials', 'no-folder', 'malformed'] as const;
export type MailboxFaultKind = (typeof mailboxFaultKinds)[number];

/** Why a mailbox could not be read, in words without its password. */
export class MailboxFault extends Error {
  readonly kind: MailboxFaultKind;
  constructor(kind: MailboxFaultKind, message: string) {
    super(message);
    this.name = 'MailboxFault';
    this.kind = kind;
  }
}

export interface Mailboxes {
  open(mailbox: Mailbox): MailSource;
  /** The drop folder of an account, where there is one: `.eml` files put there by hand or by a mail program. */
  folder(accountId: string): Promise<MailSource | null>;
  /** Can it be signed in to and read? Null when all is well, else what is wrong. */
  test(mailbox: Mailbox, signal?: AbortSignal): Promise<string | null>;
}
