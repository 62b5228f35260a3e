// getMarketplaceParticipations (Sellers API v1) as facts: store name, taking part, listings suspended.
import { z } from 'zod';
import { canonicalText, entries, pagesOf, readPages } from './shape.js';
const shape = entries(z.object({
    marketplace: z.object({ id: z.string().min(1) }),
    participation: z
        .object({ isParticipating: z.boolean().nullable(), hasSuspendedListings: z.boolean().nullable() })
        .nullable(),
    storeName: z.string().nullable(),
}));
/**
 * Facts per marketplace; `participation` and `listings-suspended` have the value `true` or `false`.
 * @param body the whole answer, with its `payload`
 * @param stores only of these; null: of all
 * @throws Error naming the place when nothing of it can be read
 */
export function normaliseParticipations(body, at, stores = null) {
    const { value, lost } = readPages(shape, isBareList(body) ? { payload: body } : body, 'marketplaceParticipations', stores);
    const seen = value.flat();
    if (seen.length === 0 && lost[0] !== undefined)
        throw new Error(lost[0]);
    const facts = seen.flatMap(({ marketplace, participation, storeName }) => {
        const values = [
            ['store-name', canonicalText(storeName)],
            ['participation', String(participation?.isParticipating ?? '')],
            ['listings-suspended', String(participation?.hasSuspendedListings ?? '')],
        ];
        return values
            .filter(([, told]) => told !== '')
            .map(([field, told]) => ({ field, marketplaceId: marketplace.id, scope: '', value: told, at }));
    });
    return { value: { marketplaceIds: seen.map(({ marketplace }) => marketplace.id), facts }, lost };
}
/** The list of one answer, out of its wrapping, and not a list of answers. */
function isBareList(body) {
    return Array.isArray(body) && !pagesOf(body).some(Array.isArray);
}
//# sourceMappingURL=participations.js.map