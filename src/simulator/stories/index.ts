// All stories, by name.
import type { Story } from '../story.ts';
import { catalogueLaunch } from './catalogue-launch.ts';
import { forgottenSeller } from './forgotten-seller.ts';
import { healthyShop } from './healthy-shop.ts';
import { mainBusinessTakeover } from './main-business-takeover.ts';
import { payoutSwap } from './payout-swap.ts';
import { primeDay } from './prime-day.ts';

export const stories: readonly Story[] = [
  catalogueLaunch,
  forgottenSeller,
  healthyShop,
  mainBusinessTakeover,
  payoutSwap,
  primeDay,
];

/** The story of that name, or undefined. */
export function findStory(id: string): Story | undefined {
  return stories.find((story) => story.id === id);
}
