// What the service asks of the store beside the steps: what is overdue, who holds what, and Amazon's pace.
import type { Instant } from '../../domain/clock.ts';
import type { LogEntry } from '../../domain/owner/log-entry.ts';
import type { Part, PullRun, Sights } from '../../domain/watch/coverage.ts';
import type { Severity } from '../../domain/watch/severity.ts';
import type { Fault } from './outbox-port.ts';

/** Lets go of what was held. Never throws. */
export type LetGo = () => Promise<void>;

/** Where the pace of calls is kept (wire/pace.ts): when an allowance is whole again, and how long a turn takes. */
export interface PaceLedger {
  /** Moves that moment on by so many turns from where it is, or from `now` where it has passed. */
  advance(
    bucket: string,
    now: Instant,
    turns: number,
    turnMs: number,
  ): Promise<{ readonly wholeAt: Instant; readonly turnMs: number }>;
  /** Moves it to `at` unless it is later already. */
  raise(bucket: string, at: Instant): Promise<void>;
  /**
   * A turn takes so long from now on; what is owed already is owed in the new measure.
   * @param beforeMs how long it took before, where nothing is kept of that
   */
  setTurn(bucket: string, now: Instant, turnMs: number, beforeMs: number): Promise<void>;
}

/** A report that was asked for: kept so that it is picked up, and not asked for again too soon. */
export interface KeptReport {
  readonly reportId: string;
  readonly askedAt: Instant;
  /** How it ended, and when that was seen; null while Amazon makes it. */
  readonly ended: { readonly as: 'DONE' | 'CANCELLED' | 'FATAL'; readonly at: Instant } | null;
}

export interface ReportShelf {
  /** @param key names the sign-in and all that was asked for */
  findReport(key: string): Promise<KeptReport | null>;
  /** Keeps it in place of the one before. Those of more than a week ago are forgotten, too. */
  keepReport(key: string, report: KeptReport): Promise<void>;
}

export interface WatchStore extends PaceLedger, ReportShelf {
  /**
   * Pauses (at that moment) or resumes (null) the watching of an account, with its entry in the audit log; false, and
   * nothing is logged, when it was so already or there is no such account.
   */
  setPaused(accountId: string, at: Instant | null, entry: LogEntry): Promise<boolean>;
  /** The newest run of each part of every account, by account. */
  lastRunsOfAll(): Promise<Map<string, Partial<Record<Part, PullRun>>>>;
  /** Only how fresh each part is, by account, all of them or these; one that was never pulled is left out. */
  lastSights(accountIds?: readonly string[]): Promise<ReadonlyMap<string, Sights>>;
  /** Accounts (all, or only that one) with changes that no look has taken, or not looked at since `since`. */
  accountsToLookAt(since: Instant, accountId?: string): Promise<string[]>;
  /** When each account, or each of these, was last looked at. */
  lastLooks(accountIds?: readonly string[]): Promise<Map<string, Instant>>;
  /**
   * Takes what `name` names for this process, as long as it lives and has its database; null when another task of any
   * process has it. A process that is killed lets go by dying.
   */
  hold(name: string): Promise<LetGo | null>;
  /** The database's own clock, which all machines share. */
  databaseNow(): Promise<Instant>;
  /** Messages whose last try failed, by whose fault that was: those that wait, and those given up within a day. */
  outboxFaults(now: Instant): Promise<Readonly<Record<Fault, number>>>;
  /**
   * Owed rows that are due now or on their way; those whose time has come, also when they wait for another try; and
   * how long the oldest of these has waited since it was due, in ms (0: none).
   */
  outboxBacklog(now: Instant): Promise<{ due: number; late: number; oldestMs: number }>;
  /** How many incidents are not closed, by how grave they are and whether somebody has said that it was seen. */
  openIncidents(): Promise<readonly { severity: Severity; status: 'open' | 'acknowledged'; count: number }[]>;
}
