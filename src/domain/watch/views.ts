// Views that several detectors have in common: made and kept once for all of them.
import { firstKept, kept } from './view.ts';

/** SKUs that weren't there before, each once: on several marketplaces it is still one new product. */
export const newSkus = firstKept(
  ['listing-added'],
  ({ listing }) => listing.sku,
  ({ returning }) => !returning,
);

/** Orders, each once. */
export const ordersOnce = firstKept(['order-placed'], ({ order }) => order.orderId);

/** All that came on sale, new or back. */
export const allAdded = kept(['listing-added']);

/** All that is no longer there. */
export const allRemoved = kept(['listing-removed']);
