// Which marketplace a request is about: ours, or a refusal.
import { invalidInput } from '../http/errors.ts';
import type { World } from '../world.ts';

/** Refuses other marketplaces than the shop's, and none where one is required. */
export function checkMarketplaces(ids: readonly string[], world: World, { isRequired } = { isRequired: true }): void {
  if (isRequired && ids.length === 0) throw invalidInput("Missing required parameter 'marketplaceIds'.");
  for (const id of ids)
    if (id !== world.store.marketplaceId) throw invalidInput(`Marketplace '${id}' is not one that the seller may use.`);
}
