// Sight: the views of the last days as they stand, advanced by what comes and goes from step to step. It spares work and
// changes no result: where it is not at hand, or went another way since, it is made anew from the changes themselves.

import type { Change } from '../domain/shop/change.ts';
import type { Folded, View } from '../domain/watch/view.ts';
import type { Recent } from './recent.ts';

export class Sight {
  /** Whose views they are. */
  #of: readonly Change[];
  readonly #folded = new Map<View<unknown>, Folded<unknown>>();

  constructor(recent: readonly Change[]) {
    this.#of = recent;
  }

  /** The sight after a step from `before`, which may be this one moved on. */
  static after(sight: Sight | undefined, before: readonly Change[], { recent, came, went }: Recent): Sight {
    if (!sight || sight.#of !== before) return new Sight(recent);
    for (const [{ concerns }, folded] of sight.#folded) {
      for (const change of went) if (concerns(change)) folded.drop(change);
      for (const change of came) if (concerns(change)) folded.add(change);
    }
    sight.#of = recent;
    return sight;
  }

  readonly see = <T>(view: View<T>): T => {
    const known = this.#folded.get(view) as Folded<T> | undefined;
    if (known) return known.value();
    const folded = view.start();
    for (const change of this.#of) if (view.concerns(change)) folded.add(change);
    this.#folded.set(view, folded);
    return folded.value();
  };
}
