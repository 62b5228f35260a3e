// Chances from a seed: uniform, gamma, Poisson, ranges and picks. The same seed gives the same shop on every machine.
import { chance } from '../../test/support/honest-shops.ts';

export interface Chances {
  /** Uniform in [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  is(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  normal(): number;
  /** A count with this mean; `size` of the negative binomial, small is uneven. */
  count(mean: number, size?: number): number;
}

export function chancesOf(seed: number): Chances {
  const next = chance(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(1 - next()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let [k, product] = [0, 1 - next()];
    for (const floor = Math.exp(-mean); product > floor; k++) product *= 1 - next();
    return k;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  return {
    next,
    normal,
    between,
    whole: (low, high) => Math.floor(between(low, high + 1)),
    is: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)] as (typeof list)[number],
    count: (mean, size = 4) => (mean <= 0 ? 0 : poisson((gamma(size) * mean) / size)),
  };
}
