// What one mail tells of the shop, as facts. Amazon's own mails tell of orders, listings and deposits; of what a buyer writes
// through Amazon it counts that it came, and about what.
import type { Instant } from '../domain/clock.ts';
import type { NoticeType } from '../domain/mail/notice.ts';
import type { MailFact } from '../domain/shop/mail-fact.ts';
import type { Order } from '../domain/shop/order.ts';
import { isRelay } from '../notices/amazon-domains.ts';
import { senderDomain } from '../notices/authentication.ts';
import type { Checked } from '../notices/check.ts';
import { sellerMailOf } from '../notices/seller-mail.ts';

type Check = Checked['check'];

/** Is it Amazon's own word? What is attached counts by its signature alone: whoever attached it may have written all else. */
export function isEvidence(check: Check): check is Check & { readonly notice: NoticeType } {
  return check.verdict === 'genuine' && check.notice !== null && isFirstHand(check);
}

const isFirstHand = ({ isAttached, authentication }: Check) => !isAttached || authentication.source === 'dns';

/** Passed on by Amazon for somebody else: proven to be that, whatever it says. */
function isPassedOn({ check, mail }: Checked): boolean {
  return isRelay(senderDomain(mail) ?? '') && check.authentication.outcome === 'pass' && isFirstHand(check);
}

/** @param key the mail's name
 * @param at when it was sent
 */
export function toldIn(checked: Checked, key: string, at: Instant): MailFact[] {
  const told = isEvidence(checked.check) || isPassedOn(checked) ? sellerMailOf(checked.mail) : null;
  switch (told?.what) {
    case undefined:
      return [];
    case 'sold': {
      const { orderId, marketplaceId, items, isCancelRequested } = told;
      const order: Order = {
        ...{ orderId, marketplaceId, items, purchasedAt: at, lastUpdatedAt: at, status: 'unshipped' },
        ...{
          channel: null,
          cancellation: null,
          hasTracking: null,
          isByMail: true as const,
          ...(isCancelRequested && { isCancelRequested }),
        },
      };
      return [{ kind: 'order', key, order }];
    }
    case 'cancelled':
      return [{ kind: 'order-cancelled', key, orderId: told.orderId, at, by: told.by }];
    case 'listing': {
      const { act, marketplaceId, goods } = told;
      return [{ kind: 'listing', key, at, act, marketplaceId, goods }];
    }
    case 'deposit': {
      const { marketplaceId, currency, tail } = told;
      return [{ kind: 'deposit', key, at, marketplaceId, currency, tail }];
    }
    case 'buyer':
      return [{ kind: 'buyer', key, at, matter: told.matter, orderId: told.orderId }];
  }
}
