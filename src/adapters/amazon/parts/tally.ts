// The running account of one pull: what was read, what failed and where. Ends as its summary.
import type { Instant } from '../../../domain/clock.ts';
import type { BadRow, PartCoverage } from '../../../domain/coverage.ts';
import { findMarketplace } from '../../../domain/marketplace.ts';
import type { PullSummary } from '../../../domain/observed.ts';
import { AmazonFault, isHopeless, toPullFault } from '../wire/fault.ts';

/** Bad rows kept with their place. */
const keptRows = 100;

export class Tally {
  rows = 0;
  /** True after a fault that makes asking further pointless. */
  isHopeless = false;
  #succeeded = 0;
  #fault: AmazonFault | null = null;
  #fewer: PartCoverage['fewer'];
  readonly #reasons: string[] = [];
  readonly #badRows: BadRow[] = [];

  /** Something was read to its end, be it empty. */
  succeed(): void {
    this.#succeeded += 1;
  }

  /** Says why what was seen isn't all. The same reason counts once. */
  lack(reason: string): void {
    if (!this.#reasons.includes(reason)) this.#reasons.push(reason);
  }

  /** Says that there are suspiciously fewer rows than before. */
  lackRows(before: number, reason: string): void {
    this.#fewer = { rows: this.rows, before };
    this.lack(reason);
  }

  /** Notes one of Amazon's faults; anything else is thrown on. */
  fail(place: string, error: unknown): void {
    if (!(error instanceof AmazonFault)) throw error;
    this.#fault ??= error;
    this.isHopeless ||= isHopeless(error);
    this.lack(place === '' ? error.message : `${place}: ${error.message}`);
  }

  /** Rows kept aside; what can't be read in an answer also makes the pull partial. */
  reject(rows: readonly BadRow[]): void {
    this.#badRows.push(...rows.slice(0, keptRows - this.#badRows.length));
  }

  /** Things in an API answer that can't be read, by their place in it. */
  unreadable(operation: string, places: readonly string[]): void {
    const [first] = places;
    if (first === undefined) return;
    this.reject(places.map((reason) => ({ line: this.rows + 1, reason })));
    this.fail(
      '',
      new AmazonFault('malformed', `${operation}: ${places.length} entries can't be read, the first at ${first}.`),
    );
    this.#succeeded += 1;
  }

  /** @param asOf up to when a complete pull has seen; @param partialAsOf the same for a partial one */
  summary(calls: number, asOf: Instant, partialAsOf: Instant | null = asOf): PullSummary {
    const reason = this.#reasons.length === 0 ? null : this.#reasons.join(' ');
    const seen = this.#succeeded > 0 || this.rows > 0;
    const state: PartCoverage['state'] = reason === null ? 'complete' : seen ? 'partial' : 'missing';
    const upTo = { complete: asOf, partial: partialAsOf, missing: null }[state];
    return {
      coverage: { state, reason, asOf: upTo, ...(this.#fewer && { fewer: this.#fewer }) },
      calls,
      rows: this.rows,
      badRows: this.#badRows,
      fault: this.#fault && toPullFault(this.#fault),
    };
  }
}

/** The name that an owner knows a store by. */
export function storeName(marketplaceId: string): string {
  return findMarketplace(marketplaceId)?.domain ?? marketplaceId;
}
