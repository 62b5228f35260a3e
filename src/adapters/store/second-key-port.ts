// What the rest of the program may ask of the store about the ways in for whom no passkey is at hand: codes of an authenticator
// app, and codes on paper. Those on paper come as their SHA-256.
import type { Instant } from '../../domain/clock.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { AuthenticatorApp, Person, PersonSession, Proof } from '../../domain/owner/person.ts';

/** A session that is to begin in place of the one that this browser had, and what is logged of it. */
export interface Beginning {
  readonly session: PersonSession;
  /** Logged, and told, where the person was never in in this browser; null: it isn't. */
  readonly newBrowser: LogEntry | null;
}

export interface BegunTry {
  readonly person: Person;
  readonly secret: string;
  /** The person was in in this browser before. */
  readonly isKnown: boolean;
}

export interface SecondKeyStore {
  listApps(): Promise<AuthenticatorApp[]>;
  /** In place of the one that they had, and with its first code used up. False: the proof was taken before, or it is locked. */
  addApp(
    app: { readonly personId: string; readonly secret: string; readonly step: number },
    proof: Proof,
    entry: LogEntry,
  ): Promise<boolean>;
  /** Ends all of the person's sessions but this one, too. False: there is none, or it is locked. */
  removeApp(personId: string, kept: string, entry: LogEntry): Promise<boolean>;
  /** False: it isn't locked. */
  unlockApp(personId: string, entry: LogEntry): Promise<boolean>;
  /**
   * Counts a try at the app of whoever is called so, before it is judged: however many try at once, ten are judged. In a
   * browser in which the person was before, its own tries are counted, and a lock that strangers brought about doesn't hold.
   * @param browser what is kept of the browser that tries; null: it was never here
   * @returns the secret; null: nobody has an app under that name, or it is locked
   */
  beginTry(name: string, browser: string | null): Promise<BegunTry | null>;
  /** Locks the app once ten tries in a row were wrong. False: they weren't, or it was done. */
  lockIfSpent(personId: string, entry: LogEntry): Promise<boolean>;
  /** False: this code or a later one was taken before, or the app was locked meanwhile. */
  signInByApp(
    begun: Pick<BegunTry, 'person' | 'isKnown'>,
    step: number,
    beginning: Beginning,
    now: Instant,
    entry: LogEntry,
  ): Promise<boolean>;
  /** In place of those that there were. */
  replaceCodes(personId: string, hashes: readonly string[], entry: LogEntry): Promise<void>;
  /** How many of each person's are left. */
  countCodes(): Promise<ReadonlyMap<string, number>>;
  /** Uses a code up, in one statement that only one browser wins. Null: it is nobody's, or used. */
  signInByPaper(
    hash: string,
    session: PersonSession,
    now: Instant,
    entry: (person: Person, left: number) => LogEntry,
  ): Promise<Person | null>;
}
