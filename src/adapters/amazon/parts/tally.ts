// The running account of one pull: what was read, what failed and where. Ends as its summary.
import type { Instant } from '../../../domain/clock.ts';
import { findMarketplace } from '../../../domain/marketplace.ts';
import type { BadRow, PartCoverage } from '../../../domain/watch/coverage.ts';
import type { PullSummary } from '../../../domain/watch/observed.ts';
import { leftOutWords } from '../normalise/shape.ts';
import { badShare, type ReportEnd } from '../reports/index.ts';
import { AmazonFault, isHopeless, toPullFault } from '../wire/fault.ts';

/** Bad rows kept with their place. */
const keptRows = 100;

export type ReportKind = 'listing' | 'order' | 'feedback';

export class PullTally {
  rows = 0;
  /** True after a fault that makes asking further pointless. */
  isHopeless = false;
  #succeeded = 0;
  #fault: AmazonFault | null = null;
  #rowsBefore: number | null = null;
  /** Something was not even asked for to its end, so the next pull must begin where this one did. */
  #isCutShort = false;
  #lost = 0;
  #firstLost = '';
  /** Rows that couldn't be read, of reports that were read to their ends; null where of one they are too many. */
  #unread: number | null = 0;
  readonly #remarks: string[] = [];
  readonly #reasons: string[] = [];
  readonly #badRows: BadRow[] = [];

  /** Something was read, be it empty. */
  succeed(): void {
    this.#succeeded += 1;
  }

  /** Says why what was seen isn't all. */
  lack(reason: string): void {
    this.#isCutShort = true;
    this.doubt(reason);
  }

  /** Says why what was seen may not be all, though asking again wouldn't show more. The same reason counts once. */
  doubt(reason: string): void {
    if (!this.#reasons.includes(reason)) this.#reasons.push(reason);
  }

  /** Rows that couldn't be read, where all was gone through to its end; null where what isn't there may only be unread. */
  get unread(): number | null {
    return this.#isCutShort ? null : this.#unread;
  }

  /** Says that there are fewer rows than before, for the next pull to know; and why, where that is all that is wrong. */
  lackRows(before: number, reason: string | null): void {
    this.#rowsBefore = before;
    if (reason !== null) this.lack(reason);
  }

  /** Notes one of Amazon's faults; anything else is thrown on. */
  fail(place: string, error: unknown): void {
    if (!(error instanceof AmazonFault)) throw error;
    this.#fault ??= error;
    this.isHopeless ||= isHopeless(error);
    this.lack(place === '' ? error.message : `${place}: ${error.message}`);
  }

  #reject(rows: readonly BadRow[]): void {
    this.#badRows.push(...rows.slice(0, keptRows - this.#badRows.length));
  }

  /**
   * A report that was read to its end. Rows that couldn't be read make the pull partial, but keep nothing back; what else
   * there is to know of it is said.
   */
  read(marketplaceId: string, kind: ReportKind, end: ReportEnd): void {
    const { rows, badRows, badRowCount } = end;
    this.succeed();
    this.#reject(badRows);
    for (const remark of end.remarks) this.#remarks.push(`${storeName(marketplaceId)}: ${remark}`);
    if (badRowCount === 0) return;
    this.#unread = this.#unread === null || badRowCount > rows * badShare ? null : this.#unread + badRowCount;
    this.doubt(`${storeName(marketplaceId)}: ${badRowCount} of ${rows} rows of the ${kind} report can't be read.`);
  }

  /**
   * What can't be read in an answer, by its place: left out and counted. Asked for again it would be no better, so it
   * keeps nothing back.
   */
  unreadable(places: readonly string[]): void {
    this.#reject(places.map((reason) => ({ line: null, reason })));
    this.#firstLost ||= places[0] ?? '';
    this.#lost += places.length;
  }

  /** @param asOf up to when a complete pull has seen; @param partialAsOf the same for a partial one */
  summary(calls: number, asOf: Instant, partialAsOf: Instant | null = asOf): PullSummary {
    const reasons = [...this.#reasons, leftOutWords(this.#lost, this.#firstLost) ?? ''].filter((words) => words !== '');
    const seen = this.#succeeded > 0 || this.rows > 0;
    const state: PartCoverage['state'] = reasons.length === 0 ? 'complete' : seen ? 'partial' : 'missing';
    const said = [...reasons, ...this.#remarks];
    const upTo = { complete: asOf, partial: this.#isCutShort ? partialAsOf : asOf, missing: null }[state];
    return {
      coverage: {
        state,
        reason: said.length === 0 ? null : said.join(' '),
        asOf: upTo,
        ...(this.#rowsBefore !== null && { fewer: { rows: this.rows, before: this.#rowsBefore } }),
      },
      calls,
      rows: this.rows,
      badRows: this.#badRows,
      fault: this.#fault && toPullFault(this.#fault),
      ...(this.unread !== null && { unread: this.unread }),
    };
  }
}

/** The name that an owner knows a store by. */
export function storeName(marketplaceId: string): string {
  return findMarketplace(marketplaceId)?.domain ?? marketplaceId;
}
