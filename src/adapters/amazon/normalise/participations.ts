// getMarketplaceParticipations (Sellers API v1) as facts: store name, taking part, listings suspended.
import { z } from 'zod';
import type { Instant } from '../../../domain/clock.ts';
import type { ProfileFact } from '../../../domain/profile.ts';
import { canonicalText, pagesOf, readShape } from './shape.ts';

const shape = z.array(
  z.object({
    marketplace: z.object({ id: z.string().min(1) }),
    participation: z.object({ isParticipating: z.boolean(), hasSuspendedListings: z.boolean() }),
    storeName: z.string(),
  }),
);

/**
 * Facts per marketplace; `participation` and `listings-suspended` have the value `true` or `false`.
 * @param body the whole answer, with its `payload`
 * @throws Error naming the place when the shape is wrong
 */
export function normaliseParticipations(body: unknown, at: Instant): ProfileFact[] {
  const list =
    Array.isArray(body) && body.every((entry) => entry && typeof entry === 'object' && 'marketplace' in entry);
  const pages = list ? [body] : pagesOf(body);
  return pages.flatMap((page) =>
    readShape(shape, page, 'marketplaceParticipations').flatMap((entry): ProfileFact[] => {
      const where = { marketplaceId: entry.marketplace.id, scope: '', at };
      return [
        { ...where, field: 'store-name', value: canonicalText(entry.storeName) },
        { ...where, field: 'participation', value: String(entry.participation.isParticipating) },
        { ...where, field: 'listings-suspended', value: String(entry.participation.hasSuspendedListings) },
      ];
    }),
  );
}
