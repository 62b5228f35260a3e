// What someone wrote: the owner, or whoever holds the account. Amazon's own verdicts and buyers' orders are none of it.
import { overwritten } from './change.js';
import { isStanding } from './profile.js';
export function isWrite(change) {
    if (change.kind === 'profile-changed')
        return !isStanding(change.field);
    if (change.kind === 'listing-changed')
        return overwritten(change).length > 0;
    return change.kind === 'listing-added' || change.kind === 'listing-removed';
}
//# sourceMappingURL=written.js.map