// What the rest of the program may ask of the store about applications, and about how accounts sign in.

import type { Instant } from '../../domain/clock.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Application } from '../../domain/shop/application.ts';

/** How an account signs in to the Selling Partner API. Kept encrypted; never logged. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** `secretIssuedAt` is kept where the secret is another than the stored one; `sellerId` where it wasn't known. */
export type NewCredentials = Credentials & { readonly secretIssuedAt?: Instant; readonly sellerId?: string };

/** What can be changed of an account that is watched. Another region or marketplace is another account. */
export type AccountChange = Partial<
  Pick<Account, 'name' | 'language' | 'timeZone' | 'sellerId'> & { readonly authorisedAt: Instant }
>;

export interface ApplicationStore {
  /** The oldest first. */
  listApplications(): Promise<Application[]>;
  readSecret(clientId: string): Promise<string>;
  /** Replaces the secret, for all its accounts at once. False when there is no such application any more. */
  setSecret(clientId: string, secret: string, issuedAt: Instant | null, entry: LogEntry): Promise<boolean>;
  /**
   * When the secret ends, as a notification says: taken where no end is known, or a later one. What was said before the secret
   * was changed is about the one before.
   */
  noteSecretEnd(clientId: string, at: Instant, saidAt: Instant): Promise<void>;
  readCredentials(accountId: string): Promise<Credentials>;
  /** Replaces how an account signs in. An application that no account is read by any more is forgotten. */
  setCredentials(accountId: string, credentials: NewCredentials, authorisedAt: Instant, entry: LogEntry): Promise<void>;
  /** Changes what is given. */
  changeAccount(accountId: string, change: AccountChange, entry: LogEntry): Promise<void>;
}
