// What an export folder comes to: a shop as files, ready to be replayed in the order of their times.

import type { Instant } from '../../../domain/clock.ts';
import type { PlannedChange } from '../../../domain/owner/planned.ts';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { Account } from '../../../domain/shop/account.ts';
import type { CatalogueItem, MarketOffer } from '../../../domain/shop/offer.ts';
import type { Part } from '../../../domain/watch/coverage.ts';
import type { Observed, PullSummary } from '../../../domain/watch/observed.ts';

export interface ExportFolder {
  readonly account: Account;
  /** By time. Read them in this order, each once. */
  readonly snapshots: readonly ExportSnapshot[];
  readonly offers: readonly ExportOffer[];
  readonly items: readonly CatalogueItem[];
  readonly planned: readonly PlannedChange[];
  /** Files and lines that could not be used. It grows while snapshots are read. */
  readonly leftOut: readonly LeftOut[];
  /** Files that are there and that this version has no use for yet. */
  readonly notUsed: readonly string[];
}

/** One part of the shop as it was seen at one moment. */
export interface ExportSnapshot {
  readonly at: Instant;
  readonly part: Part;
  /** Known to be incomplete by its name. */
  readonly isPartial: boolean;
  /** Reads the file, streaming, and says how it went. */
  read(): AsyncGenerator<Observed, PullSummary, undefined>;
}

/** `isUndated`: the file doesn't say when it was seen; then `seenAt` is the newest moment in the folder. */
export interface ExportOffer extends MarketOffer {
  readonly isUndated: boolean;
}
