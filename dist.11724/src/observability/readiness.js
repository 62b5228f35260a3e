/** A probe waits no longer than this; who asks has a limit of their own. */
const patienceMs = 3000;
export async function readinessOf(app, queues) {
    const [database, queue] = await Promise.all([
        answers(() => app.store.pendingOutbox()),
        answers(() => queues.queue('sweep').getJobCounts()),
    ]);
    return { isReady: database === 'ok' && queue === 'ok', checks: { database, queue } };
}
async function answers(ask) {
    const late = AbortSignal.timeout(patienceMs);
    const tooLate = new Promise((resolve) => {
        late.addEventListener('abort', () => resolve(`no answer within ${patienceMs / 1000} s`), { once: true });
    });
    return Promise.race([ask().then(() => 'ok', reasonOf), tooLate]);
}
/** Only the kind of trouble: the answer may be read by others than the operator. */
function reasonOf(error) {
    const { name, code } = error;
    return `failed (${code ?? name}); the log says more`;
}
//# sourceMappingURL=readiness.js.map