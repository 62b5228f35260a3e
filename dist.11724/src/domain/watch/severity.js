// Severity: how much a thing matters to the owner, in order.
export const severities = ['info', 'low', 'medium', 'high', 'critical'];
/** info 0 ... critical 4. */
export function rankOf(severity) {
    return severities.indexOf(severity);
}
export function isAtLeast(severity, floor) {
    return rankOf(severity) >= rankOf(floor);
}
export function worst(all) {
    return all.reduce((a, b) => (rankOf(b) > rankOf(a) ? b : a), 'info');
}
export function milder(a, b) {
    return rankOf(b) < rankOf(a) ? b : a;
}
//# sourceMappingURL=severity.js.map