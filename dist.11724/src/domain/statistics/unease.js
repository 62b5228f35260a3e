/** Share of the newest day: an EWMA that forgets half in four and a quarter days. */
export const uneaseShare = 0.15;
/** The unease after a look at `day` that found this much; days without a look had nothing. */
export function uneaseAfter(known, day, score) {
    if (known === undefined)
        return score > 0 ? { day, score, before: 0 } : undefined;
    if (day <= known.day)
        return score > known.score ? { ...known, score } : known;
    const before = levelOf(known) * (1 - uneaseShare) ** (day - known.day - 1);
    return before < 0.01 && score === 0 ? undefined : { day, score, before };
}
/** The smoothed score, the day's own included. */
export function levelOf({ score, before }) {
    return uneaseShare * score + (1 - uneaseShare) * before;
}
//# sourceMappingURL=unease.js.map