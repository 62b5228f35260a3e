// What Amazon's mails to a seller tell of an order: that it came, with its goods, or that it was cancelled. Recognised by
// structure (an order's number, and lines of a label and its value), so that another wording around them changes nothing.
// Only asked of mails already found genuine. Of the buyer nothing is read: a line without a label known here is passed over.

import type { ReadMail } from '../domain/mail/mail.ts';
import { marketplaces } from '../domain/marketplace.ts';
import { type Money, parseMoney } from '../domain/money.ts';
import type { CancelledBy, OrderItem } from '../domain/shop/order.ts';
import { senderDomain } from './authentication.ts';
import { fold } from './fold.ts';
import { isSameOwner } from './host.ts';
import { orderNumber } from './order-mails.ts';

export type SellerMail =
  | {
      readonly what: 'sold';
      readonly orderId: string;
      readonly marketplaceId: string;
      readonly items: readonly OrderItem[];
    }
  | { readonly what: 'cancelled'; readonly orderId: string; readonly by: CancelledBy };

type Labelled = readonly [field: Field, value: string];
type Field = 'order' | 'title' | 'sku' | 'asin' | 'quantity' | 'price';

/** Labels as Amazon writes them, folded; each language's own. */
const labels: Readonly<Record<Field, readonly string[]>> = {
  order: [
    'order id',
    'order number',
    'order no.',
    'order #',
    '注文番号',
    'bestellnummer',
    'numéro de commande',
    'n° de commande',
    'número de pedido',
    "numero d'ordine",
  ],
  // Its value is its maker's, and may be made to look like a line of its own.
  title: [
    'item',
    'items',
    'product',
    'title',
    'item name',
    'product name',
    '商品名',
    '商品',
    '商品の名称',
    'artikel',
    'produkt',
    'artikelname',
    'article',
    'produit',
    'artículo',
    'producto',
    'articolo',
    'prodotto',
  ],
  sku: [
    'sku',
    'seller sku',
    'merchant sku',
    '出品者sku',
    'handler-sku',
    'händler-sku',
    'sku du vendeur',
    'sku del vendedor',
  ],
  asin: ['asin'],
  quantity: [
    'quantity',
    'qty',
    'quantity ordered',
    '数量',
    '注文数',
    '注文数量',
    '個数',
    '点数',
    'menge',
    'anzahl',
    'bestellte menge',
    'quantité',
    'cantidad',
    'quantità',
  ],
  price: [
    'price',
    'item price',
    'unit price',
    '価格',
    '商品価格',
    '商品の価格',
    '商品代金',
    '単価',
    '販売価格',
    'preis',
    'artikelpreis',
    'stückpreis',
    'prix',
    'precio',
    'prezzo',
  ],
};
const fieldOf = new Map(
  Object.entries(labels).flatMap(([field, words]) => words.map((word) => [fold(word), field as Field])),
);

/** Sold goods are few; a longer list is not a mail of one order. */
const itemLimit = 200;
const [subjectLimit, textLimit, titleLimit] = [500, 100_000, 50];
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

/** What a genuine mail tells of one order of the shop; null where it tells of none, or of several. */
export function sellerMailOf(mail: Pick<ReadMail, 'subject' | 'text' | 'from'>): SellerMail | null {
  const [subject, text] = [mail.subject.slice(0, subjectLimit), mail.text.slice(0, textLimit)];
  const fields = [...fieldsIn(text)];
  const place = placeOf(mail);
  const orderId = orderIn(fields, `${subject}\n${text}`);
  if (orderId === null || !place) return null;
  const lead = leadOf(withoutTitles(subject, fields), text);
  const done = lead.findIndex((clause) => cancelled.test(clause) && !notDone.test(clause));
  const come = lead.findIndex((clause) => sold.test(clause));
  if (done !== -1 && (come === -1 || done < come)) return { what: 'cancelled', orderId, by: cancellerIn(lead) };
  const items = itemsIn(fields, place.currency);
  // A buyer's own confirmation has a number and prices as well; a SKU is only told to who sells.
  return items.length === 0 ? null : { what: 'sold', orderId, marketplaceId: place.id, items };
}

