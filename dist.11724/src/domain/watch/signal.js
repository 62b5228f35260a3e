/** Detectors of one family see the same thing from several sides, so a family has one vote. */
export const families = [
    'listing',
    'price',
    'catalogue',
    'goods',
    'fulfilment',
    'order',
    'profile',
    'payout',
    'sign-in',
    'mailbox',
    'time',
    'monitor',
];
/** A sign that weighs less than this is no vote: vacation mode or a new warehouse agree with nothing. */
export const voteFloor = 2;
//# sourceMappingURL=signal.js.map