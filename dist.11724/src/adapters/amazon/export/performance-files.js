import { normalisePerformance } from '../normalise/performance.js';
import { legacyCharsetOf } from '../reports/charset.js';
import { factsSnapshot } from './facts-snapshot.js';
import { filesIn, jsonOf, reasonOf, stampOf } from './folder-file.js';
export async function performanceSnapshots(folder, marketplaceId, leftOut) {
    const snapshots = [];
    for (const file of await filesIn(folder, 'performance')) {
        try {
            const stamp = stampOf(file.name, ['json', 'txt']);
            if (!stamp)
                throw new Error('its name is not the time at which it was seen, such as 20260301T000000Z.json');
            const json = await jsonOf(file, legacyCharsetOf(marketplaceId));
            const facts = normalisePerformance(json, stamp.at, [marketplaceId]);
            if (facts.value.length === 0)
                throw new Error(facts.lost[0] ?? 'it says nothing of this marketplace');
            for (const place of facts.lost)
                leftOut.push({ file: file.name, line: null, reason: place });
            snapshots.push(factsSnapshot('performance', facts, stamp.at));
        }
        catch (error) {
            leftOut.push({ file: file.name, line: null, reason: reasonOf(error) });
        }
    }
    return snapshots;
}
//# sourceMappingURL=performance-files.js.map