// What buyers leave behind: stars and a few words some days after their order. Contented ones hardly ever write, those
// who were cheated nearly always do. The report shows three stars and fewer only.
import type { Instant } from '../../domain/clock.ts';
import { chance, choose, hash } from '../random.ts';
import { day, hour } from '../time.ts';
import type { OrderStory } from './orders.ts';

export interface LeftFeedback {
  readonly at: Instant;
  readonly order: OrderStory;
  readonly rating: 1 | 2 | 3;
  readonly comment: string;
}

/** What honest shops get, of three stars or fewer. */
const usualShare = 0.01;
const cheatedShare = 0.7;
const words = {
  ja: ['届きません。', '説明と違いました。', '連絡がつきません。', '梱包が雑でした。'],
  en: ['Never arrived.', 'Not as described.', 'No answer from the seller.', 'Poorly packed.'],
} as const;

/** What was left by then, oldest first. */
export function feedbackOn(orders: readonly OrderStory[], language: 'ja' | 'en', now: Instant): LeftFeedback[] {
  return orders.flatMap((order) => leftFor(order, language, now)).sort((a, b) => a.at - b.at);
}

function leftFor(order: OrderStory, language: 'ja' | 'en', now: Instant): LeftFeedback[] {
  const { orderId, shipping, cancelling, tag } = order;
  const isCheated = tag !== null && (cancelling?.by === 'MERCHANT' || shipping?.hasTracking === false);
  const endedAt = cancelling?.at ?? shipping?.at;
  if (endedAt === undefined || (!isCheated && cancelling)) return [];
  if (chance(orderId, 'feedback') >= (isCheated ? cheatedShare : usualShare)) return [];
  const [soonest, latest] = isCheated ? [2 * hour, 2 * day] : [3 * day, 20 * day];
  const at = endedAt + soonest + Math.floor(chance(orderId, 'written') * (latest - soonest));
  if (at > now) return [];
  const rating = isCheated ? 1 : ((1 + (hash(orderId, 'stars') % 3)) as 1 | 2 | 3);
  return [{ at, order, rating, comment: choose(words[language], orderId, 'words') }];
}
