// The rows of a flat-file report on their way into a pull: read, counted and handed on, the same for every report.
import type { Observed } from '../../../domain/watch/observed.ts';
import { reportFault } from '../operations/make-report.ts';
import type { ReportEnd, ReportOptions } from '../reports/index.ts';
import type { DocumentStream } from '../wire/document.ts';
import type { PartContext } from './part.ts';
import type { ReportKind } from './tally.ts';

export interface RowReader<T> {
  readonly kind: ReportKind;
  readonly read: (bytes: AsyncIterable<Uint8Array>, options: ReportOptions) => AsyncGenerator<T, ReportEnd>;
  readonly toObserved: (batch: T) => Observed;
}

/**
 * @returns how many rows the report has, good and bad
 * @throws AmazonFault when it can't be read
 */
export async function* observeRows<T extends readonly unknown[]>(
  { caller, tally }: Pick<PartContext, 'caller' | 'tally'>,
  marketplaceId: string,
  { bytes, charset }: DocumentStream,
  { kind, read, toObserved }: RowReader<T>,
): AsyncGenerator<Observed, number> {
  try {
    const batches = read(bytes, { marketplaceId, charset, maxBytes: caller.limits.reportBytes });
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      tally.rows += next.value.length;
      yield toObserved(next.value);
    }
    tally.read(marketplaceId, kind, next.value);
    return next.value.rows;
  } catch (error) {
    throw reportFault(error);
  }
}