const valuesOf = (fields: readonly Labelled[], wanted: Field) =>
  fields.flatMap(([field, value]) => (field === wanted ? [value] : []));

/** By its label; else the only one there is. A title may hold another's. */
function orderIn(fields: readonly Labelled[], all: string): string | null {
  const numbersIn = (some: string) =>
    new Set([...some.normalize('NFKC').matchAll(everyNumber)].map(([number]) => number));
  const labelled = numbersIn(valuesOf(fields, 'order').join('\n'));
  const numbers = labelled.size > 0 ? labelled : numbersIn(all);
  const [only] = numbers;
  return only !== undefined && numbers.size === 1 ? only : null;
}

/** A subject names the goods as well, and goods may be named like a cancellation. */
function withoutTitles(subject: string, fields: readonly Labelled[]): string {
  const titles = valuesOf(fields, 'title').slice(0, titleLimit);
  return titles.reduce((rest, title) => rest.replaceAll(title, ' '), subject);
}

const leadLimit = 1_500;

/** The subject and what stands above the lines with labels, in clauses, folded: below come goods, by their makers' words. */
function leadOf(subject: string, text: string): string[] {
  const above: string[] = [];
  for (const line of text.slice(0, leadLimit).split('\n')) {
    if (labelledIn(line) !== null) break;
    above.push(line);
  }
  return fold([subject, ...above].join('\n'))
    .split(/[\n。．.!！:：]/u)
    .filter((clause) => clause.trim() !== '');
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

/** Each SKU once: a mail says all in its plain part and again in its HTML. */
function itemsIn(fields: readonly Labelled[], currency: string): OrderItem[] {
  const items = new Map<string, Partial<Record<Field, string>>>();
  let open: Partial<Record<Field, string>> = {};
  const close = () => {
    const { sku } = open;
    if (sku !== undefined && items.size < itemLimit) items.set(sku, { ...open, ...items.get(sku) });
    open = {};
  };
  for (const [field, value] of fields) {
    // The next article begins with what this one has already.
    if (open[field] !== undefined) close();
    open[field] = value;
  }
  close();
  return [...items].map(([sku, { asin, quantity, price }]): OrderItem => {
    const count = /^\d{1,6}(?!\d)/.exec(quantity?.normalize('NFKC') ?? '')?.[0];
    return {
      sku: sku.slice(0, 100),
      asin: asin !== undefined && /^[A-Z0-9]{10}$/.test(asin) ? asin : null,
      quantity: count === undefined ? null : Number(count),
      unitPrice: price === undefined ? null : priceOf(price, currency),
    };
  });
}

/** Lines of a label and its value; a label that stands alone has its value on the next line that isn't empty. */
function* fieldsIn(text: string): Generator<Labelled> {
  let waiting: Field | null = null;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (waiting !== null) {
      yield [waiting, line];
      waiting = null;
      continue;
    }
    const labelled = labelledIn(line);
    if (labelled === null) continue;
    const [field, value] = labelled;
    if (value === '') waiting = field;
    else yield [field, value];
  }
}

function labelledIn(line: string): Labelled | null {
  const [, label = '', value = ''] = /^([^:：]{1,30})[:：](.*)$/u.exec(line.trim()) ?? [];
  const field = fieldOf.get(fold(label.replace(/^[\s・*•-]+/u, '')).trim());
  return field === undefined ? null : [field, value.trim()];
}

/** `￥2,980`, `2,980円`, `$29.99`, `EUR 12,99`, `12,99 €`: the first amount; in the marketplace's own currency. */
function priceOf(value: string, currency: string): Money | null {
  const amount = /\d[\d.,\u00a0\u202f' ]*/u.exec(value.normalize('NFKC'))?.[0].replace(/[\s'.,]+$/u, '') ?? '';
  return parseMoney(amount, currency);
}
