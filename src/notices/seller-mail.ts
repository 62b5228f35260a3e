// What Amazon's mails to a seller tell as facts: an order and what becomes of it, a listing, a deposit, what a buyer wants.
// Recognised by structure (sender, an order's number, lines of a label and its value), so that another wording around them
// changes nothing. Only asked of mails already found genuine. Of the buyer nothing is read.

import type { ReadMail } from '../domain/mail/mail.ts';
import { marketplaces } from '../domain/marketplace.ts';
import type { BuyerMatter } from '../domain/shop/buyer-contact.ts';
import type { Goods } from '../domain/shop/mail-fact.ts';
import type { CancelledBy, OrderItem } from '../domain/shop/order.ts';
import { isRelay } from './amazon-domains.ts';
import { senderDomain } from './authentication.ts';
import { buyerMessageIn, claimIn } from './buyer-mails.ts';
import { type Deposit, depositIn } from './deposit-mails.ts';
import { goodsIn } from './goods.ts';
import { isSameOwner } from './host.ts';
import { fieldsIn, leadOf, valuesOf, withoutTitles } from './labelled-lines.ts';
import { type ListingTold, listingIn } from './listing-mails.ts';
import { orderNumber } from './order-mails.ts';
import { goodsLabels } from './seller-labels.ts';

export type SellerMail =
  | {
      readonly what: 'sold';
      readonly orderId: string;
      readonly marketplaceId: string;
      /** Empty where the mail reminds of an order and doesn't name its goods. */
      readonly items: readonly OrderItem[];
      /** The buyer asks for it to be cancelled. */
      readonly isCancelRequested?: true;
    }
  | { readonly what: 'cancelled'; readonly orderId: string; readonly by: CancelledBy }
  | ({ readonly what: 'listing'; readonly marketplaceId: string } & ListingTold)
  | ({ readonly what: 'deposit'; readonly marketplaceId: string } & Deposit)
  | { readonly what: 'buyer'; readonly matter: BuyerMatter; readonly orderId: string | null };

const [subjectLimit, textLimit] = [500, 100_000];
const everyNumber = new RegExp(orderNumber, 'gu');

/** A completed act: what may be, will be or is asked to be cancelled is not. Noise is cancelled by headphones, and stamps are. */
const cancelled =
  /(?<!noise[ -])cancell?ed\b|キャンセル(?:され|しました|いたしました|となり|になり|済|完了|のお知らせ|の確認|を受け付け)|取り消(?:され|しました|いたしました)|storniert|stornierung|annulee?\b|annullat[oa]|cancelad[oa]/u;
const notDone =
  /リクエスト|依頼|ご希望|可能|できます|する場合|してください|されていない|\b(?:may|might|will|can|could|if|not|unless)\b|request|mochte|wird |falls|anfrage/u;
const sold =
  /\bsold\b|ship now|注文確定|注文が(?:入り|確定)|出荷してください|発送してください|\bverkauft\b|vendue?\b|vendido|venduto/u;
const byBuyer =
  /購入者|お客様のご都合|お客様により|by (?:the )?(?:buyer|customer)|buyer (?:has )?cancel|customer (?:has )?cancel|vom kaufer|vom kunden/u;
