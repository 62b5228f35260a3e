// A detector's numbers: each with a default, a unit and a line of help. No magic numbers in the body.
export function setting(value, unit, help, min = 0, max = Number.POSITIVE_INFINITY) {
    return { default: value, unit, help, min, max };
}
export function defaultsOf(settings) {
    return Object.fromEntries(Object.entries(settings).map(([key, s]) => [key, s.default]));
}
//# sourceMappingURL=setting.js.map