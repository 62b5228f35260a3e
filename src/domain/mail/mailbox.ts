// A mailbox in which Amazon's notices arrive: how to reach it, and whose word is believed in it. Its sign-in is a secret and
// never shown.
import type { Instant } from '../clock.ts';

export type MailboxSignIn =
  | { readonly kind: 'password'; readonly password: string }
  /** OAuth2: a refresh token is exchanged for short-lived ones. */
  | {
      readonly kind: 'oauth';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string | null;
      readonly refreshToken: string;
    };

export interface MailboxSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (993); else STARTTLS, which is demanded unless the server is on this computer. */
  readonly isTls: boolean;
  readonly user: string;
  readonly signIn: MailboxSignIn;
  /** The folder that is read: `INBOX`. */
  readonly folder: string;
  /** In small letters. Where others' mails from Amazon come to this mailbox too: only those to this address are this shop's. */
  readonly onlyTo?: string;
}

export interface Mailbox {
  /** The name that the owner knows it by; unique within the account. */
  readonly name: string;
  readonly settings: MailboxSettings;
}

/**
 * What writes about the senders of a mailbox's mails: whose servers (a provider's name, a registered domain, else the name as it
 * stands), and whether they do so below the line by which they took the mail in, where a sender's own words may stand as well.
 */
export interface ResultsWriter {
  readonly system: string;
  readonly isBelow: boolean;
}

/** One of Amazon's mails to this mailbox's owner, whose signature holds, and who had written about its sender. */
export interface ServerSighting {
  /** Of the signature: the same mail sent again is the same sighting. */
  readonly id: string;
  readonly at: Instant;
  /** Null: nobody. */
  readonly writer: ResultsWriter | null;
}

/** Whose word about a mail's sender is believed in a mailbox. */
export interface MailboxServers {
  /** By the owner's word, in place of what was learned; names stand for all names under them. Null: he named none. */
  readonly named: readonly string[] | null;
  /** Null: nothing was learned yet. Empty: no server writes anything there. */
  readonly learned: readonly ResultsWriter[] | null;
  /** Of which it was learned, the newest last. */
  readonly sightings: readonly ServerSighting[];
}

export const nothingLearned: MailboxServers = { named: null, learned: null, sightings: [] };
