// planned.csv: what the owner said beforehand would change.

import { dayMs, type Instant, startOfDay } from '../../../domain/clock.ts';
import { type PlannedChange, type PlannedKind, plannedKinds } from '../../../domain/owner/planned.ts';
import type { LeftOut } from '../../../domain/reports/audit.ts';
import type { Account } from '../../../domain/shop/account.ts';
import { utcOf } from '../normalise/iso-instant.ts';
import { legacyCharsetOf } from '../reports/charset.ts';
import { readCsv } from './csv-file.ts';
import { momentOf } from './market-files.ts';

/** By their start. A day means the whole of it in the account's zone; without an end a change takes the one day. */
export async function readPlanned(folder: string, account: Account, leftOut: LeftOut[]): Promise<PlannedChange[]> {
  const planned = await readCsv(
    folder,
    'planned',
    { required: ['kind', 'from'], optional: ['to', 'note'] },
    legacyCharsetOf(account.marketplaceIds[0] ?? ''),
    leftOut,
    ({ kind, from, to, note }): PlannedChange => {
      const known = plannedKinds.find((one) => one === kind.toLowerCase());
      if (!known) throw new Error(`the kind is none of ${plannedKinds.join(', ')}`);
      const change = {
        kind: known satisfies PlannedKind,
        from: edgeOf(from, 'from', account.timeZone),
        to: edgeOf(to === '' ? from : to, 'to', account.timeZone),
        note,
      };
      if (change.to < change.from) throw new Error('it ends before it begins');
      return change;
    },
  );
  return planned.sort((a, b) => a.from - b.from);
}

/** A moment, or the first (`from`) or the last (`to`) millisecond of a day. */
function edgeOf(text: string, column: 'from' | 'to', timeZone: string): Instant {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return momentOf(text, column);
  const midnight = utcOf(Number(match[1]), Number(match[2]), Number(match[3]), 0, 0, 0);
  if (midnight === null) throw new Error(`${column} is a day that no calendar has`);
  const day = midnight / dayMs;
  return column === 'from' ? startOfDay(day, timeZone) : startOfDay(day + 1, timeZone) - 1;
}
