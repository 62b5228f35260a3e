// Amazon's catalogue without a table: an ASIN encodes which line and which item of it, and everything else follows.
// So a shop of a million listings needs no memory, and any ASIN can be looked up.
import { chance, choose, hash } from '../random.js';
import { lines } from './lines.js';
// A bijection of 40 bits: an odd factor has an inverse modulo 2^40.
const factor = 0x5b8a3c9d1fn | 1n;
const inverse = (() => {
    let x = 1n;
    for (let i = 0; i < 6; i++)
        x = BigInt.asUintN(40, x * (2n - factor * x));
    return x;
})();
const perLine = 2n ** 24n;
const places = new Map(lines.map(({ id }, place) => [id, place]));
/** The ASIN of an item: `B0` and eight characters. */
export function asinOf(line, n) {
    const mixed = BigInt.asUintN(40, (BigInt(1 + (places.get(line) ?? 0)) * perLine + BigInt(n)) * factor);
    return `B0${mixed.toString(32).toUpperCase().padStart(8, '0')}`;
}
/** The item behind an ASIN, or null for one that Amazon never gave out. */
export function findItem(asin) {
    const plain = decode(asin);
    const line = plain === null ? undefined : lines[Number(plain / perLine) - 1];
    return plain !== null && line ? itemOf(line.id, Number(plain % perLine)) : null;
}
/** Its number within its line. */
export function findNumber(asin) {
    const plain = decode(asin);
    return plain === null ? null : Number(plain % perLine);
}
function decode(asin) {
    if (!/^B0[0-9A-V]{8}$/.test(asin))
        return null;
    const mixed = [...asin.slice(2)].reduce((sum, c) => sum * 32n + BigInt(Number.parseInt(c, 32)), 0n);
    return BigInt.asUintN(40, mixed * inverse);
}
/** Item `n` of a line. */
export function itemOf(lineId, n) {
    const line = lines[places.get(lineId) ?? 0];
    const asin = asinOf(lineId, n);
    const brand = choose(line.brands, asin, 'brand');
    const model = `${String.fromCharCode(65 + (hash(asin, 'letter') % 26))}${100 + (n % 9900)}`;
    const [low, high] = line.yen;
    const yen = Math.round(low * (high / low) ** (chance(asin, 'price') ** (line.isHot ? 1 : 1.6)));
    const [best, worst] = line.ranks;
    return {
        asin,
        line,
        brand,
        model,
        title: `${brand} ${choose(line.kinds, asin, 'kind')} ${choose(line.traits, asin, 'trait')} ${model}`,
        ean: withCheckDigit(`4${String(hash(asin, 'ean')).padStart(11, '0').slice(-11)}`),
        yen,
        rank: Math.round(best * (worst / best) ** chance(asin, 'rank')),
    };
}
/** Other sellers' new offers, lowest landed price first; empty where nobody else sells it. */
export function otherOffersOf({ asin, line, yen }) {
    const [few, many] = line.offers;
    const count = few + (hash(asin, 'offers') % (many - few + 1));
    return Array.from({ length: count }, (_, i) => ({
        sellerId: `A${hash(asin, 'seller', i).toString(36).toUpperCase().padStart(7, '0')}${hash(i, asin).toString(36).toUpperCase().padStart(6, '0')}`,
        yen: Math.round(yen * (0.95 + 0.25 * chance(asin, 'offer', i))),
        shippingYen: chance(asin, 'shipping', i) < 0.3 ? 390 : 0,
        isFba: chance(asin, 'fba', i) < 0.5,
    })).sort((a, b) => a.yen + a.shippingYen - b.yen - b.shippingYen);
}
function withCheckDigit(twelve) {
    const sum = [...twelve].reduce((s, c, i) => s + Number(c) * (i % 2 ? 3 : 1), 0);
    return twelve + ((10 - (sum % 10)) % 10);
}
//# sourceMappingURL=items.js.map