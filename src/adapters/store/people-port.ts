// What the rest of the program may ask of the store about the people who come into the console. Tokens and proofs come as
// their SHA-256.
import type { Instant } from '../../domain/clock.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Passkey, Person, PersonSession, Proof } from '../../domain/owner/person.ts';
import type { Membership } from '../../domain/owner/role.ts';
import type { ConsoleLink, ConsoleSession } from './console-port.ts';
import type { IdentityOf } from './identity-port.ts';
import type { Beginning } from './second-key-port.ts';

/** Who is known stays what they are. */
export interface Invitation extends ConsoleLink, Membership {
  /** Who gets another key; null: somebody new. */
  readonly personId: string | null;
}

export interface PeopleStore {
  /** By name. */
  listPeople(): Promise<Person[]>;
  countPeople(): Promise<number>;
  /** The oldest first. */
  listPasskeys(personId?: string): Promise<Passkey[]>;
  findPasskey(id: string): Promise<{ readonly passkey: Passkey; readonly person: Person } | null>;
  addInvitation(invitation: Invitation, entry: LogEntry): Promise<void>;
  /** Those that still work, the ones made on a terminal too; the first to end first. */
  listInvitations(now: Instant): Promise<Invitation[]>;
  /** Takes one back. False: there is none, or it was used. */
  removeInvitation(tokenHash: string, entry: LogEntry): Promise<boolean>;
  /** One that still works, without using it up. */
  findInvitation(tokenHash: string, now: Instant): Promise<Invitation | null>;
  /**
   * Uses an invitation up, in one statement that only one browser wins, and in the same transaction makes the person, by what
   * they come in, and their session.
   * @returns null when there is none, it was used, its time is over, or the name, the key or the account is somebody's already
   */
  join(
    invitationHash: string,
    joining: {
      readonly person: Pick<Person, 'id' | 'name'>;
      /** By which they come in: a key, or an account at the provider, which no owner does. */
      readonly by: { readonly passkey: Omit<Passkey, 'personId'> } | { readonly account: IdentityOf };
      readonly session: PersonSession;
    },
    now: Instant,
    entry: (person: Person, isNew: boolean) => LogEntry,
  ): Promise<Person | null>;
  /**
   * Begins a session of the key's person in place of the one that this browser had.
   * @returns false when the proof was taken before, or the key is gone
   */
  signIn(
    passkey: Pick<Passkey, 'id' | 'counter'>,
    proof: Proof,
    beginning: Beginning,
    now: Instant,
    entry: LogEntry,
  ): Promise<boolean>;
  /** Another key for who is in. False when the proof was taken before, or the key is somebody's already. */
  addPasskey(passkey: Passkey, proof: Proof, entry: LogEntry): Promise<boolean>;
  /** Takes a key away and ends all of the person's sessions but this one. False: none of theirs, or their last. */
  removePasskey(personId: string, id: string, kept: string, entry: LogEntry): Promise<boolean>;
  /**
   * Ends their sessions, too. Who becomes an owner comes in by no provider any more.
   * @returns false: no such person, the last owner, or an owner to be who has no passkey
   */
  changeRole(personId: string, membership: Membership, entry: LogEntry): Promise<boolean>;
  /** With keys and sessions. False: no such person, or the last owner. */
  removePerson(personId: string, entry: LogEntry): Promise<boolean>;
  /** Those that have not ended, the newest first. */
  listSessions(now: Instant, idleSince: Instant): Promise<ConsoleSession[]>;
}
