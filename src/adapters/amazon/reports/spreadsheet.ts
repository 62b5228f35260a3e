// Knows a report that a spreadsheet saved: it parts columns otherwise, quotes, writes long numbers as 4.90123E+12 and
// drops leading zeros. SKUs are lost by that for good, so such a file is named and never half believed.
import { ReportError } from './report-error.ts';

const savedBySpreadsheet = 'a spreadsheet saved this file, which changes SKUs, numbers and dates';

const advice = 'Download it again and put it here without opening it';

/** @throws ReportError when the header is parted by commas or semicolons, or its names are quoted */
export function refuseSpreadsheetHeader(header: string, countKnown: (header: string) => number): void {
  const isQuoted = header.startsWith('"') || header.includes('\t"');
  const parted = header.replaceAll('"', '').replaceAll(/[;,]/g, '\t');
  if (countKnown(header) >= 2 && !isQuoted) return;
  if (countKnown(parted) >= 2)
    throw new ReportError(`${savedBySpreadsheet}: its columns are parted or quoted. ${advice}`);
}

const asPower = /^\d[.,]\d+E\+\d{2}$/i;
/** Amazon writes seconds and a zone. */
const withoutSeconds = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4} \d{1,2}:\d\d( [AP]M)?$/i;
const isQuoted = (text: string) => text.length > 2 && text.startsWith('"') && text.endsWith('"');

interface Cells {
  readonly sku: string;
  readonly openDate: string;
  readonly title: string;
}

/**
 * Watches the rows of a listing report go by. Anyone may call a SKU `4.90123E+12`, so that alone proves nothing: two rows
 * of one such SKU do, since Amazon has each SKU once, and so do dates without their seconds.
 */
export function newSpreadsheetWatch(): (rows: readonly { readonly fields: Cells }[]) => void {
  const seen = new Set<string>();
  let lost = '';
  return (rows) => {
    let dates = 0;
    let cut = 0;
    for (const { fields } of rows) {
      const { sku, openDate, title } = fields;
      if (openDate !== '') dates++;
      if (withoutSeconds.test(openDate)) cut++;
      if (!asPower.test(sku)) continue;
      lost = sku;
      if (seen.has(sku) || isQuoted(title)) throw lostSkus(lost);
      if (seen.size < 10_000) seen.add(sku);
    }
    if (dates > 0 && cut * 2 > dates) throw lost !== '' ? lostSkus(lost) : lostDates();
  };
}

function lostSkus(example: string): ReportError {
  return new ReportError(`${savedBySpreadsheet}: SKUs are lost (${example}). ${advice}`);
}

function lostDates(): ReportError {
  return new ReportError(
    `${savedBySpreadsheet}: its dates have no seconds, and SKUs may lack their leading zeros. ${advice}`,
  );
}
