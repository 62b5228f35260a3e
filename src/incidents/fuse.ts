// Fuse: many signals to one severity. Every family has one vote; what is seen from two independent sides weighs more
// than anything seen from one. Why these thresholds: docs/decisions/0002-severity-levels.md.
import { type Severity, worst } from '../domain/watch/severity.ts';
import { type Family, families, type Role, type Signal, voteFloor } from '../domain/watch/signal.ts';

/** A family's vote counts at most this much: beyond one in a million a model of one shop's days isn't trusted. */
export const familyCap = 6;
/** Two families that agree are high from this sum on ... */
export const highScore = 6;
/** ... and critical from this one, both being nearly sure; or when three agree. */
export const criticalScore = 11;

/**
 * From this smoothed daily score on, what is still going on is told: five days in a row at a family's cap, or three weeks
 * at half of it. A launch over three days reaches 2.3.
 */
export const uneaseHigh = 3;

/** One side of a hard pair: a family that votes, or what a sign that would be a vote means. */
export type Side = Family | Role;

/**
 * What is critical together whatever its sum, from first-hand cases (docs/takeovers.md sections 1 and 2): where the money
 * goes, who the seller is or how to sign in, together with what an intruder does next; and a dormant account that lists in
 * bulk. Each side must be strong enough to vote.
 */
export const hardPairs: readonly (readonly [Side, Side])[] = [
  ['payout', 'listing'],
  ['payout', 'price'],
  ['payout', 'order'],
  ['payout', 'profile'],
  ['payout', 'awakening'],
  ['new-identity', 'mass-listing'],
  ['awakening', 'mass-listing'],
  ['goods', 'mass-listing'],
  ['goods', 'awakening'],
  ['sign-in', 'goods'],
  ['sign-in', 'listing'],
  ['sign-in', 'price'],
  ['sign-in', 'catalogue'],
  ['sign-in', 'fulfilment'],
  ['sign-in', 'order'],
  ['sign-in', 'payout'],
  // Whoever changes where the warnings go prepares something: with it anything else is enough.
  ...families.filter((family) => family !== 'sign-in').map((family) => ['diverted-mail', family] as const),
];

/** One family's vote: its strongest signal, capped. */
export interface Vote {
  readonly family: Family;
  readonly score: number;
}

/** Why the severity is what it is. */
export type FuseReason = 'nothing' | 'alone' | 'agreement' | 'hard-pair';

export interface Fused {
  readonly score: number;
  readonly severity: Severity;
  /** Families that voted, in the order of the vocabulary. */
  readonly families: readonly Family[];
  readonly votes: readonly Vote[];
  readonly reason: FuseReason;
}

/**
 * Weighs signals together. More signals never weigh less, and their order doesn't matter; known ones don't count.
 * @param factor what sums of votes need, as a share of the ordinary thresholds
 */
export function fuse(all: readonly Signal[], factor = 1): Fused {
  const signals = all.filter(({ known }) => !known);
  const ballots = families.flatMap((family): Vote[] => {
    const scores = signals.filter((signal) => signal.family === family).map((signal) => signal.score);
    return scores.length === 0 ? [] : [{ family, score: Math.min(familyCap, Math.max(...scores)) }];
  });
  const votes = ballots.filter(({ score }) => score >= voteFloor);
  const voting = votes.map(({ family }) => family);
  const score = ballots.reduce((sum, vote) => sum + vote.score, 0);
  const alone = worst(signals.map(({ severity }) => severity));
  const together = agreement(votes, signals, factor);
  const severity = worst([alone, together.severity]);
  const reason = signals.length === 0 ? 'nothing' : severity === alone ? 'alone' : together.reason;
  return { score, severity, families: voting, votes, reason };
}

function agreement(
  votes: readonly Vote[],
  signals: readonly Signal[],
  factor: number,
): { severity: Severity; reason: FuseReason } {
  const has = (side: Side) =>
    votes.some(({ family }) => family === side) ||
    signals.some(({ role, score }) => role === side && score >= voteFloor);
  if (hardPairs.some(([a, b]) => has(a) && has(b))) return { severity: 'critical', reason: 'hard-pair' };
  const sum = votes.reduce((total, { score }) => total + score, 0);
  if (votes.length < 2 || sum < highScore * factor) return { severity: 'info', reason: 'agreement' };
  return { severity: votes.length > 2 || sum >= criticalScore * factor ? 'critical' : 'high', reason: 'agreement' };
}
