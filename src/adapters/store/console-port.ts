// What the rest of the program may ask of the store about who is in the console. Tokens come as their SHA-256.
import type { Instant } from '../../domain/clock.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Membership } from '../../domain/owner/role.ts';
import type { KeptDelivery } from '../../domain/telling/kept-delivery.ts';
import type { ClosedIncidents, IncidentBrief, IncidentOutline } from '../../domain/watch/incident.ts';
import type { ShopOutline, SightRule } from '../../domain/watch/shop-outline.ts';

export interface ConsoleLink {
  readonly tokenHash: string;
  readonly madeBy: string;
  readonly expiresAt: Instant;
}

/** As it is now, not as it was when they came in. */
export interface ConsoleSession extends Membership {
  readonly tokenHash: string;
  /** Who made the link through which it came, or whose key it was. */
  readonly name: string;
  /** Null: came by a link from the terminal. */
  readonly personId: string | null;
  readonly beganAt: Instant;
  /** When they proved who they are; null: it isn't known. */
  readonly provenAt: Instant | null;
  readonly seenAt: Instant;
  /** When it ends, however much it is used. */
  readonly expiresAt: Instant;
}

/** What lists show of many. */
export interface ConsoleLists {
  /**
   * Another text after each change that a page would show, but those that come with every pull.
   * @param clients what is of other shops than theirs changes nothing, and can't be told from the text; null: every shop
   */
  consoleRevision(clients?: readonly string[] | null): Promise<string>;
  /** Of every account. */
  outlineShops(rule: SightRule): Promise<ShopOutline[]>;
  /** Those that are not closed, of all accounts. */
  outlineOpenIncidents(): Promise<IncidentOutline[]>;
  /** So many of each account's newest; accounts that have none are left out. */
  outlineClosedIncidents(accountIds: readonly string[], limit: number): Promise<ReadonlyMap<string, ClosedIncidents>>;
  /** In no order; those that are gone are left out. */
  briefIncidents(ids: readonly string[]): Promise<IncidentBrief[]>;
}

export interface ConsoleStore extends ConsoleLists {
  /** What came of the last tries to send about an account; the newest first. @param before older ones than this one alone */
  lastDeliveries(accountId: string, limit: number, before?: string): Promise<KeptDelivery[]>;
  /** Lets a browser in, and makes nobody a person. */
  addConsoleLink(link: ConsoleLink, entry: LogEntry): Promise<void>;
  /**
   * Uses a link up and begins a session, in one statement that only one browser wins.
   * @returns null when there is no such link, it was used, or its time is over
   */
  enterConsole(
    linkHash: string,
    session: Pick<ConsoleSession, 'tokenHash' | 'expiresAt'>,
    now: Instant,
    entry: (name: string) => LogEntry,
  ): Promise<ConsoleSession | null>;
  /**
   * One that has neither ended nor been idle since `idleSince`; that it was seen now is noted, at most once a minute.
   * @param isNoted false: a page asked by itself, and nobody need have been there
   */
  consoleSession(
    tokenHash: string,
    now: Instant,
    idleSince: Instant,
    isNoted?: boolean,
  ): Promise<ConsoleSession | null>;
  /** False when there is none; then nothing is logged. */
  leaveConsole(tokenHash: string, entry: LogEntry): Promise<boolean>;
}
