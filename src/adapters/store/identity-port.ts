// What the rest of the program may ask of the store about people who come in by an account at the provider of identities.
import type { Instant } from '../../domain/clock.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Identity, Person, Proof } from '../../domain/owner/person.ts';
import type { Beginning } from './second-key-port.ts';

export type IdentityOf = Pick<Identity, 'issuer' | 'subject'>;

export interface IdentityStore {
  listIdentities(): Promise<Identity[]>;
  /** Whose account it is; null: nobody's here. */
  findIdentity(account: IdentityOf): Promise<Person | null>;
  /** Notes that a proof was taken, whatever becomes of it. False: it was taken before. */
  takeProof(proof: Proof, now: Instant): Promise<boolean>;
  /**
   * Begins a session of whose account it is, in place of the one that this browser had.
   * @returns false: it is that person's no longer, or they are an owner
   */
  signInByIdentity(
    identity: Omit<Identity, 'createdAt' | 'usedAt'>,
    beginning: Beginning,
    now: Instant,
    entry: LogEntry,
  ): Promise<boolean>;
  /**
   * In place of the one that they had.
   * @param session in which they asked for it, and are still
   * @returns false: it is somebody's already, they are an owner, or in no more
   */
  addIdentity(identity: Omit<Identity, 'usedAt'>, session: string, entry: LogEntry): Promise<boolean>;
  /** Ends all of the person's sessions but this one, too. False: there is none. */
  removeIdentity(personId: string, kept: string, entry: LogEntry): Promise<boolean>;
}
