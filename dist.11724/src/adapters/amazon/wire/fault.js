const passing = new Set(['throttled', 'provider-fault', 'network', 'report-pending']);
/** After these every other call would fail the same way. */
const hopeless = new Set(['revoked', 'secret-expired', 'bad-credentials', 'network']);
export class AmazonFault extends Error {
    kind;
    canRetry;
    retryAfterMs;
    roles;
    code;
    constructor(kind, message, detail = {}) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.name = 'AmazonFault';
        this.kind = kind;
        this.canRetry = detail.canRetry ?? passing.has(kind);
        this.retryAfterMs = detail.retryAfterMs ?? null;
        this.roles = detail.roles ?? [];
        this.code = detail.code ?? null;
    }
}
export const isHopeless = ({ kind }) => hopeless.has(kind);
/** The fault as plain data, for summaries. */
export function toPullFault({ kind, message, canRetry, retryAfterMs, roles }) {
    return { kind, message, canRetry, retryAfterMs, roles };
}
/** Runs a reader of an answer; what it can't read is a `malformed` fault that names the place. */
export function reading(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof AmazonFault)
            throw error;
        throw malformed(error);
    }
}
export function malformed(error) {
    const message = error instanceof Error ? error.message : String(error);
    return new AmazonFault('malformed', `Amazon's answer can't be read: ${plainWords(message)}`, { cause: error });
}
/**
 * Words of Amazon's, made fit for a message: one line, cut, without tokens, secrets or mail addresses.
 * (LWA tokens begin with `Atza|`, `Atzr|`, `Atc|`; application ids and secrets with `amzn1.`.)
 */
export function plainWords(text) {
    return text
        .replace(/\b(At[a-z]{1,2}\||amzn1\.)\S+/g, '[hidden]')
        .replace(/\S+@\S+/g, '[hidden]')
        .replace(/[\p{C}\s]+/gu, ' ')
        .trim()
        .slice(0, 200);
}
//# sourceMappingURL=fault.js.map