// What the IMAP server needs of a mailbox: mails by UID, in the order of their arrival.
import type { Instant } from '../../../domain/clock.ts';

export interface StoredMail {
  /** Rises with every mail. */
  readonly uid: number;
  readonly receivedAt: Instant;
  /** Made when it is asked for: a mailbox of a hundred thousand mails costs nothing. */
  raw(): Buffer;
}

export interface StoredMailbox {
  readonly uidValidity: number;
  /** Other folders, by path, as LIST tells of them. */
  readonly folders?: Readonly<Record<string, StoredFolder>>;
  /** All that have arrived by now. */
  mails(): readonly StoredMail[];
}

export interface StoredFolder {
  /** `\\Junk`, `\\All` ...; null: none that is known. */
  readonly use: string | null;
  readonly mails: () => readonly StoredMail[];
  /** Listed, and refused to whoever would open it. */
  readonly isClosed?: boolean;
}

export interface ImapUser {
  readonly user: string;
  readonly password: string;
  /** For XOAUTH2. */
  readonly accessToken?: string;
}
