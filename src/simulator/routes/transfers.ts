// Transfers 2024-06-01, getPaymentMethods: where the next payout goes, in the eight stores that have it.
import { forbidden, invalidInput } from '../http/errors.ts';
import type { Answer, Call, Operation } from '../http/operation.ts';
import { hash } from '../random.ts';
import { checkMarketplaces } from './marketplaces.ts';

// Hand-written: no @sp-api-sdk package of ours covers these; test/contract holds them against the model.
interface PaymentMethod {
  accountHolderName: string;
  paymentMethodId: string;
  tail: string;
  countryCode: string;
  paymentMethodType: 'BANK_ACCOUNT' | 'CARD' | 'SELLER_WALLET';
  assignmentType?: 'DEFAULT_DEPOSIT_METHOD';
}

function list({ query, world, now }: Call): Answer {
  const { store } = world;
  if (store.region !== 'eu') throw forbidden();
  if (!query.has('marketplaceId')) throw invalidInput("Missing required parameter 'marketplaceId'.");
  checkMarketplaces(query.list('marketplaceId'), world);
  // transfers_2024-06-01, info.description names the eight stores; the others' answer was not seen.
  if (!store.hasTransfers) throw invalidInput('The marketplace is not supported.');
  const types = query.list('paymentMethodTypes', ['BANK_ACCOUNT', 'CARD', 'SELLER_WALLET']);
  const { depositTail, depositHolder, otherTails } = world.profile(now);
  const methods: PaymentMethod[] = [depositTail, ...otherTails].map((tail, place) => ({
    accountHolderName: depositHolder,
    paymentMethodId: `pm-${hash(world.seed, tail).toString(36)}`,
    tail,
    countryCode: store.country,
    paymentMethodType: 'BANK_ACCOUNT',
    ...(place === 0 && { assignmentType: 'DEFAULT_DEPOSIT_METHOD' as const }),
  }));
  return {
    body: {
      paymentMethods: methods.filter((m) => types.length === 0 || types.includes(m.paymentMethodType)),
    },
  };
}

export const transfers: readonly Operation[] = [
  {
    name: 'getPaymentMethods',
    method: 'GET',
    path: '/finances/transfers/2024-06-01/paymentMethods',
    rate: 0.5,
    burst: 30,
    answer: list,
  },
];
