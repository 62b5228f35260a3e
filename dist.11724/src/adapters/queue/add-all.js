/** Few enough that Redis, which does one thing at a time, answers others in between. */
const atOnce = 250;
/** Adds the jobs in their order, all under one name. */
export async function addAll(queue, name, jobs) {
    for (let i = 0; i < jobs.length; i += atOnce)
        await queue.addBulk(jobs.slice(i, i + atOnce).map((job) => ({ name, ...job })));
}
//# sourceMappingURL=add-all.js.map