import { invalidInput } from './errors.js';
export class Query {
    #params;
    constructor(params) {
        this.#params = params;
    }
    has(name) {
        return this.text(name) !== null;
    }
    text(name) {
        return this.#params.get(name) || null;
    }
    list(name, allowed, max = Number.POSITIVE_INFINITY) {
        const all = this.#params
            .getAll(name)
            .flatMap((value) => value.split(','))
            .filter((value) => value !== '');
        for (const value of all)
            if (allowed && !allowed.includes(value))
                throw invalidInput(`Invalid value '${value}' for parameter '${name}'.`);
        if (all.length > max)
            throw invalidInput(`Parameter '${name}' takes at most ${max} values.`);
        return all;
    }
    oneOf(name, allowed, fallback) {
        const value = this.text(name);
        if (value === null)
            return fallback;
        if (!allowed.includes(value))
            throw invalidInput(`Invalid value '${value}' for parameter '${name}'.`);
        return value;
    }
    whole(name, low, high, fallback) {
        const value = this.text(name);
        if (value === null)
            return fallback;
        const n = Number(value);
        if (!Number.isInteger(n) || n < low || n > high)
            throw invalidInput(`Invalid value '${value}' for parameter '${name}': it must be from ${low} to ${high}.`);
        return n;
    }
    /** An ISO 8601 time; a date alone is not one. */
    time(name) {
        const value = this.text(name);
        return value === null ? null : instantOf(value, name);
    }
    /** The same for every order of the parameters, without those named. */
    fingerprint(...without) {
        return [...this.#params]
            .filter(([name]) => !without.includes(name))
            .map((pair) => pair.join('='))
            .sort()
            .join('&');
    }
}
/** Reads an ISO 8601 time or refuses it. */
export function instantOf(value, name) {
    const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value);
    const at = isTime ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(at))
        throw invalidInput(`Invalid value '${value}' for parameter '${name}': not an ISO 8601 time.`);
    return at;
}
//# sourceMappingURL=query.js.map