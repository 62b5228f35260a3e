// Logarithms of the gamma and beta functions for positive arguments: Stirling's series from 10 on, the recurrence below.
// Our own, as the library that has them loads two hundred files at each start; the tests hold them against it.
const halfLogTwoPi = Math.log(2 * Math.PI) / 2;

/** From here on the series is exact to the last bit. */
const large = 10;

/** What Stirling's formula leaves out of ln Γ(x), x >= 10. NIST DLMF 5.11.1. */
function stirlingRest(x: number): number {
  const coefficients = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];
  const square = 1 / (x * x);
  return coefficients.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / x;
}

/** ln Γ(x), x > 0. */
export function logGamma(x: number): number {
  let [shifted, product] = [x, 1];
  for (; shifted < large; shifted++) product *= shifted;
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + stirlingRest(shifted) - Math.log(product);
}

/**
 * ln B(a, b), a and b > 0. Of large arguments the big parts are taken out before they cancel.
 * DiDonato and Morris (1992), ACM TOMS 708.
 */
export function logBeta(a: number, b: number): number {
  const [small, big] = a < b ? [a, b] : [b, a];
  const sum = small + big;
  if (big < large) return logGamma(small) + logGamma(big) - logGamma(sum);
  const rest = stirlingRest(big) - stirlingRest(sum);
  const logShare = Math.log1p(-small / sum);
  if (small < large) return logGamma(small) + rest + small - small * Math.log(sum) + (big - 0.5) * logShare;
  return (
    halfLogTwoPi -
    Math.log(big) / 2 +
    stirlingRest(small) +
    rest +
    (small - 0.5) * Math.log(small / sum) +
    big * logShare
  );
}
