// How often somebody may ask: so many at once, and so many a second from then on. Counted in this process: of several that
// serve the API each counts its own.
import type { Instant } from '../domain/clock.ts';

export interface Pace {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** As many askers are kept in mind; of more, those who asked longest ago are forgotten. */
const mostAskers = 10_000;

export interface Limiter {
  /** Takes one of an asker's; null: it may be. Else after how many seconds there is one again. */
  take(asker: string, now: Instant): number | null;
}

export function createLimiter({ atOnce, perSecond }: Pace): Limiter {
  const left = new Map<string, { readonly left: number; readonly at: Instant }>();
  return {
    take(asker, now) {
      const before = left.get(asker) ?? { left: atOnce, at: now };
      // a clock that was set back gives nothing
      const gained = (Math.max(0, now - before.at) / 1000) * perSecond;
      const has = Math.min(atOnce, before.left + gained);
      left.delete(asker);
      left.set(asker, { left: has >= 1 ? has - 1 : has, at: now });
      for (const oldest of left.keys()) {
        if (left.size <= mostAskers) break;
        left.delete(oldest);
      }
      return has >= 1 ? null : Math.ceil((1 - has) / perSecond);
    },
  };
}
