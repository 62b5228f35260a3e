// What the rest of the program may ask of the store. One implementation (PostgreSQL), the port keeps the steps free of it.

import type { Instant } from '../../domain/clock.ts';
import type { Mailbox, MailboxServers } from '../../domain/mail/mailbox.ts';
import type { Tick } from '../../domain/owner/checklist-step.ts';
import type { KeptLogEntry, LogEntry } from '../../domain/owner/log-entry.ts';
import type { Statement } from '../../domain/owner/statement.ts';
import type { Account } from '../../domain/shop/account.ts';
import type { Change } from '../../domain/shop/change.ts';
import type { Market } from '../../domain/shop/offer.ts';
import type { State } from '../../domain/shop/state.ts';
import type { Baseline } from '../../domain/statistics/baseline.ts';
import type { Recipient } from '../../domain/telling/recipient.ts';
import type { Webhook } from '../../domain/telling/webhook.ts';
import type { Coverage, Part, PullRun } from '../../domain/watch/coverage.ts';
import type { CurrentState } from '../../domain/watch/current.ts';
import type { Verdict } from '../../domain/watch/detector.ts';
import type { Decision, Incident } from '../../domain/watch/incident.ts';
import type { DetectorDay } from '../../domain/watch/judged.ts';
import type { ApiStore } from './api-port.ts';
import type { ApplicationStore, NewCredentials } from './application-port.ts';
import type { AuditStore } from './audit-port.ts';
import type { BounceStore } from './bounce-port.ts';
import type { ClientStore } from './client-port.ts';
import type { ConsentStore } from './consent-port.ts';
import type { ConsoleStore } from './console-port.ts';
import type { IdentityStore } from './identity-port.ts';
import type { KeptStore } from './kept-port.ts';
import type { OutboxStore, OwedMessage, OwedRow } from './outbox-port.ts';
import type { PeopleStore } from './people-port.ts';
import type { PhraseStore } from './phrase-port.ts';
import type { LogQuery } from './prisma/log.ts';
import type { PushStore } from './push-port.ts';
import type { ReportStore } from './report-port.ts';
import type { SecondKeyStore } from './second-key-port.ts';
import type { WatchStore } from './watch-port.ts';

export type { AccountChange, Credentials, NewCredentials } from './application-port.ts';
export type {
  ClaimOptions,
  DeliveryOutcome,
  ExhaustedRow,
  Fault,
  OutboxRow,
  OwedMessage,
  OwedRow,
} from './outbox-port.ts';

/** The recipients after a change, the messages that tell of it, and what the audit log says. */
export interface RecipientChange {
  readonly recipients: readonly Recipient[];
  readonly outbox: readonly OwedRow[];
  readonly entries: readonly LogEntry[];
}

/** An account to be added, with its first recipient's safe phrase, and whose shop it is where it is a client's. */
export type NewAccount = Account & { readonly safePhrase?: string | null; readonly ownerId?: string | null };

/** What a look leaves to the next one in the same process, whose account nobody else has looked at or answered for since. */
export interface KeptLook {
  /** What it saw of the last days. */
  readonly recent: readonly Change[];
}

/** What a look starts from, read in its transaction, the account's row locked. */
export interface LookState {
  readonly account: Account;
  /** In the order in which they are told. */
  readonly recipients: readonly Recipient[];
  readonly baseline: Baseline;
  /** When the account was last looked at; null before the first look. */
  readonly lookedAt: Instant | null;
  /** Changes that no look has taken yet. */
  readonly pending: readonly Change[];
  /** Changes taken by earlier looks that occurred at most `recentMs` (given to look()) before the last look. */
  readonly earlier: readonly Change[];
  /** Open and acknowledged ones. */
  readonly incidents: readonly Incident[];
  /** Those resolved or dismissed in the last weeks. */
  readonly closed: readonly Incident[];
  /** What the owner said that is in force, will be, or was in the last weeks. */
  readonly statements: readonly Statement[];
  readonly coverage: Coverage;
  readonly market: Market;
  /** What the last look left, where that is so: `earlier` is then its `recent`, the very same. */
  readonly kept?: KeptLook;
}

/** What an answer about an incident starts from, read in its transaction, the account's row locked. */
export interface AnswerState {
  readonly incident: Incident;
  /** The account's others that were not over before it began. */
  readonly others: readonly Incident[];
  readonly baseline: Baseline;
}

