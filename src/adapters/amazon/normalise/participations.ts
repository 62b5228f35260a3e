// getMarketplaceParticipations (Sellers API v1) as facts: store name, taking part, listings suspended.
import { z } from 'zod';
import type { Instant } from '../../../domain/clock.ts';
import type { ProfileFact, ProfileField } from '../../../domain/shop/profile.ts';
import { canonicalText, entries, pagesOf, type Reading, readPages } from './shape.ts';

const shape = entries(
  z.object({
    marketplace: z.object({ id: z.string().min(1) }),
    participation: z
      .object({ isParticipating: z.boolean().nullable(), hasSuspendedListings: z.boolean().nullable() })
      .nullable(),
    storeName: z.string().nullable(),
  }),
);

export interface Participations {
  /** Every store that is named, also one of which nothing else can be read. */
  readonly marketplaceIds: readonly string[];
  readonly facts: ProfileFact[];
}

/**
 * Facts per marketplace; `participation` and `listings-suspended` have the value `true` or `false`.
 * @param body the whole answer, with its `payload`
 * @param stores only of these; null: of all
 * @throws Error naming the place when nothing of it can be read
 */
export function normaliseParticipations(
  body: unknown,
  at: Instant,
  stores: readonly string[] | null = null,
): Reading<Participations> {
  const { value, lost } = readPages(
    shape,
    isBareList(body) ? { payload: body } : body,
    'marketplaceParticipations',
    stores,
  );
  const seen = value.flat();
  if (seen.length === 0 && lost[0] !== undefined) throw new Error(lost[0]);
  const facts = seen.flatMap(({ marketplace, participation, storeName }): ProfileFact[] => {
    const values: [ProfileField, string][] = [
      ['store-name', canonicalText(storeName)],
      ['participation', String(participation?.isParticipating ?? '')],
      ['listings-suspended', String(participation?.hasSuspendedListings ?? '')],
    ];
    return values
      .filter(([, told]) => told !== '')
      .map(([field, told]) => ({ field, marketplaceId: marketplace.id, scope: '', value: told, at }));
  });
  return { value: { marketplaceIds: seen.map(({ marketplace }) => marketplace.id), facts }, lost };
}

/** The list of one answer, out of its wrapping, and not a list of answers. */
function isBareList(body: unknown): boolean {
  return Array.isArray(body) && !pagesOf(body).some(Array.isArray);
}
