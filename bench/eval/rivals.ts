// What a simpler monitor would do: daily counts of new or flipped listings, orders and the seller's cancellations, each
// held against EARS C1, a Poisson limit of 28 days, or a fixed threshold.

import { dayMs, type Instant } from '../../src/domain/clock.ts';
import type { Change } from '../../src/domain/shop/change.ts';
import { logPoissonTail, scoreOf } from '../../src/domain/statistics/tails.ts';

export const rivals = ['EARS C1', 'Poisson 28-day', 'fixed threshold'] as const;
export type Rival = (typeof rivals)[number];
export type Scores = Readonly<Record<Rival, number>>;

const fixed = { listings: 20, orders: 50, cancellations: 5 } as const;
type Stream = keyof typeof fixed;

function streamOf(change: Change): Stream | null {
  if (change.kind === 'listing-added' || (change.kind === 'listing-changed' && change.fields.includes('channel')))
    return 'listings';
  if (change.kind === 'order-placed') return 'orders';
  return change.kind === 'order-cancelled' && change.order.cancellation?.by === 'merchant' ? 'cancellations' : null;
}

/** Of each day from `from` to `to` how far it stands out, by each rival. */
export function rivalScores(changes: readonly Change[], from: Instant, to: Instant): Scores[] {
  const dayOf = (at: Instant) => Math.floor((at + dayMs * 0.375) / dayMs);
  const counts = { listings: new Map(), orders: new Map(), cancellations: new Map() } as Record<
    Stream,
    Map<number, number>
  >;
  for (const change of changes) {
    const stream = streamOf(change);
    if (stream === null || change.occurredAt > to) continue;
    const day = dayOf(change.occurredAt);
    counts[stream].set(day, (counts[stream].get(day) ?? 0) + 1);
  }
  const scores: Scores[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const worst = { 'EARS C1': 0, 'Poisson 28-day': 0, 'fixed threshold': 0 };
    for (const stream of Object.keys(fixed) as Stream[]) {
      const count = counts[stream].get(day) ?? 0;
      if (count === 0) continue;
      const before = (n: number) => Array.from({ length: n }, (_, i) => counts[stream].get(day - n + i) ?? 0);
      const [week, month] = [before(7), before(28)];
      const mean = meanOf(week);
      const deviation = Math.sqrt(week.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 6);
      worst['EARS C1'] = Math.max(worst['EARS C1'], (count - mean) / Math.max(deviation, 0.5));
      const score = scoreOf(logPoissonTail(count, Math.max(meanOf(month), 1 / 28)));
      worst['Poisson 28-day'] = Math.max(worst['Poisson 28-day'], score);
      worst['fixed threshold'] = Math.max(worst['fixed threshold'], count / fixed[stream]);
    }
    scores.push(worst);
  }
  return scores;
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The days of an attack at their worst. */
export function worstOf(scores: readonly Scores[]): Scores {
  const most = (rival: Rival) => scores.reduce((max, one) => Math.max(max, one[rival]), 0);
  return {
    'EARS C1': most('EARS C1'),
    'Poisson 28-day': most('Poisson 28-day'),
    'fixed threshold': most('fixed threshold'),
  };
}
