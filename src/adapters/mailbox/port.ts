// What the rest of the program may ask of a mailbox: the mails since a moment, read only, and to be called when one comes.
import type { Clock, Instant } from '../../domain/clock.ts';
import type { ExaminedMail, MailAddress, ReadMail } from '../../domain/mail/mail.ts';
import type { Mailbox, MailboxSignIn } from '../../domain/mail/mailbox.ts';

/** What is known of a mail from its head, by which it is decided whether it is looked into at all. */
export interface MailGlance {
  readonly key: string;
  readonly arrivedAt: Instant;
  readonly from: string;
  /** The same, taken apart. */
  readonly senders: readonly MailAddress[];
  readonly subject: string;
  /** Addresses that it came to, in small letters. */
  readonly to: readonly string[];
  /** By its own word a mail server's report about a delivery. */
  readonly isReport: boolean;
  /** What its head says of its sender and who vouches for that; only read when it is asked for. */
  readonly proof: () => SenderProof;
}

export type SenderProof = Pick<ReadMail, 'from' | 'trace' | 'signatures'>;

/** 0: not looked into; where there are too many at once the higher come first, and of the same the newest. */
export type Worth = 0 | 1 | 2 | 3;

export interface ArrivedMail {
  /** The same for the same mail wherever it lies: its Message-ID, or a digest of its head where it has none. */
  readonly key: string;
  readonly arrivedAt: Instant;
  /** Null: not looked into, only counted. */
  readonly examined: ExaminedMail | null;
  /** It was begun to be read and would have cost too much: it is not tried again. */
  readonly isTooCostly?: true;
  /** It lies where junk or waste lies. */
  readonly isSetAside?: true;
  /** It was worth looking into, but there were too many: it is looked into at a later reading. */
  readonly isLeft?: true;
  /** An earlier reading gave it, and since this moment it is in no folder any more. Not told of mails that were moved. */
  readonly missedAt?: Instant;
}

export interface MailSource {
  readonly name: string;
  /**
   * Mails that arrived at `since` or later. Only those that are worth something are fetched whole.
   * @throws MailboxFault when the mailbox can't be read; what was yielded before still counts
   */
  read(since: Instant, worthOf: (glance: MailGlance) => Worth, signal?: AbortSignal): AsyncGenerator<ArrivedMail>;
  /** What came long ago, in portions; without it that is read at once. */
  readonly past?: MailPast;
}

/** From its beginning to before its end. */
export interface PastSpan {
  readonly from: Instant;
  readonly before: Instant;
}

/** Of the span that was asked for, all since then was given. */
export interface SpanRead {
  readonly readSince: Instant;
}

export interface MailPast {
  /** The same for the same mailbox, whatever it is called here; tells nothing of it. */
  readonly id: string;
  /**
   * A portion of what arrived within a span, from its newest end, with a word after each piece of it that is whole.
   * @throws MailboxFault as `read` does
   */
  read(
    span: PastSpan,
    worthOf: (glance: MailGlance) => Worth,
    signal?: AbortSignal,
  ): AsyncGenerator<ArrivedMail | SpanRead>;
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

export type KeepsSignIn = (signIn: MailboxSignIn) => Promise<void>;

export interface ListenOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onFault: (fault: MailboxFault, waitMs: number) => void;
}

export interface Mailboxes {
  /** `keep` is told of a sign-in that the provider replaced. */
  open(mailbox: Mailbox, keep?: KeepsSignIn): MailSource;
  /** Rings whenever mail may have come, until aborted. Reads nothing. */
  listen(mailbox: Mailbox, ring: () => void, options: ListenOptions, keep?: KeepsSignIn): Promise<void>;
  /** The drop folder of an account, where there is one: `.eml` files put there by hand or by a mail program. */
  folder(accountId: string): Promise<MailSource | null>;
  /** Can it be signed in to and read? Null when all is well, else what is wrong. */
  test(mailbox: Mailbox, signal?: AbortSignal): Promise<string | null>;
  /** Its other folders that may not be opened: what is filtered into them isn't seen. `null`: they aren't even told of. */
  closed(mailbox: Mailbox, signal?: AbortSignal): Promise<readonly string[] | null>;
  /** Lets go of what reading needs. */
  close(): Promise<void>;
}
