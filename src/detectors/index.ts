// The registry: one line a detector, alphabetical. all.ts makes the list of it.

export { accessLost } from './access-lost.ts';
export { accountNotice } from './account-notice.ts';
export { accountStatusChanged } from './account-status-changed.ts';
export { amazonMailStops } from './amazon-mail-stops.ts';
export { buyerSideOrder } from './buyer-side-order.ts';
export { complaintWave } from './complaint-wave.ts';
export { contactChanged } from './contact-changed.ts';
export { dormantAccountWakes } from './dormant-account-wakes.ts';
export { freshGoodsSell } from './fresh-goods-sell.ts';
export { fulfilmentFlip } from './fulfilment-flip.ts';
export { handlingTimeJump } from './handling-time-jump.ts';
export { listingBurst } from './listing-burst.ts';
export { listingWipeOrRewrite } from './listing-wipe-or-rewrite.ts';
export { mailboxFlood } from './mailbox-flood.ts';
export { monitorBlind } from './monitor-blind.ts';
export { nightActivity } from './night-activity.ts';
export { offProfileCatalogue } from './off-profile-catalogue.ts';
export { oneTimePasswordBurst } from './one-time-password-burst.ts';
export { orderSurge } from './order-surge.ts';
export { ordersNotShown } from './orders-not-shown.ts';
export { ownPriceCrash } from './own-price-crash.ts';
export { payoutDestinationChanged } from './payout-destination-changed.ts';
export { phishingWave } from './phishing-wave.ts';
export { priceBelowMarket } from './price-below-market.ts';
export { sellerCancellationSpike } from './seller-cancellation-spike.ts';
export { shippedWithoutTracking } from './shipped-without-tracking.ts';
