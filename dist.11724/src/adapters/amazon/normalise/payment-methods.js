// getPaymentMethods (Transfers 2024-06-01, eight EU stores) as facts: where the money goes by default, and all methods.
import { z } from 'zod';
import { canonicalList, entries, readPages } from './shape.js';
const text = z.string().nullish();
const shape = z.object({
    paymentMethods: entries(z.object({
        paymentMethodType: text,
        tail: text,
        countryCode: text,
        accountHolderName: text,
        assignmentType: text,
    })).nullable(),
});
/**
 * Field `deposit-method` for the default one and `payment-method` for each, as `BANK_ACCOUNT, 677, DE, Alice Ltd`.
 * A card's expiry is left out: a renewed card is the same card.
 * @param body the whole answer
 * @throws Error naming the place when nothing of it can be read
 */
export function normalisePaymentMethods(body, marketplaceId, at) {
    const { value: pages, lost } = readPages(shape, body, 'paymentMethods');
    const unclear = [];
    const methods = pages.flatMap((page) => page.paymentMethods ?? []);
    const facts = methods.flatMap((method, index) => {
        const { paymentMethodType, tail, countryCode, accountHolderName, assignmentType } = method;
        if (tail === undefined && paymentMethodType !== 'SELLER_WALLET')
            unclear.push(`paymentMethods.paymentMethods[${index}]: an account without its last digits`);
        const value = canonicalList([paymentMethodType, tail, countryCode, accountHolderName]);
        if (value === '')
            return [];
        const fact = { field: 'payment-method', marketplaceId, scope: '', value, at };
        return assignmentType === 'DEFAULT_DEPOSIT_METHOD' ? [fact, { ...fact, field: 'deposit-method' }] : [fact];
    });
    return { value: facts, lost: [...lost, ...unclear] };
}
//# sourceMappingURL=payment-methods.js.map