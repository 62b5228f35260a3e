// GET_SELLER_FEEDBACK_DATA, line by line: the day, the stars, the buyer's words and address, in English headers.
import type { Instant } from '../../domain/clock.ts';
import { buyerOf } from '../shop/buyers.ts';
import { feedbackOn, type LeftFeedback } from '../shop/feedback.ts';
import { wallOf } from '../time.ts';
import type { World } from '../world.ts';

const header = ['Date', 'Rating', 'Comments', 'Your Response', 'Order ID', 'Rater Email'];

export function feedbackWithin(world: World, from: Instant, to: Instant, now: Instant): LeftFeedback[] {
  const left = feedbackOn(world.orders.placed(now), world.plan.language, now);
  return left.filter(({ at }) => at >= from && at <= to);
}

export function* feedbackReport({ store }: World, left: readonly LeftFeedback[]): Generator<string> {
  yield header.join('\t');
  for (const { at, rating, comment, order } of left) {
    const [year = '', month = '', day = ''] = new Date(wallOf(at, store.zone)).toISOString().slice(0, 10).split('-');
    const [yy, m, d] = [year.slice(2), Number(month), Number(day)];
    const date =
      store.country === 'JP' ? `${yy}/${m}/${d}` : store.country === 'US' ? `${m}/${d}/${yy}` : `${d}/${m}/${yy}`;
    yield [date, rating, comment, '', order.orderId, buyerOf(order.orderId, store).email].join('\t');
  }
}