/** What follows from an answer. What is given back as it was is not written. */
export interface AnswerResult {
  readonly incident: Incident;
  readonly baseline: Baseline;
  readonly statements: readonly Statement[];
  readonly entries: readonly LogEntry[];
}

export interface LookResult {
  readonly baseline: Baseline;
  readonly lookedAt: Instant;
  /** The last verdict of each detector. */
  readonly verdicts: readonly Verdict[];
  /** What became of all that was judged since the last look, by local day. */
  readonly judged?: readonly DetectorDay[];
  /** New and changed ones. */
  readonly incidents: readonly Incident[];
  readonly decisions: readonly Decision[];
  readonly outbox: readonly OwedRow[];
  /** Spares the next look work, and is lost with the process. */
  readonly kept?: KeptLook;
}

/** What the database server says of itself. */
export interface ServerInfo {
  readonly version: string;
  /** Its own clock. */
  readonly now: Instant;
  readonly sizeBytes: number;
}

/** The moment that the newest facts of a part are of. */
export interface Freshness {
  readonly accountId: string;
  readonly part: Part;
  readonly asOf: Instant;
}

/** Before which moment what was read, what quotes it, and how pulls went is forgotten. */
export interface KeptSince {
  readonly readBefore: Instant;
  readonly evidenceBefore: Instant;
  readonly pullsBefore: Instant;
}

/** Rows that were taken out because of their age; of incidents and messages only what they quote. */
export interface Forgotten {
  readonly changes: number;
  readonly orders: number;
  /** Tombstones of listings that were taken off. */
  readonly listings: number;
  readonly pulls: number;
  /** Values of the profile that newer ones took the place of. */
  readonly profile: number;
  readonly market: number;
  readonly incidents: number;
  readonly messages: number;
  readonly audits: number;
}

/** What follow-up starts from, read in its transaction, the account's row locked. */
export interface FollowUpState {
  readonly account: Pick<Account, 'id' | 'timeZone'>;
  readonly recipients: readonly Recipient[];
  /** Told ones that are open, or were resolved, or dismissed by a link, within the last week. */
  readonly told: readonly { readonly incident: Incident; readonly owed: readonly OwedMessage[] }[];
  /** Those closed in the last weeks. */
  readonly closed: readonly Incident[];
  /** What the owner said that is in force. */
  readonly statements: readonly Statement[];
}

export interface FollowUpResult {
  readonly decisions: readonly Decision[];
  readonly outbox: readonly OwedRow[];
}

