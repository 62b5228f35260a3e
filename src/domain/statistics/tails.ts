// Upper tails of count distributions as natural logarithms, accurate however far out: sums of the terms themselves in
// log space, never 1 - cdf. A burst's chance of 1e-40 and one of 1e-400 stay different numbers.
import { logBeta, logGamma } from './gamma.ts';

/** A distribution on the whole numbers from 0 to `last`. */
interface Counts {
  readonly mean: number;
  readonly last: number;
  readonly logMass: (k: number) => number;
  /** mass(k + 1) / mass(k) */
  readonly ratio: (k: number) => number;
}

const negligible = 1e-17;

/** ln P(X >= k). Above the mean the tail itself is summed, below it the small rest, so that neither cancels. */
function logUpperTail(k: number, { mean, last, logMass, ratio }: Counts): number {
  if (k <= 0) return 0;
  if (k > last) return Number.NEGATIVE_INFINITY;
  let [sum, term] = [1, 1];
  if (k > mean) {
    for (let i = k; i < last && term > negligible * sum; i++) {
      term *= ratio(i);
      sum += term;
    }
    return Math.min(0, logMass(k) + Math.log(sum));
  }
  for (let i = k - 1; i > 0 && term > negligible * sum; i--) {
    term /= ratio(i - 1);
    sum += term;
  }
  return Math.log1p(-Math.min(1, Math.exp(logMass(k - 1) + Math.log(sum))));
}

/** ln P(X >= k) of a Poisson count with this mean. */
export function logPoissonTail(k: number, mean: number): number {
  if (mean <= 0) return k <= 0 ? 0 : Number.NEGATIVE_INFINITY;
  return logUpperTail(k, {
    mean,
    last: Number.POSITIVE_INFINITY,
    logMass: (i) => i * Math.log(mean) - mean - logGamma(i + 1),
    ratio: (i) => mean / (i + 1),
  });
}

/** ln P(X >= k) of a negative binomial count: variance = mean + mean² / size. A large size is a Poisson. */
export function logNegativeBinomialTail(k: number, mean: number, size: number): number {
  if (mean <= 0) return k <= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const share = mean / (mean + size);
  return logUpperTail(k, {
    mean,
    last: Number.POSITIVE_INFINITY,
    logMass: (i) =>
      logGamma(i + size) - logGamma(size) - logGamma(i + 1) - size * Math.log1p(mean / size) + i * Math.log(share),
    ratio: (i) => (share * (i + size)) / (i + 1),
  });
}

const logChoose = (n: number, k: number) => -Math.log(n + 1) - logBeta(n - k + 1, k + 1);

/** Every look asks for the same few chances and counts again, ten thousand of them. */
const knownTails = new Map<string, number>();
const tailsLimit = 100_000;

/** ln P(X >= k) of n tries that each succeed with this chance. */
export function logBinomialTail(k: number, n: number, chance: number): number {
  if (chance >= 1) return k <= n ? 0 : Number.NEGATIVE_INFINITY;
  if (chance <= 0) return k <= 0 ? 0 : Number.NEGATIVE_INFINITY;
  const key = `${k}/${n}/${chance}`;
  const known = knownTails.get(key);
  if (known !== undefined) return known;
  if (knownTails.size >= tailsLimit) knownTails.clear();
  const tail = logUpperTail(k, {
    mean: n * chance,
    last: n,
    logMass: (i) => logChoose(n, i) + i * Math.log(chance) + (n - i) * Math.log1p(-chance),
    ratio: (i) => ((n - i) / (i + 1)) * (chance / (1 - chance)),
  });
  knownTails.set(key, tail);
  return tail;
}

/** ln P(X >= k) of n tries whose chance is itself drawn from a Beta(a, b). */
export function logBetaBinomialTail(k: number, n: number, a: number, b: number): number {
  return logUpperTail(k, {
    mean: (n * a) / (a + b),
    last: n,
    logMass: (i) => logChoose(n, i) + logBeta(i + a, n - i + b) - logBeta(a, b),
    ratio: (i) => ((n - i) / (i + 1)) * ((i + a) / (n - i - 1 + b)),
  });
}

/** -log10 of a chance given as its natural logarithm: 3 is one in a thousand. Never negative. */
export function scoreOf(logChance: number): number {
  return Math.max(0, -logChance / Math.LN10);
}
