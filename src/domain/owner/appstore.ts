// A seller who began at Amazon's Appstore and was sent to our login address. All of it stands in an address that anybody could
// write: where it says to go on must be Amazon's own page for an application of ours, and which seller it is stays Amazon's word
// until the code is exchanged and a call answers for them (consent.ts).
import type { Account } from '../shop/account.ts';
import type { Application } from '../shop/application.ts';
import { type ConfirmPage, readConfirmPage } from '../shop/seller-central.ts';
import { isSellerId } from './consent.ts';

export interface Arrival {
  /** Where Amazon goes on. */
  readonly page: ConfirmPage;
  /** By which Amazon knows them again; nothing is known of its form. */
  readonly amazonState: string;
  /** As Amazon says it. */
  readonly sellerId: string;
}

/** `no-page`: where it says to go on is no page of Amazon's for this. */
export type ArrivalRefusal = 'no-arrival' | 'no-page';

/** It has to be carried in a cookie. */
const longest = 2_000;

export function readArrival(query: URLSearchParams): Arrival | ArrivalRefusal {
  const only = (name: string) => {
    const values = query.getAll(name);
    return values.length === 1 && (values[0] ?? '').length <= longest ? (values[0] ?? '') : '';
  };
  const amazonState = only('amazon_state');
  const sellerId = only('selling_partner_id');
  const address = only('amazon_callback_uri');
  if (!/^[\x21-\x7e]+$/.test(amazonState) || !isSellerId(sellerId) || address === '') return 'no-arrival';
  const page = readConfirmPage(address);
  return page === null ? 'no-page' : { page, amazonState, sellerId };
}

/** The application that was chosen in the Appstore; undefined: none of ours. */
export const arrivedFor = ({ page }: Arrival, applications: readonly Application[]): Application | undefined =>
  applications.find(({ solutionId }) => solutionId === page.solutionId);

export type ShopRefusal = 'other-region' | 'other-seller' | 'watched-already';

/** Can this seller be this shop's? @param all accounts, itself or not */
export function judgeShop({ page, sellerId }: Arrival, shop: Account, all: readonly Account[]): ShopRefusal | null {
  if (shop.region !== page.region) return 'other-region';
  if (shop.sellerId !== null) return shop.sellerId === sellerId ? null : 'other-seller';
  const isTaken = all.some((one) => one.id !== shop.id && one.region === page.region && one.sellerId === sellerId);
  return isTaken ? 'watched-already' : null;
}
