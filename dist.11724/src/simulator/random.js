// Seeded chance: the same words give the same numbers on every machine, so that a story can be told twice alike.
// Taken out of Math once: Jest's sandbox looks every global up anew, which is felt at millions of calls.
const { imul, floor } = Math;
/** Hashes words and numbers into 32 bits (FNV-1a with a final avalanche). */
export function hash(...words) {
    let h = 0x811c9dc5;
    for (const word of words) {
        if (typeof word === 'string')
            for (let i = 0; i < word.length; i++)
                h = imul(h ^ word.charCodeAt(i), 0x01000193);
        else
            h = imul(imul(h ^ word, 0x9e3779b1) ^ floor(word / 0x1_0000_0000) ^ (h >>> 13), 0x01000193);
        h = imul(h ^ (h >>> 15) ^ 0x1f, 0x01000193);
    }
    h = imul(h ^ (h >>> 16), 0x85ebca6b);
    h = imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
}
/** A number in [0, 1) that belongs to these words. */
export function chance(...words) {
    return hash(...words) / 0x1_0000_0000;
}
/** The element that belongs to these words. */
export function choose(all, ...words) {
    return all[hash(...words) % all.length];
}
/** A generator that belongs to these words. */
export function random(...words) {
    let a = hash('a', ...words);
    let b = hash('b', ...words);
    let c = hash('c', ...words);
    let d = 1;
    const next = () => {
        const t = (((a + b) | 0) + d) | 0;
        d = (d + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (c << 21) | (c >>> 11);
        c = (c + t) | 0;
        return (t >>> 0) / 0x1_0000_0000;
    };
    for (let i = 0; i < 12; i++)
        next();
    return {
        next,
        between: (low, high) => low + floor(next() * (high - low + 1)),
        pick: (all) => all[floor(next() * all.length)],
    };
}
/** A draw from the standard normal distribution (Box-Muller). */
export function normal(rng) {
    return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}
/** A Poisson draw; beyond a mean of 60 by the normal approximation. */
export function poisson(mean, rng) {
    if (mean <= 0)
        return 0;
    if (mean > 60)
        return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(rng)));
    let count = 0;
    for (let p = rng.next(); p > Math.exp(-mean); p *= rng.next())
        count++;
    return count;
}
/** A gamma draw of mean 1 and variance 1/shape, shape >= 1 (Marsaglia and Tsang): what makes busy days busier. */
export function gammaOfMeanOne(shape, rng) {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
        const x = normal(rng);
        const v = (1 + c * x) ** 3;
        if (v > 0 && Math.log(1 - rng.next()) < 0.5 * x * x + d - d * v + d * Math.log(v))
            return (d * v) / shape;
    }
}
//# sourceMappingURL=random.js.map