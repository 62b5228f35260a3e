// How alike two texts are, in any script: Japanese titles have no spaces to part words by.

/**
 * Dice's coefficient of the pairs of neighbouring characters: 1 for the same text, 0 for nothing in common. Width, case
 * and spaces don't count.
 */
export function likeness(a: string, b: string): number {
  const [pairsOfA, pairsOfB] = [pairs(a), pairs(b)];
  let shared = 0;
  for (const [pair, n] of pairsOfA) shared += Math.min(n, pairsOfB.get(pair) ?? 0);
  const all = total(pairsOfA) + total(pairsOfB);
  return all === 0 ? 1 : (2 * shared) / all;
}

function pairs(text: string): Map<string, number> {
  const characters = [...text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')];
  const counts = new Map<string, number>();
  for (let i = 1; i < characters.length; i++) {
    const pair = `${characters[i - 1]}${characters[i]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, n) => sum + n, 0);
}
