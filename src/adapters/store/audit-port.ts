// What the rest of the program may ask of the store about audits on demand.

import type { Instant } from '../../domain/clock.ts';
import type { AuditReport } from '../../domain/reports/audit.ts';
import type { AuditProgress, AuditRun } from '../../domain/reports/audit-run.ts';
import type { OwedRow } from './outbox-port.ts';

export type AuditEnd =
  | {
      readonly state: 'done';
      readonly result: AuditReport;
      /** To all who asked for it by then. */
      readonly owed: (mailTo: readonly string[]) => readonly OwedRow[];
    }
  | { readonly state: 'failed'; readonly detail: string };

export interface AuditStore {
  /** Asks for an audit of the account. While one is under way there is no second: its report goes to these, too. */
  requestAudit(audit: Pick<AuditRun, 'id' | 'accountId' | 'mailTo' | 'requestedAt'>): Promise<AuditRun>;
  /** Takes it, if nobody has it or whoever had it gave no sign of life since `deadSince`; null when it isn't to be had. */
  claimAudit(id: string, now: Instant, deadSince: Instant): Promise<AuditRun | null>;
  /** A sign of life; false when it was cancelled meanwhile. */
  noteAudit(id: string, progress: AuditProgress, now: Instant): Promise<boolean>;
  /** Ends it and owes its messages, in one transaction; false when it was cancelled meanwhile, and nothing is written. */
  endAudit(id: string, end: AuditEnd, now: Instant): Promise<boolean>;
  /** Gives it back, for another to take. */
  releaseAudit(id: string): Promise<void>;
  /** Cancels the one under way; false when there is none. */
  cancelAudit(accountId: string, now: Instant): Promise<boolean>;
  findAudit(id: string): Promise<AuditRun | null>;
  /** The newest of an account, however it stands. */
  lastAudit(accountId: string): Promise<AuditRun | null>;
  /** Ids of those that nobody does. */
  waitingAudits(deadSince: Instant): Promise<string[]>;
}
