// The language that stories are written in: a shop, what its people do and when, and what must be noticed by when.
// Times are wall-clock times of the shop's own zone, counted from day 0.

import type { Text } from '../domain/text/text.ts';
import type { Severity } from '../domain/watch/severity.ts';
import type { LineId } from './catalogue/lines.ts';
import type { LetterId } from './mailbox/letters.ts';
import type { StorefrontName } from './storefronts.ts';
import { day as dayMs, minute } from './time.ts';

/** Wall-clock ms since midnight of day 0. */
export type Offset = number;

export interface Story {
  readonly id: string;
  readonly title: Text;
  /** Who is in it: Alice owns, Bob works for her, Mallory breaks in. */
  readonly cast: readonly Text[];
  readonly shop: ShopPlan;
  readonly timeline: readonly StoryEvent[];
  /** How long to play it. */
  readonly lasts: Offset;
  readonly expects: Expects;
}

export interface ShopPlan {
  readonly store: StorefrontName;
  /** The language of its owner. */
  readonly language: 'ja' | 'en';
  readonly sellerId: string;
  readonly profile: Profile;
  readonly listings: number;
  readonly ordersPerDay: number;
  readonly skuPrefix: string;
  readonly lines: readonly LineId[];
  readonly fbaShare: number;
  /** How much of the shop is repriced every few days; 0.4 where nothing is said. */
  readonly repricedShare?: number;
  /** Between which days its listings were opened; `to: 'today'` means that it goes on opening some. */
  readonly opened: { readonly from: number; readonly to: number | 'today' };
  readonly shipsFrom: Address;
  /** The day of the next fortnightly payout, at 10:00. */
  readonly payoutDay: number;
  /** Mails on an ordinary day in the owner's mailbox, which is watched; left out: none is. */
  readonly mailsPerDay?: number;
  /** Reports that the seller's other tools ask for, each at this time of every day. */
  readonly reportsAsked?: readonly { readonly reportType: string; readonly at: Offset }[];
  /** Amazon writes to it of each order. */
  readonly mailsOrders?: boolean;
  /** ... and of each listing, deposit, return, claim, and what buyers ask. */
  readonly mailsRest?: boolean;
}

/** What Amazon knows of the seller. Business and contact are shown in Europe only. */
export interface Profile {
  readonly storeName: string;
  readonly isParticipating: boolean;
  readonly hasSuspendedListings: boolean;
  readonly sellingPlan: 'PROFESSIONAL' | 'INDIVIDUAL';
  readonly businessName: string;
  readonly registeredAddress: Address;
  readonly contactName: string;
  readonly contactAddress: Address;
  /** The last digits of the bank account that payouts go to. */
  readonly depositTail: string;
  readonly depositHolder: string;
  /** What the account health report says; NORMAL where nothing is said. */
  readonly accountStatus?: 'NORMAL' | 'AT_RISK' | 'DEACTIVATED';
  /** Tails of other deposit methods on file. */
  readonly otherTails: readonly string[];
}

export interface Address {
  readonly line1: string;
  readonly city: string;
  readonly state?: string;
  readonly postalCode: string;
  readonly country: string;
}

export interface StoryEvent {
  readonly at: Offset;
  /** What the demo prints when it happens. */
  readonly says: Text;
  readonly does?: readonly Deed[];
}

/** Things that someone with the account's password, or a market, can do. Shares and ranges are drawn by seed. */
export type Deed =
  | {
      readonly deed: 'list';
      readonly tag: string;
      readonly count: number;
      readonly line: LineId;
      readonly skuPrefix: string;
      /** Price as a share of the market's. */
      readonly ofMarket: readonly [number, number];
      readonly quantity: number;
      readonly handlingDays: number;
      readonly isFba?: boolean;
      readonly over: Offset;
    }
  | {
      /** Changes offers of the shop's own listings, for a while or for good. */
      readonly deed: 'change-offers';
      readonly share: number;
      readonly only?: 'fba';
      readonly priceFactor?: readonly [number, number];
      readonly toMerchant?: { readonly quantity: number; readonly handlingDays: number };
      readonly over: Offset;
      readonly until?: Offset;
    }
  /** Buyers order what was listed under a tag, one unit each. */
  | { readonly deed: 'order'; readonly tag: string; readonly count: number; readonly over: Offset }
  | {
      readonly deed: 'cancel';
      readonly tag: string;
      readonly share: number;
      readonly reason: string;
      readonly over: Offset;
    }
  | {
      /** Confirms shipment without any parcel, from somewhere else: no tracking number, one for all, or made-up ones. */
      readonly deed: 'ship-falsely';
      readonly tracking?: 'none' | 'the-same' | 'made-up';
      readonly tag: string;
      readonly share: number;
      readonly from: Address;
      readonly over: Offset;
    }
  | {
      /** The usual buyers come `factor` times as often. */
      readonly deed: 'surge';
      readonly factor: number;
      readonly until: Offset;
      readonly buyerCancels: number;
      readonly stockOuts: number;
    }
  | { readonly deed: 'profile'; readonly set: Partial<Profile> }
  /** Reports are asked for through another application: one of each type. */
  | { readonly deed: 'ask-reports'; readonly reportTypes: readonly string[]; readonly over: Offset }
  /** A mail comes to the owner, or many. */
  | { readonly deed: 'mail'; readonly letter: LetterId; readonly count?: number; readonly over?: Offset };

export type Expects = 'nothing above low' | readonly Expected[];

/** Something that must have been noticed by then. */
export interface Expected {
  readonly what: { readonly detector: string } | { readonly severity: Severity };
  readonly by: Offset;
  /** What was noticed, or told, before doesn't count: a second attack must be noticed of its own. */
  readonly after?: Offset;
}

/** `day(1).at('02:10')`. */
export function day(n: number): { at(time: `${number}:${number}`): Offset } {
  return {
    at(time) {
      const [h = 0, m = 0] = time.split(':').map(Number);
      return n * dayMs + (h * 60 + m) * minute;
    },
  };
}

export const minutes = (n: number): Offset => n * minute;
export const days = (n: number): Offset => n * dayMs;
