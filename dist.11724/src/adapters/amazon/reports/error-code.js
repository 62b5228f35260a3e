// What Node's own errors call themselves, whichever realm they come from (`instanceof` fails across realms).
/** `ENOENT`, `Z_BUF_ERROR` and the like; null for errors without a code. */
export function codeOf(error) {
    const isCoded = typeof error === 'object' && error !== null && 'code' in error;
    return isCoded && typeof error.code === 'string' ? error.code : null;
}
//# sourceMappingURL=error-code.js.map