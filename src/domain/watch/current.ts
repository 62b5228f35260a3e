// What is so now of the things that an incident rests on, read to judge whether it is over.

import type { Listing } from '../shop/listing.ts';
import type { ProfileFact } from '../shop/profile.ts';
import type { Coverage } from './coverage.ts';

export interface CurrentState {
  /** By the newest pull of each part. */
  readonly coverage: Coverage;
  /** Those of the listings asked for that are there, on every marketplace. */
  readonly listings: readonly Listing[];
  /** What was true of each field of the profile when it was last seen; several values of a `set` field. */
  readonly profile: readonly ProfileFact[];
}
