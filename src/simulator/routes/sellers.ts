// Sellers v1: store name and participation everywhere, business and contact in Europe.

import { forbidden } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { storefronts } from '../storefronts.ts';
import type { Address } from '../story.ts';
import type { World } from '../world.ts';

// Hand-written: no @sp-api-sdk package of ours covers these; test/contract holds them against the model.
interface MarketplaceParticipation {
  marketplace: {
    id: string;
    name: string;
    countryCode: string;
    defaultCurrencyCode: string;
    defaultLanguageCode: string;
    domainName: string;
  };
  participation: { isParticipating: boolean; hasSuspendedListings: boolean };
  storeName: string;
}

function participations(world: World, now: number): MarketplaceParticipation[] {
  const { storeName, isParticipating, hasSuspendedListings } = world.profile(now);
  const home = world.store;
  const neighbours = Object.values(storefronts).filter(
    (store) => store.region === home.region && store.marketplaceId !== home.marketplaceId,
  );
  return [home, ...neighbours].map((store) => ({
    marketplace: {
      id: store.marketplaceId,
      name: store.name,
      countryCode: store.country,
      defaultCurrencyCode: store.currency,
      defaultLanguageCode: store.languageCode,
      domainName: `www.${store.name.toLowerCase()}`,
    },
    participation:
      store === home
        ? { isParticipating, hasSuspendedListings }
        : { isParticipating: false, hasSuspendedListings: false },
    storeName,
  }));
}

const addressOf = (address: Address) => ({
  addressLine1: address.line1,
  city: address.city,
  ...(address.state && { stateOrProvinceCode: address.state }),
  postalCode: address.postalCode,
  countryCode: address.country,
});

function account({ world, now }: Call): Answer {
  // developer-docs "Sellers API", Regions: EU only.
  if (world.store.region !== 'eu') throw forbidden();
  const profile = world.profile(now);
  return {
    body: {
      payload: {
        marketplaceParticipationList: participations(world, now),
        businessType: 'PRIVATE_LIMITED',
        sellingPlan: profile.sellingPlan,
        business: {
          name: profile.businessName,
          registeredBusinessAddress: addressOf(profile.registeredAddress),
          companyRegistrationNumber: 'HRB 00000',
        },
        primaryContact: { name: profile.contactName, address: addressOf(profile.contactAddress) },
      },
    },
  };
}

export const sellers: readonly Operation[] = [
  {
    name: 'getMarketplaceParticipations',
    method: 'GET',
    path: '/sellers/v1/marketplaceParticipations',
    rate: 0.016,
    burst: 15,
    answer: ({ world, now }) => ({ body: { payload: participations(world, now) } }),
  },
  { name: 'getAccount', method: 'GET', path: '/sellers/v1/account', rate: 0.016, burst: 15, answer: account },
];
