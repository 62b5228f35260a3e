// How a job leaves its worker without being done: put off until a given moment, or given back because we are stopping.
// Neither uses up one of its attempts.
import { DelayedError, UnrecoverableError, WaitingError } from 'bullmq';
import { UserError } from '../../domain/errors.js';
/**
 * Runs the handler.
 * @param stop aborts when jobs in hand must end: then the job goes back to its queue, for another worker
 */
export async function runJob(handler, job, token, stop, now) {
    let again;
    try {
        again = (await handler(job, stop)) ?? undefined;
    }
    catch (error) {
        if (stop.aborted) {
            await job.moveToWait(token);
            throw new WaitingError();
        }
        // What a person must mend is not mended by trying again; the schedule asks again in its own time.
        if (error instanceof UserError && !isOutage(error))
            throw new UnrecoverableError(`${error.message} ${error.hint}`);
        throw error;
    }
    if (again === undefined)
        return;
    await job.moveToDelayed(now() + again.againInMs, token);
    throw new DelayedError();
}
/** A database that isn't there now may be in a minute. */
function isOutage({ cause }) {
    return cause !== undefined;
}
//# sourceMappingURL=handing-back.js.map