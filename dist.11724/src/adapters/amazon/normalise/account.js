// getAccount (Sellers API v1, EU only) as facts: the business, its registered address, the primary contact, the plan.
import { z } from 'zod';
import { canonicalList, canonicalText, readPages } from './shape.js';
const text = z.string().nullish();
const address = z.object({
    addressLine1: z.string().nullable(),
    addressLine2: text,
    city: text,
    stateOrProvinceCode: text,
    postalCode: text,
    countryCode: z.string().nullable(),
});
const shape = z.object({
    sellingPlan: z.string().nullable(),
    business: z
        .object({ name: z.string().nullable(), nonLatinName: text, registeredBusinessAddress: address.nullable() })
        .nullish(),
    primaryContact: z.object({ name: z.string().nullable(), nonLatinName: text, address: address.nullable() }).nullish(),
});
/**
 * Facts of the seller as a whole (no marketplace). What is absent in the answer gives no fact.
 * @param body the whole answer, with its `payload`
 * @throws Error naming the place when nothing of it can be read
 */
export function normaliseAccount(body, at) {
    const { value: pages, lost } = readPages(shape, body, 'account');
    const facts = pages.flatMap(({ sellingPlan, business, primaryContact }) => {
        const values = [
            ['business-name', canonicalList([business?.name, business?.nonLatinName])],
            ['business-address', addressText(business?.registeredBusinessAddress)],
            [
                'primary-contact',
                canonicalList([primaryContact?.name, primaryContact?.nonLatinName, addressText(primaryContact?.address)]),
            ],
            ['selling-plan', canonicalText(sellingPlan)],
        ];
        return values
            .filter(([, value]) => value !== '')
            .map(([field, value]) => ({ field, marketplaceId: null, scope: '', value, at }));
    });
    return { value: facts, lost };
}
function addressText(place) {
    if (!place)
        return '';
    const { addressLine1, addressLine2, city, stateOrProvinceCode, postalCode, countryCode } = place;
    return canonicalList([addressLine1, addressLine2, city, stateOrProvinceCode, postalCode, countryCode]);
}
//# sourceMappingURL=account.js.map