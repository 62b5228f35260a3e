// profile/<time>.json: answers about the seller, whole as they came. A key that isn't there is not a change.
import { normaliseAccount } from '../normalise/account.js';
import { normaliseEventGroups } from '../normalise/event-groups.js';
import { normaliseParticipations } from '../normalise/participations.js';
import { normalisePaymentMethods } from '../normalise/payment-methods.js';
import { legacyCharsetOf } from '../reports/charset.js';
import { factsSnapshot } from './facts-snapshot.js';
import { filesIn, jsonOf, reasonOf, stampOf } from './folder-file.js';
const bodies = {
    marketplaceParticipations: {
        part: 'profile',
        normalise: (body, id, at) => factsOf(normaliseParticipations(body, at, [id])),
    },
    account: { part: 'profile', normalise: (body, _, at) => normaliseAccount(body, at) },
    paymentMethods: { part: 'payouts', normalise: normalisePaymentMethods },
    financialEventGroups: { part: 'payouts', normalise: (body) => factsOf(normaliseEventGroups(body)) },
};
function factsOf({ value, lost }) {
    return { value: value.facts, lost };
}
/** Up to two snapshots a file: the profile, and the payouts. */
export async function profileSnapshots(folder, marketplaceId, leftOut) {
    const snapshots = [];
    for (const file of await filesIn(folder, 'profile')) {
        try {
            const stamp = stampOf(file.name, ['json']);
            if (!stamp)
                throw new Error('its name is not the time at which it was seen, such as 20260301T000000Z.json');
            const json = await jsonOf(file, legacyCharsetOf(marketplaceId));
            const seen = new Map();
            const add = (part, value, lost) => {
                const before = seen.get(part) ?? { value: [], lost: [] };
                seen.set(part, { value: [...before.value, ...value], lost: [...before.lost, ...lost] });
            };
            let hasRead = false;
            for (const [key, { part, normalise }] of Object.entries(bodies)) {
                const body = bodyOf(json, key);
                if (body === undefined)
                    continue;
                try {
                    const { value, lost } = normalise(body, marketplaceId, stamp.at);
                    for (const place of lost)
                        leftOut.push({ file: file.name, line: null, reason: place });
                    add(part, value, lost);
                    hasRead = true;
                }
                catch (error) {
                    leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
                    add(part, [], [reasonOf(error)]);
                }
            }
            if (!hasRead)
                throw new Error(`none of ${Object.keys(bodies).join(', ')} could be read in it`);
            for (const [part, facts] of seen)
                snapshots.push(factsSnapshot(part, facts, stamp.at));
        }
        catch (error) {
            leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
        }
    }
    return snapshots;
}
function bodyOf(json, key) {
    const body = typeof json === 'object' && json !== null ? Object.entries(json).find(([name]) => name === key)?.[1] : undefined;
    return body ?? undefined;
}
//# sourceMappingURL=profile-files.js.map