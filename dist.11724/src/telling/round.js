import { lookAt } from '../watch/look.js';
import { pullPart } from '../watch/pull.js';
import { dueParts } from '../watch/schedule.js';
import { followUpOn } from './follow-up.js';
import { notifyDue } from './notify.js';
/** Pulls the parts that are due (or those given), looks once, sends what is owed. */
export async function round(deps, account, source, only, signal) {
    const due = only ?? dueParts(account, await deps.store.lastRuns(account.id), deps.clock.now());
    const pulls = [];
    for (const part of due)
        pulls.push(await pullPart(deps, account, source, part, signal));
    const look = await lookAt(deps, account.id);
    await followUpOn(deps, account.id);
    return { pulls, look, delivered: await notifyDue(deps, { isGathered: true }) };
}
//# sourceMappingURL=round.js.map