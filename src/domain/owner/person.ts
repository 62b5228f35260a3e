// People who come into the console, and the keys by which they do.
import type { Instant } from '../clock.ts';
import type { Role } from './role.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
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
