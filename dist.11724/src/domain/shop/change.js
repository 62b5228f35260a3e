/** Type guard for filters: `changes.filter(isKind('listing-added'))`. */
export function isKind(...kinds) {
    // Filters run over all recent changes at every look, mostly for one kind.
    if (kinds.length === 1)
        return (change) => change.kind === kinds[0];
    return (change) => kinds.includes(change.kind);
}
/** The fields that someone changed: what was only not known before is not among them. */
export function overwritten({ before, fields }) {
    return fields.filter((field) => !isUnknown(before[field]));
}
function isUnknown(value) {
    return value === null || value === '' || value === 'unknown';
}
/** When a replay first knows of a change: never before it was there, never after it was seen. */
export function effectiveAt(change) {
    return Math.min(change.occurredAt, change.observedAt);
}
//# sourceMappingURL=change.js.map