const byAmazon = /amazonにより|amazonが(?:この)?(?:ご)?注文を|amazon側で|by amazon|amazon (?:has )?cancel|von amazon/u;
const bySeller =
  /出品者(?:様)?(?:が|により|の?都合)|by (?:you|the seller)|you(?:’|')?(?:ve| have)? cancel|vom verkaufer|von ihnen/u;
/** Of an order that waits to be shipped: only said to who sells. */
const toShip =
  /(?:出荷|発送)してください|出荷(?:期限|予定日を過ぎ|されていません|の?リマインド|通知を(?:送信|お忘れ))|未出荷|発送期限|(?:出荷|発送)(?:が|は)?まだ|confirm (?:the )?shipment|ship(?:ment)? (?:confirmation|reminder|by date|deadline)|reminder\b.{0,40}\bship|\bplease ship\b|not (?:yet )?(?:been )?(?:shipped|confirmed)|unshipped|still (?:needs|has|have) to (?:be shipped|ship)|versandbestatigung|versandfrist|erinnerung\b.{0,40}\bvers[ae]nd|bitte ver(?:senden|schicken)|noch nicht (?:versandt|versendet|verschickt)|nicht versandt/u;
const buyerAsks =
  /(?:購入者|お客様|buyer|customer|kaufer|kunde)[^\n]{0,60}(?:キャンセル|cancel|storn)|(?:キャンセル|cancel|storn)[^\n]{0,60}(?:購入者|buyer|customer|kaufer|kunde)/u;
const asked =
  /リクエスト|依頼|ご希望|申請|request|asks?\b|asked|wants?\b|would like|mochte|anfrage|antrag|gebeten|beantragt/u;

/** What a genuine mail tells of the shop; null where it tells nothing of that, or of several orders. */
export function sellerMailOf(mail: Pick<ReadMail, 'subject' | 'text' | 'from'>): SellerMail | null {
  const [subject, text] = [mail.subject.slice(0, subjectLimit), mail.text.slice(0, textLimit)];
  if (isRelay(senderDomain(mail) ?? '')) {
    const numbers = numbersIn(`${subject}\n${text}`);
    return { what: 'buyer', matter: buyerMessageIn(subject, text), orderId: onlyOne(numbers) };
  }
  const place = placeOf(mail);
  if (!place) return null;
  const fields = [...fieldsIn(text, goodsLabels)];
  const lead = leadOf(withoutTitles(subject, fields), text);
  const labelled = numbersIn(valuesOf(fields, 'order').join('\n'));
  // Without a label the only one there is. A title may hold another's.
  const numbers = labelled.size > 0 ? labelled : numbersIn(withoutTitles(`${subject}\n${text}`, fields));
  const goods = goodsIn(fields, place.currency);
  if (numbers.size > 0) {
    const orderId = onlyOne(numbers);
    return orderId === null ? null : ofOrder(orderId, place.id, lead, goods, mail);
  }
  const listing = listingIn(lead, goods);
  if (listing !== null) return { what: 'listing', marketplaceId: place.id, ...listing };
  // Goods are named by their makers, who may write what they like there.
  const deposit = goods.length > 0 ? null : depositIn(subject, withoutTitles(text, fields), place.currency);
  return deposit === null ? null : { what: 'deposit', marketplaceId: place.id, ...deposit };
}

function ofOrder(
  orderId: string,
  marketplaceId: string,
  lead: readonly string[],
  goods: readonly Goods[],
  { from }: Pick<ReadMail, 'from'>,
): SellerMail | null {
  const claim = claimIn(lead, from[0]?.address ?? '');
  if (claim !== null) return { what: 'buyer', matter: claim, orderId };
  const done = lead.findIndex((clause) => cancelled.test(clause) && !notDone.test(clause));
  const come = lead.findIndex((clause) => sold.test(clause));
  if (done !== -1 && (come === -1 || done < come)) return { what: 'cancelled', orderId, by: cancellerIn(lead) };
  const items = goods.map(
    ({ sku, asin, quantity, price: unitPrice }): OrderItem => ({ sku, asin, quantity, unitPrice }),
  );
  const isAsked = lead.some((clause) => buyerAsks.test(clause) && asked.test(clause));
  // A buyer's own confirmation has a number and prices as well; a SKU is only told to who sells.
  if (items.length === 0 && !isAsked && !lead.some((clause) => toShip.test(clause))) return null;
  return { what: 'sold', orderId, marketplaceId, items, ...(isAsked && { isCancelRequested: true }) };
}

const numbersIn = (text: string): ReadonlySet<string> =>
  new Set([...text.normalize('NFKC').matchAll(everyNumber)].map(([number]) => number));

function onlyOne(numbers: ReadonlySet<string>): string | null {
  const [only] = numbers;
  return only !== undefined && numbers.size === 1 ? only : null;
}

function cancellerIn(clauses: readonly string[]): CancelledBy {
  const about = clauses.filter((clause) => cancelled.test(clause)).join('\n');
  if (byBuyer.test(about)) return 'buyer';
  if (byAmazon.test(about)) return 'amazon';
  return bySeller.test(about) ? 'merchant' : 'unknown';
}

/** The marketplace whose own domain the mail comes from. */
function placeOf(mail: Pick<ReadMail, 'from'>) {
  const domain = senderDomain(mail);
  return domain === null ? undefined : marketplaces.find((one) => isSameOwner(domain, one.domain.toLowerCase()));
}
