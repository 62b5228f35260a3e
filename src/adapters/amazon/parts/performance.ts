// Account health: the report in which Amazon says how the account stands and which of its targets it misses.
import { normalisePerformance } from '../normalise/performance.ts';
import { makeReport, reportFault } from '../operations/make-report.ts';
import { performanceOrder } from '../operations/report-orders.ts';
import { decodeLoosely } from '../reports/charset.ts';
import { AmazonFault, reading } from '../wire/fault.ts';
import type { PartContext, PartReader } from './part.ts';

/** A few numbers a marketplace; anything larger is something else. */
const maxBytes = 4 * 2 ** 20;

export async function* pullPerformance({ caller, account, tally }: PartContext): PartReader {
  try {
    const document = await makeReport(caller, performanceOrder(account.marketplaceIds));
    if (document === null) {
      tally.lack('Amazon cancelled the account health report (no data).');
      return undefined;
    }
    const text = await textIn(document.bytes);
    const { value: facts, lost } = reading(() =>
      normalisePerformance(JSON.parse(text), caller.clock.now(), account.marketplaceIds),
    );
    tally.unreadable(lost);
    tally.rows += facts.length;
    tally.succeed();
    if (facts.length > 0) yield { facts };
  } catch (error) {
    tally.fail('', reportFault(error));
  }
  return undefined;
}

async function textIn(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw new AmazonFault('malformed', 'The account health report is far too large.');
    chunks.push(chunk);
  }
  return decodeLoosely(Buffer.concat(chunks, size), 'utf-8').replace(/^\ufeff/, '');
}
