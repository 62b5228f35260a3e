// People who come into the console, and the keys by which they do.
import type { Instant } from '../clock.ts';
import type { Membership } from './role.ts';

export interface Person extends Membership {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
}

export interface Passkey {
  /** As the device names it. */
  readonly id: string;
  readonly personId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  /** The name under which the console was reached, for which alone it is good. */
  readonly host: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
}

/** A proof that is taken once. */
export interface Proof {
  readonly hash: string;
  readonly expiresAt: Instant;
}

/** A browser's stay that is to begin; of its token the SHA-256. */
export interface NewSession {
  readonly tokenHash: string;
  readonly expiresAt: Instant;
}

/** A person's. */
export interface PersonSession extends NewSession {
  /**
   * Of what this browser keeps from one sign-in to the next, by which a new one is told from a known one; and of what it has
   * from the last. New each time: what somebody else put there never becomes known.
   */
  readonly browser: { readonly hash: string; readonly before: string | null };
  /** The session that it has until now. */
  readonly before: string | null;
  /** When they proved who they are, where somebody else says it; null: it isn't said. Not given: as it begins. */
  readonly provenAt?: Instant | null;
}

/** By which account at the provider of identities a person comes in. */
export interface Identity {
  readonly personId: string;
  /** As the provider calls itself. */
  readonly issuer: string;
  /** Its account: never another's, which mail addresses become. */
  readonly subject: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
}

/** As many wrong codes in a row end an app's use. */
export const longestTry = 10;

/** A person's authenticator app. Its secret isn't part of it. */
export interface AuthenticatorApp {
  readonly personId: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
  /** After ten wrong codes in a row, until another owner or the terminal lets it be used again. */
  readonly isLocked: boolean;
}
