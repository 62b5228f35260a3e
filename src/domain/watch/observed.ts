// What one pull hands over: normalised facts in batches, whatever part and source they came from.

import type { Instant } from '../clock.ts';
import type { FaultKind } from '../errors.ts';
import type { Feedback } from '../shop/feedback.ts';
import type { ForeignReport } from '../shop/foreign-report.ts';
import type { Listing } from '../shop/listing.ts';
import type { MailFact } from '../shop/mail-fact.ts';
import type { CatalogueItem, MarketOffer } from '../shop/offer.ts';
import type { Order } from '../shop/order.ts';
import type { ProfileFact } from '../shop/profile.ts';
import type { BadRow, PartCoverage } from './coverage.ts';

/** One batch, at most a few thousand things, so that a shop of a million listings streams. */
export interface Observed {
  readonly listings?: readonly Listing[];
  /** Listings of old that were updated in some way, shown before the next walk: only what is striking is taken of them. */
  readonly altered?: readonly Listing[];
  readonly orders?: readonly Order[];
  readonly facts?: readonly ProfileFact[];
  readonly offers?: readonly MarketOffer[];
  readonly items?: readonly CatalogueItem[];
  readonly mails?: readonly MailFact[];
  readonly feedback?: readonly Feedback[];
  readonly foreignReports?: readonly ForeignReport[];
}

/** What the source says at the end of a pull. A fault is told, not thrown: what came before it still counts. */
export interface PullSummary {
  readonly coverage: PartCoverage;
  readonly calls: number;
  readonly rows: number;
  readonly badRows: readonly BadRow[];
  /** Set when all was gone through to its end: so many rows could not be read. What else isn't there is gone. */
  readonly unread?: number;
  readonly fault: PullFault | null;
}

export interface PullFault {
  readonly kind: FaultKind;
  /** For the owner, without secrets or buyer data. */
  readonly message: string;
  readonly canRetry: boolean;
  /** How long to wait before the next try, where Amazon says or the pace demands; else null. */
  readonly retryAfterMs: number | null;
  /** For `role-missing`: any one of these roles would do. */
  readonly roles: readonly string[];
}

/** What a pull waits for, and until when at the latest. */
export interface Waiting {
  /** A report that Amazon makes, or the turn of the next call at the pace that Amazon allows. */
  readonly for: 'report' | 'turn';
  readonly until: Instant;
}
