export const plannedKinds = [
    'sale',
    'launch',
    'price-change',
    'fulfilment-change',
    'payout-change',
    'contact-change',
    'stock-out',
    'vacation',
    'other',
];
//# sourceMappingURL=planned.js.map