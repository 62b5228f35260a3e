// Laws of the readers: however bytes are cut, the same comes out; whatever bytes come, nothing breaks.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReportError, readListingReport, readOrderReport } from '../../../../src/adapters/amazon/reports/index.ts';
import { englishHeader, inChunks, orderHeader, readAll, reportOf, rowOf } from '../../../support/report-fixtures.ts';

const JP = 'A1VC38T7YXB528';
const options = { marketplaceId: JP, charset: null };

const title = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('ワイヤレスイヤホン①髙～', 'Größe', 'x'.repeat(70_000)),
);
const charset = fc.constantFrom('utf8', 'cp932', 'utf16le', 'win1252');
const cuts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 });

describe('the report readers', () => {
  it('give the same however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(title, { maxLength: 20 }), charset, cuts, async (titles, written, lengths) => {
        const lines = titles.map((text, n) => rowOf(englishHeader, { 'item-name': text, 'seller-sku': `SKU-${n}` }));
        const bytes = reportOf([`${written === 'utf16le' ? '\ufeff' : ''}${englishHeader}`, ...lines], {
          charset: written,
        });
        const whole = await readAll(readListingReport(inChunks(bytes, [bytes.length]), options));
        const cut = await readAll(readListingReport(inChunks(bytes, lengths), options));
        expect(cut).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('read any bytes behind a header or say that they can’t', async () => {
    const bytes = fc.uint8Array({ maxLength: 3000 });
    const header = fc.constantFrom(englishHeader, orderHeader, '');
    await fc.assert(
      fc.asyncProperty(header, bytes, cuts, async (names, noise, lengths) => {
        const report = Buffer.concat([Buffer.from(names === '' ? '' : `${names}\n`), noise]);
        for (const read of [readListingReport, readOrderReport]) {
          try {
            const { end } = await readAll<unknown, { rows: number; badRowCount: number }>(
              read(inChunks(report, lengths), options),
            );
            expect(end.badRowCount).toBeLessThanOrEqual(end.rows);
          } catch (error) {
            expect(error).toBeInstanceOf(ReportError);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
