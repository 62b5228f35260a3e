// All stories, by name.
import type { Story } from '../story.ts';
import { buyerSide } from './buyer-side.ts';
import { catalogueLaunch } from './catalogue-launch.ts';
import { fightOverAccount } from './fight-over-account.ts';
import { forgottenBothWays } from './forgotten-both-ways.ts';
import { forgottenByMail } from './forgotten-by-mail.ts';
import { forgottenSeller } from './forgotten-seller.ts';
import { healthyShop } from './healthy-shop.ts';
import { lockedOut } from './locked-out.ts';
import { mainBusinessTakeover } from './main-business-takeover.ts';
import { morningAfter } from './morning-after.ts';
import { openedWithHerLogin } from './opened-with-her-login.ts';
import { payoutSwap } from './payout-swap.ts';
import { primeDay } from './prime-day.ts';
import { secondTakeover } from './second-takeover.ts';

export const stories: readonly Story[] = [
  buyerSide,
  catalogueLaunch,
  fightOverAccount,
  forgottenBothWays,
  forgottenByMail,
  forgottenSeller,
  healthyShop,
  lockedOut,
  mainBusinessTakeover,
  morningAfter,
  openedWithHerLogin,
  payoutSwap,
  primeDay,
  secondTakeover,
];

/** The story of that name, or undefined. */
export function findStory(id: string): Story | undefined {
  return stories.find((story) => story.id === id);
}
