// Counts that are as good as alike: a burst of thousands asks for as many chances, and few of them differ.

/** From 64 on to within 3 %. */
export function coarse(n: number, round: (n: number) => number): number {
  if (n < 64) return n;
  const unit = 2 ** (Math.floor(Math.log2(n)) - 5);
  return round(n / unit) * unit;
}

/** What is known under this key, worked out when it is asked for first. */
export function once<T>(known: Map<number, T>, key: number, workOut: () => T): T {
  const there = known.get(key);
  if (there !== undefined) return there;
  const found = workOut();
  known.set(key, found);
  return found;
}
