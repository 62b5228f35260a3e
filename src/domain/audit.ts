// The result of an audit: what was checked, found, not found and not seen, for one account. `audit --json` prints it
// as it is, so it holds no secret (no safe phrase, no recipients) and no buyer's data.
import type { Account } from './account.ts';
import type { Instant } from './clock.ts';
import type { BadRow, Part, PartCoverage } from './coverage.ts';
import type { Verdict } from './detector.ts';
import type { Incident } from './incident.ts';
import { type Severity, worst } from './severity.ts';
import type { Text } from './text.ts';

/** Of the account only what may be shown to anyone who sees the terminal. */
export type AuditedAccount = Pick<
  Account,
  'id' | 'name' | 'region' | 'marketplaceIds' | 'timeZone' | 'language' | 'sellerId'
>;

export interface AuditedPart {
  readonly part: Part;
  readonly coverage: PartCoverage;
  /** Rows or objects read, and requests made for them. */
  readonly rows: number;
  readonly calls: number;
  readonly badRows: readonly BadRow[];
}

/** Something that was given but not used: a file that can't be read, a line, orders of other sales channels. */
export interface LeftOut {
  /** A file's name, or what it is. */
  readonly what: string;
  readonly line: number | null;
  readonly reason: string;
}

export interface AuditReport {
  readonly version: 1;
  readonly account: AuditedAccount;
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly parts: readonly AuditedPart[];
  readonly counts: { readonly listings: number; readonly activeListings: number; readonly orders: number };
  /** The worst first. */
  readonly incidents: readonly Incident[];
  readonly verdicts: readonly Verdict[];
  /** What no program can see through the API. */
  readonly notSeen: readonly Text[];
  /** What only the owner can answer. */
  readonly questions: readonly Text[];
  readonly leftOut?: readonly LeftOut[];
}

/** Leaves out of an account what a report must not hold. */
export function auditedAccount(account: Account): AuditedAccount {
  const { id, name, region, marketplaceIds, timeZone, language, sellerId } = account;
  return { id, name, region, marketplaceIds, timeZone, language, sellerId };
}

/** `blind`: nothing was seen, so nothing can be said. */
export type AuditResult = 'clean' | 'findings' | 'blind';

/** Was anything found, and was anything seen at all? Findings below `low` severity are for information only. */
export function auditResult(report: Pick<AuditReport, 'parts' | 'incidents'>): AuditResult {
  if (report.incidents.some(({ severity }) => severity !== 'info')) return 'findings';
  return report.parts.some(({ coverage }) => coverage.state !== 'missing') ? 'clean' : 'blind';
}

/** The worst severity among the findings. */
export function auditSeverity({ incidents }: Pick<AuditReport, 'incidents'>): Severity {
  return worst(incidents.map(({ severity }) => severity));
}
