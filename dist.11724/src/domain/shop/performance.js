/** AccountHealthReport's enum; the notification and older reports say SUSPENDED for the last. */
export const accountStatuses = ['NORMAL', 'AT_RISK', 'DEACTIVATED'];
/** Which rates are kept, and on which side of its target each should be. */
export const rateFields = {
    'cancellation-rate': 'below',
    'late-shipment-rate': 'below',
    'order-defect-rate': 'below',
    'valid-tracking-rate': 'above',
};
/** `0.5 % < 2.5 %`: the rate, and on which side of the target it lies. */
export function rateText({ ratePercent, targetPercent }) {
    const side = ratePercent < targetPercent ? '<' : ratePercent > targetPercent ? '>' : '=';
    return `${rounded(ratePercent)} % ${side} ${rounded(targetPercent)} %`;
}
/** Two digits: a rate that moves by less is no change. */
const rounded = (percent) => Math.round(percent * 100) / 100;
/** The same back; null for anything else. */
export function readRate(text) {
    const match = /^(\d+(?:\.\d+)?) % [<>=] (\d+(?:\.\d+)?) %$/.exec(text);
    return match ? { ratePercent: Number(match[1]), targetPercent: Number(match[2]) } : null;
}
/** Does this rate miss Amazon's target? False where the text is none. */
export function isOffTarget(field, text) {
    const rate = readRate(text);
    if (rate === null)
        return false;
    const { ratePercent, targetPercent } = rate;
    return rateFields[field] === 'below' ? ratePercent >= targetPercent : ratePercent <= targetPercent;
}
//# sourceMappingURL=performance.js.map