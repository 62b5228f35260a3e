// Who at Amazon writes, by the address: a notice is believed for who signed it, never for its words. Data, with sources.
import { isRelay } from './amazon-domains.ts';

/**
 * `others`: Amazon sends what somebody else wrote, a buyer, a seller, a giver, or answers a question.
 * `orders`: only about orders on their way. `account`: about the account. `any`: of Amazon's, and not known.
 */
export type Voice = 'account' | 'orders' | 'others' | 'any';

const voices: readonly { readonly voice: Voice; readonly address: RegExp; readonly source: string }[] = [
  {
    voice: 'others',
    address: /@(?:[\w-]+\.)*gc\.(?:email\.)?amazon\.[a-z.]{2,6}$/,
    source: 'Amazon.co.jp help, sending domains: gc.amazon.co.jp carries gift cards with the giver’s own words',
  },
  {
    voice: 'others',
    address:
      /^(?:cs-reply|merch(?:ant)?\.?service|seller-?support|case-?(?:reply|response)|primary|community|review-appeals)[\w+.-]{0,80}@/,
    source: 'Answers to a case, in which the question is quoted',
  },
  {
    voice: 'orders',
    address:
      /^(?:auto-confirm|order-update|shipment-tracking|ship-confirm|digital-no-reply|delivery|order-confirmation|returns?|rma|versandbestaetigung|bestellbestaetigung|auto-bestaetigung|sendungsverfolgung)@/,
    source: 'Senders of the shops’ order, shipping and return mails',
  },
  {
    voice: 'account',
    address:
      /^(?:account-update|account-info|security|kontoaktualisierung|konto-aktualisierung|seller-notification|seller-performance|no-?reply|donotreply|do-not-reply)@/,
    source: 'Senders of the shops’ and of Seller Central’s account mails',
  },
];

/** Whose words a mail from this address is. @param address in lower case */
export function voiceOf(address: string): Voice {
  if (isRelay(address.slice(address.lastIndexOf('@') + 1))) return 'others';
  return voices.find((one) => one.address.test(address))?.voice ?? 'any';
}
