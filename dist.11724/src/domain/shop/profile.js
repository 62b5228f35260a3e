/**
 * `how` a field is compared. `value`: one current value, another one is a change.
 * `set`: several may be true at once (warehouses, deposit methods); one never seen before is a change.
 */
export const profileFields = {
    'store-name': { how: 'value' },
    participation: { how: 'value' },
    'listings-suspended': { how: 'value' },
    'business-name': { how: 'value' },
    'business-address': { how: 'value' },
    'primary-contact': { how: 'value' },
    'selling-plan': { how: 'value' },
    'ship-from-address': { how: 'set' },
    'payout-account-tail': { how: 'value' },
    'deposit-method': { how: 'value' },
    'payment-method': { how: 'set' },
    'account-status': { how: 'value' },
    'cancellation-rate': { how: 'value' },
    'late-shipment-rate': { how: 'value' },
    'order-defect-rate': { how: 'value' },
    'valid-tracking-rate': { how: 'value' },
};
/** What Amazon says of the account (domain/shop/performance.ts): nobody who holds the account writes it. */
export const standingFields = [
    'account-status',
    'cancellation-rate',
    'late-shipment-rate',
    'order-defect-rate',
    'valid-tracking-rate',
];
/** Is it Amazon's to say, so that a change of it is nobody's deed? */
export function isStanding(field) {
    return standingFields.includes(field);
}
/** Fields whose value is parts joined by a comma, each of which a source may leave out. */
const composed = new Set([
    'business-name',
    'business-address',
    'primary-contact',
    'ship-from-address',
    'deposit-method',
    'payment-method',
]);
/** Is this what the other value tells, with less of it told: an address without its city, an account without its holder? */
export function isToldLess(field, value, other) {
    // A mail shows other digits of the same account than the API does.
    if (field === 'payout-account-tail')
        return value !== other && other.endsWith(value);
    if (!composed.has(field) || value === other)
        return false;
    const parts = other.split(', ');
    let from = 0;
    return value.split(', ').every((part) => {
        from = parts.indexOf(part, from) + 1;
        return from > 0;
    });
}
//# sourceMappingURL=profile.js.map