// False-discovery control (Benjamini and Hochberg, 1995): of many tests some look striking by chance alone; this ranks
// what was found and says which of it may be called found, so that of what is called so at most a stated share is not.
//
// A week has one test for each detector and local day on which it judged anything. Detectors overlap and days share
// history, so the tests depend on each other positively; there the procedure still holds the rate (Benjamini and
// Yekutieli, 2001). Hard facts are no matter of chance and no test.

export interface Ranked<T> {
  readonly of: T;
  readonly pValue: number;
  /** The smallest rate at which it would be called found: the p-value adjusted for all tests. At most 1. */
  readonly qValue: number;
  readonly isFound: boolean;
}

/** Of what is called found, at most this share is expected to be chance. */
export const falseDiscoveryRate = 0.1;

/**
 * Ranks by p-value.
 * @param found the tests that said something, with their p-values
 * @param tests all that were made, those that said nothing (p-value 1) included
 */
export function controlled<T>(
  found: readonly { readonly of: T; readonly pValue: number }[],
  tests: number,
  rate = falseDiscoveryRate,
): Ranked<T>[] {
  const all = Math.max(tests, found.length);
  const sorted = [...found].sort((a, b) => a.pValue - b.pValue);
  let smallest = 1;
  const qValues = new Array<number>(sorted.length);
  for (let i = sorted.length - 1; i >= 0; i--) {
    smallest = Math.min(smallest, ((sorted[i]?.pValue ?? 1) * all) / (i + 1));
    qValues[i] = smallest;
  }
  return sorted.map((one, i) => {
    const qValue = qValues[i] ?? 1;
    return { ...one, qValue, isFound: qValue <= rate };
  });
}
