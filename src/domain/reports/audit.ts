// An audit's result: what was looked at just now, what was found, what could not be seen. `--json` prints it as it is.

import type { Instant } from '../clock.ts';
import type { AskedQuestion } from '../owner/answer.ts';
import type { Account } from '../shop/account.ts';
import type { Text } from '../text/text.ts';
import { type BadRow, isSighted, type Part, type PartCoverage } from '../watch/coverage.ts';
import type { Verdict } from '../watch/detector.ts';
import type { Incident } from '../watch/incident.ts';

/** Of the account only what anyone who sees the terminal may see: no safe phrase, no recipients. */
export type AuditedAccount = Pick<
  Account,
  'id' | 'name' | 'region' | 'marketplaceIds' | 'timeZone' | 'language' | 'sellerId'
>;

export interface AuditedPart {
  readonly part: Part;
  readonly coverage: PartCoverage;
  readonly rows: number;
  readonly calls: number;
  readonly badRows: readonly BadRow[];
}

/** A file, or a line of it, that an audit of an export folder could not use. */
export interface LeftOut {
  readonly file: string;
  readonly line: number | null;
  readonly reason: string;
}

export interface AuditReport {
  readonly version: 1;
  readonly account: AuditedAccount;
  /** `amazon`: pulled just now. `folder`: read from exported files, so `finishedAt` is the newest moment in them. */
  readonly source: 'amazon' | 'folder';
  readonly startedAt: Instant;
  readonly finishedAt: Instant;
  readonly parts: readonly AuditedPart[];
  readonly counts: { readonly listings: number; readonly activeListings: number; readonly orders: number };
  /** Open ones and those of the time looked at, the worst first. */
  readonly incidents: readonly Incident[];
  /** What each detector says now. */
  readonly verdicts: readonly Verdict[];
  /** What no program can see through the API. */
  readonly notSeen: readonly Text[];
  /** What only the owner can answer, since no API shows it. */
  readonly questions: readonly AskedQuestion[];
  readonly leftOut: readonly LeftOut[];
}

/** Leaves out of an account what a report must not hold. */
export function auditedAccount(account: Account): AuditedAccount {
  const { id, name, region, marketplaceIds, timeZone, language, sellerId } = account;
  return { id, name, region, marketplaceIds, timeZone, language, sellerId };
}

/** Parts that show the shop itself, not what others say of it or ask for the same goods. */
const ofTheShop: ReadonlySet<Part> = new Set([
  'new-listings',
  'listings',
  'orders',
  'profile',
  'payouts',
] satisfies Part[]);

/** `blind`: nothing of the shop was seen, so nothing can be said. Findings below `low` are for information only. */
export type AuditResult = 'clean' | 'findings' | 'blind';

export function auditResult(report: Pick<AuditReport, 'parts' | 'incidents'>): AuditResult {
  if (report.incidents.some(({ severity }) => severity !== 'info')) return 'findings';
  const isAnySighted = report.parts.some(({ part, coverage }) => ofTheShop.has(part) && isSighted(coverage));
  return isAnySighted ? 'clean' : 'blind';
}
