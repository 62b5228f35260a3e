export const good = (check, detail) => ({ check, isGood: true, detail, mend: null });
/** Well enough, and could be better. */
export const advise = (check, detail, mend) => ({ check, isGood: true, detail, mend });
export const bad = (check, detail, mend) => ({ check, isGood: false, detail, mend });
export const failed = (check, { what, hint }) => bad(check, what, hint);
//# sourceMappingURL=finding.js.map