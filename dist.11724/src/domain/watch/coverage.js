/**
 * A part is a slice of the account that is pulled alone.
 * `notices` are Amazon's mails in the owner's mailbox; `performance` is Amazon's judgement of the account, `feedback`
 * the buyers'. Both are reports that take a while, so they come last.
 * `new-listings` is the fast path by created date; `listings` the whole walk, which alone can show removals.
 */
export const parts = [
    'new-listings',
    'listings',
    'orders',
    'profile',
    'payouts',
    'offers',
    'catalogue',
    'notices',
    'performance',
    'feedback',
];
/** Of which mails tell without the API, as things happen and never the whole. */
export const partsByMail = ['new-listings', 'orders', 'payouts'];
/** The parts that an account is watched by; the others are outside of it. */
export function partsOf({ isMailOnly }) {
    return isMailOnly ? [...partsByMail, 'notices'] : parts;
}
/** Those that are asked for. Without the API it is the mails, read as `notices`, that tell of the rest. */
export function pulledParts({ isMailOnly }) {
    return isMailOnly ? ['notices'] : parts;
}
/** Was any of it seen? */
export function isSighted({ state }) {
    return state === 'complete' || state === 'partial';
}
/** Why nothing is known of a part that no pull has tried. */
export const notPulledYet = 'not pulled yet';
/** Was it looked at, so that what is there was seen? What only mails tell of is heard of where Amazon writes of it. */
export function isLookedAt(part) {
    return isSighted(part) && part.reason !== toldByMail;
}
/** Nothing seen yet. */
export function noCoverage(reason = notPulledYet) {
    const missing = { state: 'missing', reason, asOf: null };
    return Object.fromEntries(parts.map((part) => [part, missing]));
}
/** Why a part is outside; known to the messages in both languages. */
const notPart = 'not part of this account';
/** Why nothing is ever seen whole without the API. */
export const toldByMail = 'only what Amazon’s mails tell of it';
const outside = { state: 'outside', reason: notPart, asOf: null };
/** What is no part of the account, as coverage. */
export function outsideOf(account) {
    const own = partsOf(account);
    return Object.fromEntries(parts.filter((part) => !own.includes(part)).map((part) => [part, outside]));
}
/**
 * Coverage from the newest pull of each part.
 * @param worse when the first pull ended that saw less than one before it, for parts where the newest still does
 */
export function coverageOf(account, runs, worse = {}) {
    const own = partsOf(account);
    const seen = parts.map((part) => {
        const run = runs[part];
        if (!own.includes(part))
            return [part, outside];
        if (run === undefined)
            return [part, { state: 'missing', reason: notPulledYet, asOf: null }];
        const times = worse[part];
        const { coverage, fault = null, finishedAt } = run;
        return [part, times === undefined ? coverage : { ...coverage, setback: { fault, at: finishedAt, ...times } }];
    });
    return Object.fromEntries(seen);
}
//# sourceMappingURL=coverage.js.map