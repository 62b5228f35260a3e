// A signal: one thing that one detector saw, with its weight and evidence. Alone it pages only when a hard fact.
import type { Instant } from '../clock.ts';
import type { Said } from '../text/text.ts';
import type { Part } from './coverage.ts';
import type { Evidence } from './evidence.ts';
import type { Severity } from './severity.ts';

/** Detectors of one family see the same thing from several sides, so a family has one vote. */
export const families = [
  'listing',
  'price',
  'catalogue',
  'goods',
  'fulfilment',
  'order',
  'profile',
  'payout',
  'sign-in',
  'mailbox',
  'data',
  'time',
  'monitor',
] as const;
export type Family = (typeof families)[number];

/**
 * What a sign may mean beside others, whichever detector sees it: a silent account awakes, goods are listed in bulk, the
 * seller becomes another, Amazon's warnings go elsewhere. incidents/fuse.ts says which of them are critical together.
 */
export type Role = 'awakening' | 'mass-listing' | 'new-identity' | 'diverted-mail';

/** A sign that weighs less than this is no vote: vacation mode or a new warehouse agree with nothing. */
export const voteFloor = 2;

export interface Signal {
  readonly detector: string;
  readonly family: Family;
  readonly role?: Role;
  /** Stable over repeated looks at the same thing. */
  readonly fingerprint: string;
  /** -log10 of the chance that an honest day of this shop looks so; for a hard fact its stated weight. */
  readonly score: number;
  /** The worst that this signal may make of an incident by itself; at most its detector's. */
  readonly severity: Severity;
  /** True for a thing that is so, not one that is unlikely: it may page alone. */
  readonly isHardFact: boolean;
  /** When the thing itself began, as far as the evidence tells. */
  readonly beganAt: Instant;
  readonly observedAt: Instant;
  /** Key into the detector's own `says`. */
  readonly summary: Said;
  readonly evidence: readonly Evidence[];
  readonly evidenceTotal: number;
  /** A part that it says can't be seen any more: it stands until that part is seen again. */
  readonly unseen?: Part;
  /** Why it is no news to the owner: planned beforehand, or dismissed for a time. It stays in the report and has no vote. */
  readonly known?: 'planned' | 'dismissed';
}
