// planned.csv: what the owner said beforehand would change.
import { dayMs, startOfDay } from '../../../domain/clock.js';
import { plannedKinds } from '../../../domain/owner/planned.js';
import { utcOf } from '../normalise/iso-instant.js';
import { legacyCharsetOf } from '../reports/charset.js';
import { readCsv } from './csv-file.js';
import { momentOf } from './market-files.js';
/** By their start. A day means the whole of it in the account's zone; without an end a change takes the one day. */
export async function readPlanned(folder, account, leftOut) {
    const planned = await readCsv(folder, 'planned', { required: ['kind', 'from'], optional: ['to', 'note'] }, legacyCharsetOf(account.marketplaceIds[0] ?? ''), leftOut, ({ kind, from, to, note }) => {
        const known = plannedKinds.find((one) => one === kind.toLowerCase());
        if (!known)
            throw new Error(`the kind is none of ${plannedKinds.join(', ')}`);
        const change = {
            kind: known,
            from: edgeOf(from, 'from', account.timeZone),
            to: edgeOf(to === '' ? from : to, 'to', account.timeZone),
            note,
        };
        if (change.to < change.from)
            throw new Error('it ends before it begins');
        return change;
    });
    return planned.sort((a, b) => a.from - b.from);
}
/** A moment, or the first (`from`) or the last (`to`) millisecond of a day. */
function edgeOf(text, column, timeZone) {
    const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
    if (!match)
        return momentOf(text, column);
    const midnight = utcOf(Number(match[1]), Number(match[2]), Number(match[3]), 0, 0, 0);
    if (midnight === null)
        throw new Error(`${column} is a day that no calendar has`);
    const day = midnight / dayMs;
    return column === 'from' ? startOfDay(day, timeZone) : startOfDay(day + 1, timeZone) - 1;
}
//# sourceMappingURL=planned-file.js.map