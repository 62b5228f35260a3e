const digitsOf = (text) => [...text].map(Number);
const weighted = (digits, weights) => digits.reduce((sum, digit, i) => sum + digit * (weights[i % weights.length] ?? 0), 0);
/** The last digit is what the others leave when divided by seven. */
const isSevens = (number) => Number(number.slice(0, -1)) % 7 === Number(number.at(-1));
const forms = [
    {
        // UPS: letters count as digits, every second one twice.
        carrier: null,
        shape: /^1Z[0-9A-Z]{15}\d$/,
        isRight: (number) => {
            const values = [...number.slice(2, -1)].map((sign) => /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10);
            return (10 - (weighted(values, [1, 2]) % 10)) % 10 === Number(number.at(-1));
        },
    },
    {
        // Universal Postal Union, S10.
        carrier: null,
        shape: /^[A-Z]{2}\d{9}[A-Z]{2}$/,
        isRight: (number) => {
            const rest = 11 - (weighted(digitsOf(number.slice(2, 10)), [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
            return (rest === 10 ? 0 : rest === 11 ? 5 : rest) === Number(number[10]);
        },
    },
    {
        carrier: /yamato|kuroneko|ヤマト|クロネコ|sagawa|佐川|japan ?post|日本郵便|ゆうパック/i,
        shape: /^\d{12}$/,
        isRight: isSevens,
    },
    { carrier: /dhl.*express|express.*dhl/i, shape: /^\d{10}$/, isRight: isSevens },
    {
        carrier: /fedex/i,
        shape: /^\d{12}$/,
        isRight: (number) => (weighted(digitsOf(number.slice(0, 11)), [3, 1, 7]) % 11) % 10 === Number(number[11]),
    },
    {
        carrier: /usps/i,
        shape: /^9[1-5]\d{20}$/,
        isRight: (number) => weighted(digitsOf(number).reverse(), [1, 3]) % 10 === 0,
    },
];
const shortest = 6;
/** Could this carrier have given this number out? In doubt it could. */
export function isPossibleTracking(carrier, number) {
    const plain = number.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '');
    if (plain.length < shortest || !/\d/.test(plain) || isTyped(plain))
        return false;
    const form = forms.find((one) => (one.carrier === null || one.carrier.test(carrier)) && one.shape.test(plain));
    return form === undefined || form.isRight(plain);
}
/** One key over and over, or digits in a row: 000000000000, 1234567890. */
function isTyped(plain) {
    if (/^(.)\1+$/.test(plain))
        return true;
    const up = '01234567890123456789012345678901234567890';
    return /^\d+$/.test(plain) && (up.includes(plain) || up.includes([...plain].reverse().join('')));
}
/** Can a shipped order be followed? Null where that isn't known. */
export function isTraceable({ hasTracking, parcels = [] }) {
    if (!hasTracking || parcels.length === 0)
        return hasTracking;
    return parcels.some(({ isPossible }) => isPossible);
}
//# sourceMappingURL=tracking.js.map