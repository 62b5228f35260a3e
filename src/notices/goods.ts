// The goods that a mail to a seller names in its lines: by SKU, each once.
import { titleLimit } from '../domain/shop/listing.ts';
import type { Goods } from '../domain/shop/mail-fact.ts';
import { type Labelled, priceOf } from './labelled-lines.ts';
import type { GoodsField } from './seller-labels.ts';

/** Goods of one mail are few; a longer list is not a mail of one order. */
const goodsLimit = 200;
const skuLimit = 100;

type Open = Partial<Record<GoodsField, string>>;

/** Each SKU once: a mail says all in its plain part and again in its HTML. Prices in the marketplace's `currency`. */
export function goodsIn(fields: readonly Labelled[], currency: string): Goods[] {
  const goods = new Map<string, Open>();
  let open: Open = {};
  const close = () => {
    const { sku } = open;
    if (sku !== undefined && goods.size < goodsLimit) goods.set(sku, { ...open, ...goods.get(sku) });
    open = {};
  };
  for (const [field, value] of fields) {
    // The next article begins with what this one has already.
    if (open[field] !== undefined) close();
    open[field] = value;
  }
  close();
  return [...goods].map(([sku, { asin, title = '', quantity, price }]): Goods => {
    const count = /^\d{1,6}(?!\d)/.exec(quantity?.normalize('NFKC') ?? '')?.[0];
    return {
      sku: sku.slice(0, skuLimit),
      asin: asin !== undefined && /^[A-Z0-9]{10}$/.test(asin) ? asin : null,
      title: title.slice(0, titleLimit),
      quantity: count === undefined ? null : Number(count),
      price: price === undefined ? null : priceOf(price, currency),
    };
  });
}
