export const incidentStatuses = ['open', 'acknowledged', 'resolved', 'dismissed'];
/** Closed by no more than a link: whoever reads that mailbox can say it, so for everybody else it isn't over. */
export function isClosedByLink({ status, answered }) {
    return status === 'dismissed' && answered?.via === 'link';
}
/** Why something was sent, or not. Stored, and shown to the reader. */
export const alertReasons = ['first', 'escalated', 'new-evidence'];
export const silenceReasons = [
    'already-told',
    'below-threshold',
    'planned',
    'dismissed',
    'snoozed',
    'too-old',
    'caught-up',
    'no-recipient',
];
/** Why something was sent that time alone made due. */
export const followUpReasons = ['reminder', 'unanswered', 'unreachable', 'resolved'];
/** How much an incident rests on: of each detector the largest signal, so that what is seen twice counts once. */
export function evidenceTotalOf(signals) {
    return Object.values(evidenceTotalsOf(signals)).reduce((sum, total) => sum + total, 0);
}
/** What a message that goes out now says of it. */
export function toldState({ severity, signals }) {
    return { severity, totals: evidenceTotalsOf(signals) };
}
/** The same by detector. */
export function evidenceTotalsOf(signals) {
    const largest = new Map();
    for (const { detector, evidenceTotal } of signals)
        largest.set(detector, Math.max(largest.get(detector) ?? 0, evidenceTotal));
    return Object.fromEntries(largest);
}
//# sourceMappingURL=incident.js.map