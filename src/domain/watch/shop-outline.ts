// How well a shop is seen, as a sum over its parts: what a list of a thousand shops is sorted by.
import type { Instant } from '../clock.ts';
import type { FaultKind } from '../errors.ts';
import type { Account } from '../shop/account.ts';
import type { Part } from './coverage.ts';

export interface SightSum {
  readonly isPaused: boolean;
  /** Parts that count for whether it is seen in time; of these ... */
  readonly counted: number;
  /** ... those that were never seen, ... */
  readonly never: number;
  /** ... and those that were, but too long ago. */
  readonly late: number;
}

export interface ShopOutline extends SightSum, Pick<Account, 'id' | 'name' | 'sellerId'> {}

/** What the sums are made by. */
export interface SightRule {
  /** The parts that count, each with the moment before which its last sight is too long ago. */
  readonly late: ReadonlyMap<Part, Instant>;
  /** A pull that saw nothing, and why there is nothing to see then. */
  readonly absent: { readonly faults: readonly FaultKind[]; readonly withoutFault: readonly Part[] };
}

export const watchStates = ['seen', 'missed', 'unread', 'paused'] as const;
export type WatchState = (typeof watchStates)[number];

/** Only what was read, all of it and lately, is seen in time: the rest must not pass for it. */
export function stateOf({ isPaused, counted, never, late }: SightSum): WatchState {
  if (isPaused) return 'paused';
  if (never === counted) return 'unread';
  return never > 0 || late > 0 ? 'missed' : 'seen';
}