export interface Store
  extends WatchStore,
    OutboxStore,
    ReportStore,
    AuditStore,
    BounceStore,
    ApplicationStore,
    ClientStore,
    ConsentStore,
    PhraseStore,
    PeopleStore,
    IdentityStore,
    SecondKeyStore,
    KeptStore,
    PushStore,
    ConsoleStore,
    ApiStore {
  /** @param credentials null: without API access, watched by its mailbox alone */
  addAccount(account: NewAccount, credentials: NewCredentials | null, now: Instant): Promise<void>;
  /** Removes the account and everything known about it, its application too where no other account is read by it. */
  removeAccount(id: string): Promise<boolean>;
  listAccounts(ids?: readonly string[]): Promise<Account[]>;
  findAccount(id: string): Promise<Account | null>;
  addMailbox(accountId: string, mailbox: Mailbox, now: Instant): Promise<void>;
  /** Puts other settings in place of a mailbox's; nothing where it was removed meanwhile. */
  changeMailbox(accountId: string, mailbox: Mailbox): Promise<void>;
  listMailboxes(accountId: string): Promise<Mailbox[]>;
  /** Whose word is believed in a mailbox; null where there is no such mailbox. */
  readServers(accountId: string, name: string): Promise<MailboxServers | null>;
  /** Puts what `change` makes of them in their place, and logs its entries; null where there is no such mailbox. */
  changeServers(
    accountId: string,
    name: string,
    change: (before: MailboxServers) => { readonly servers: MailboxServers; readonly entries: readonly LogEntry[] },
  ): Promise<MailboxServers | null>;
  /** False when there is none of that name; then nothing is logged. */
  removeMailbox(accountId: string, name: string, entry: LogEntry): Promise<boolean>;
  /** In the order in which they are told. */
  listRecipients(accountId: string): Promise<Recipient[]>;
  /** Replaces them by what `change` makes of them, in one transaction with the messages that tell of it. */
  changeRecipients(
    accountId: string,
    change: (before: readonly Recipient[]) => RecipientChange,
  ): Promise<readonly Recipient[]>;
  addWebhook(accountId: string, webhook: Webhook, now: Instant): Promise<void>;
  listWebhooks(accountId: string): Promise<Webhook[]>;
  removeWebhook(accountId: string, name: string): Promise<boolean>;
  /** Encrypts every stored secret anew under the newest key; returns how many. */
  rotateSecrets(): Promise<number>;

  /**
   * One pull's effect as ONE transaction: `work` is given the state, and the run that it returns is recorded with it.
   * Rolled back whole when `work` throws.
   */
  observe(accountId: string, work: (state: State) => Promise<PullRun>): Promise<PullRun>;
  /** A pull that saw nothing (missing): recorded without touching the state. */
  recordRun(accountId: string, run: PullRun): Promise<void>;
  /** The newest run of each part; `isSeen`: of those that saw something (`complete` or `partial`). */
  lastRuns(accountId: string, which?: { readonly isSeen: boolean }): Promise<Partial<Record<Part, PullRun>>>;
  /** Every part of every account that was ever seen; those that are paused are left out. */
  freshness(): Promise<Freshness[]>;
  /** ASINs of listings added since `since` whose offer (or catalogue item) is unknown or older than `olderThan`; the newest first. */
  unseenAsins(
    accountId: string,
    what: 'offers' | 'catalogue',
    since: Instant,
    olderThan: Instant,
    limit: number,
  ): Promise<{ marketplaceId: string; asin: string }[]>;

  /** One look as ONE transaction over the account's locked row; null when the account is gone. */
  look(accountId: string, recentMs: number, decide: (state: LookState) => LookResult): Promise<LookResult | null>;
  /** Accounts with told incidents that may need a reminder, a backup or an all-clear. */
  accountsToFollowUp(now: Instant): Promise<string[]>;
  /** One follow-up as ONE transaction over the account's locked row; null when the account is gone. */
  followUp(
    accountId: string,
    now: Instant,
    decide: (state: FollowUpState) => FollowUpResult,
  ): Promise<FollowUpResult | null>;
  /** Of each detector, as it last said; without evidence, which incidents keep. */
  lastVerdicts(accountId: string): Promise<Verdict[]>;
  listIncidents(accountId?: string): Promise<Incident[]>;
  findIncident(id: string): Promise<Incident | null>;
  /** Ids of every account's incidents that begin so. */
  incidentIds(beginning: string): Promise<string[]>;
  /** The journal of an incident, the oldest first. */
  listDecisions(incidentId: string): Promise<Decision[]>;
  /** One answer as ONE transaction over the account's locked row; null when there is no such incident. */
  answer(incidentId: string, decide: (state: AnswerState) => AnswerResult): Promise<AnswerResult | null>;
  /** What is so now of the listings with these SKUs, and of the profile. */
  currentState(accountId: string, skus: readonly string[]): Promise<CurrentState>;

  /** What the owner said beforehand or for a time, with its entry in the audit log. */
  addStatement(statement: Statement, entry: LogEntry): Promise<Statement>;
  listStatements(accountId?: string): Promise<Statement[]>;
  /** False when it is gone or was taken back already; then nothing is logged. */
  endStatement(id: string, ended: { readonly at: Instant; readonly by: string }, entry: LogEntry): Promise<boolean>;

  /** Which steps of an incident's checklist are done. Both ways false when it was so already; then nothing is logged. */
  listTicks(incidentId: string): Promise<Tick[]>;
  addTick(incidentId: string, tick: Tick, entry: LogEntry): Promise<boolean>;
  removeTick(incidentId: string, step: string, entry: LogEntry): Promise<boolean>;

  /**
   * The audit log, which the database lets nobody alter; the newest first. Whichever method appends an entry after which
   * less is told (domain/owner/told-entries.ts) owes every recipient the message that tells of it, in the same transaction.
   */
  appendLog(entry: LogEntry): Promise<void>;
  readLog(query: LogQuery): Promise<KeptLogEntry[]>;
  /** How many of what is kept, for the audit: current listings by status, orders, changes. */
  counts(accountId: string): Promise<{ listings: number; activeListings: number; orders: number; changes: number }>;

  /** Takes out what is older, in batches; what no look has taken yet stays. */
  forget(accountId: string, before: KeptSince): Promise<Forgotten>;

  serverInfo(): Promise<ServerInfo>;

  close(): Promise<void>;
}
