// The registry: one line a detector, alphabetical. all.ts makes the list of it.
export { dormantAccountWakes } from './dormant-account-wakes.ts';
export { fulfilmentFlip } from './fulfilment-flip.ts';
export { handlingTimeJump } from './handling-time-jump.ts';
export { listingBurst } from './listing-burst.ts';
export { listingWipeOrRewrite } from './listing-wipe-or-rewrite.ts';
export { nightActivity } from './night-activity.ts';
export { offProfileCatalogue } from './off-profile-catalogue.ts';
export { orderSurge } from './order-surge.ts';
export { ownPriceCrash } from './own-price-crash.ts';
export { priceBelowMarket } from './price-below-market.ts';
export { profileChanged } from './profile-changed.ts';
export { sellerCancellationSpike } from './seller-cancellation-spike.ts';
export { shippedWithoutTracking } from './shipped-without-tracking.ts';
