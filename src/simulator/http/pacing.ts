// Amazon's usage plans: a token bucket an operation, filled by the virtual clock.
import type { Instant } from '../../domain/clock.ts';
import { Refusal } from './errors.ts';
import type { Operation } from './operation.ts';

export interface Pacing {
  /** Takes one token or refuses with 429. */
  take(operation: Operation, now: Instant): void;
}

export function createPacing(): Pacing {
  const buckets = new Map<string, { level: number; at: Instant }>();
  return {
    take({ name, rate, burst }, now) {
      const bucket = buckets.get(name) ?? { level: burst, at: now };
      buckets.set(name, bucket);
      bucket.level = Math.min(burst, bucket.level + (Math.max(0, now - bucket.at) / 1000) * rate);
      bucket.at = now;
      // A caller who waits exactly 1/rate must find a token in spite of rounding.
      if (bucket.level < 1 - 1e-9) throw quotaExceeded();
      bucket.level -= 1;
    },
  };
}

export function quotaExceeded(): Refusal {
  return new Refusal(429, 'QuotaExceeded', 'You exceeded your quota for the requested resource.');
}
