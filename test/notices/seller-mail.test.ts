// What Amazon's mails to a seller tell of orders, in wordings and layouts that no rule was written from.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recogniseNotice } from '../../src/notices/recognise.ts';
import { sellerMailOf } from '../../src/notices/seller-mail.ts';

interface Wording {
  readonly address: string;
  readonly marketplaceId: string;
  readonly sold: readonly string[];
  readonly hello: readonly string[];
  readonly labels: {
    readonly order: string;
    readonly title: string;
    readonly sku: string;
    readonly quantity: string;
    readonly price: string;
  };
  readonly price: (whole: number) => string;
  readonly minor: number;
  readonly colon: string;
  readonly cancelled: readonly (readonly [by: string, sentence: string])[];
  readonly notCancelled: readonly string[];
}

const wordings: Readonly<Record<'ja' | 'en' | 'de', Wording>> = {
  ja: {
    address: 'seller-notification@amazon.co.jp',
    marketplaceId: 'A1VC38T7YXB528',
    sold: ['注文確定 - 商品を発送してください', 'ご注文が入りました：出荷してください', '【重要】新しい注文のお知らせ'],
    hello: ['アリスの古本 様', 'いつもご利用いただきありがとうございます。\n次の商品が売れました。'],
    labels: { order: '注文番号', title: '商品名', sku: 'SKU', quantity: '数量', price: '価格' },
    price: (whole) => `￥${whole.toLocaleString('en-US')}`,
    minor: 1,
    colon: '：',
    cancelled: [
      ['merchant', '以下の注文は出品者様によりキャンセルされました。'],
      ['buyer', '購入者により、ご注文がキャンセルされました。'],
      ['amazon', '本注文はAmazonによりキャンセルされました。'],
      ['unknown', 'ご注文をキャンセルいたしました。'],
    ],
    notCancelled: [
      '購入者からキャンセルのリクエストがありました。',
      'キャンセルする場合は、注文管理から手続きしてください。',
      '出荷されない場合、ご注文はキャンセルされる可能性があります。',
    ],
  },
  en: {
    address: 'donotreply@amazon.com',
    marketplaceId: 'ATVPDKIKX0DER',
    sold: ['Sold, ship now', 'You have sold an item on Amazon', 'New order on Amazon.com'],
    hello: ['Dear Alice,', 'Hello Alice,\n\nCongratulations, here is what to send.'],
    labels: { order: 'Order ID', title: 'Item', sku: 'SKU', quantity: 'Quantity', price: 'Price' },
    price: (whole) => `$${whole.toLocaleString('en-US')}.50`,
    minor: 100,
    colon: ':',
    cancelled: [
      ['merchant', 'This order was cancelled by you.'],
      ['buyer', 'The buyer has cancelled this order.'],
      ['amazon', 'The order was canceled by Amazon'],
      ['unknown', 'Your order has been cancelled.'],
    ],
    notCancelled: [
      'The buyer has requested that this order be cancelled.',
      'If you do not ship in time it will be cancelled.',
      'Orders that are not cancelled must be shipped.',
    ],
  },
  de: {
    address: 'donotreply@amazon.de',
    marketplaceId: 'A1PA6795UKMFR9',
    sold: ['Verkauft, jetzt versenden', 'Artikel verkauft', 'Neue Bestellung bei Amazon.de'],
    hello: ['Guten Tag Alice,', 'Hallo Alice,\n\nSie haben einen Artikel verkauft.'],
    labels: { order: 'Bestellnummer', title: 'Artikel', sku: 'SKU', quantity: 'Menge', price: 'Preis' },
    price: (whole) => `EUR ${whole.toLocaleString('de-DE')},50`,
    minor: 100,
    colon: ':',
    cancelled: [
      ['buyer', 'Die Bestellung wurde vom Käufer storniert.'],
      ['unknown', 'Diese Bestellung wurde storniert.'],
    ],
    notCancelled: [
      'Falls Sie nicht versenden, wird die Bestellung storniert.',
      'Der Käufer möchte, dass die Bestellung storniert wird.',
    ],
  },
};
const languages = ['ja', 'en', 'de'] as const;

const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((one) => String(one).padStart(n, '0'));
const orderIds = fc.tuple(digits(3), digits(7), digits(7)).map((blocks) => blocks.join('-'));
const skus = fc.stringMatching(/^[A-Z][A-Z0-9-]{2,12}[A-Z0-9]$/);
/** Goods are named by whoever sells them. */
const titles = fc.oneof(
  fc.constantFrom(
    'ご注文はキャンセルされました',
    'Your order has been cancelled by Amazon',
    'Bose noise cancelling headphones',
    'ノイズキャンセリング ヘッドホン',
    'Lot of cancelled stamps 1950',
    'SKU: EVIL-1',
    '注文番号：503-7654321-1234567',
    'Order ID: 111-0000000-0000000',
    'Price: 0.01',
  ),
  fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .map((text) => text.replace(/[\r\n]/g, ' ').trim() || 'x'),
);
const buyers = ['お届け先：', '架空坂 翔太郎', '950-X123 北海道例示浜市見本町3丁目12番345号', '電話 050-0000-1234'];

interface Sold {
  readonly orderId: string;
  readonly title: string;
  readonly items: readonly { readonly sku: string; readonly quantity: number; readonly whole: number }[];
  readonly isTable: boolean;
  readonly isTwice: boolean;
  readonly subject: number;
  readonly hello: number;
}
const solds = fc.record<Sold>({
  orderId: orderIds,
  title: titles,
  items: fc.uniqueArray(
    fc.record({ sku: skus, quantity: fc.integer({ min: 1, max: 30 }), whole: fc.integer({ min: 1, max: 250_000 }) }),
    { minLength: 1, maxLength: 4, selector: ({ sku }) => sku },
  ),
  isTable: fc.boolean(),
  isTwice: fc.boolean(),
  subject: fc.nat(),
  hello: fc.nat(),
});

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

function mailOf(w: Wording, one: Sold, above: readonly string[] = [pick(w.hello, one.hello)]) {
  const line = (label: string, value: string) =>
    one.isTable ? `${label}${w.colon}\n\n${value}\n` : `${label}${w.colon} ${value}`;
  const { order, title, sku, quantity, price } = w.labels;
  const goods = one.items.flatMap((item) => [
    line(title, one.title),
    line(sku, item.sku),
    line(quantity, `${item.quantity}`),
    line(price, w.price(item.whole)),
  ]);
  const body = [...above, '', line(order, one.orderId), ...goods, '', ...buyers].join('\n');
  return {
    from: [{ name: '', address: w.address }],
    subject: `${pick(w.sold, one.subject)}: ${one.title}`,
    text: one.isTwice ? `${body}\n${body}` : body,
  };
}

describe.each(languages)('a mail of an order (%s)', (language) => {
  const w = wordings[language];

  it('tells its number and its goods, whatever their names, layout and wording', () => {
    fc.assert(
      fc.property(solds, (one) => {
        const items = one.items.map(({ sku, quantity, whole }) => ({
          ...{ sku, quantity, asin: null },
          unitPrice: {
            minor: whole * w.minor + (w.minor === 1 ? 0 : 50),
            currency: { ja: 'JPY', en: 'USD', de: 'EUR' }[language],
          },
        }));
        expect(sellerMailOf(mailOf(w, one))).toEqual({
          ...{ what: 'sold', orderId: one.orderId, marketplaceId: w.marketplaceId, items },
        });
      }),
    );
  });

  it('is noticed as an order of the shop, as it is taken for one', () => {
    fc.assert(fc.property(solds, (one) => expect(recogniseNotice(mailOf(w, one))).toBe('seller-order')));
  });

  it('keeps nothing of the buyer', () => {
    fc.assert(
      fc.property(solds, (one) => {
        expect(JSON.stringify(sellerMailOf(mailOf(w, one)))).not.toMatch(/架空坂|例示浜|電話/);
      }),
    );
  });

  it.each(w.cancelled)('is cancelled by %s: %s', (by, sentence) => {
    fc.assert(
      fc.property(solds, (one) => {
        const mail = { ...mailOf(w, one, [sentence]), subject: one.orderId };
        expect(sellerMailOf(mail)).toEqual({ what: 'cancelled', orderId: one.orderId, by });
      }),
    );
  });

  it.each(w.notCancelled)('is not cancelled: %s', (sentence) => {
    fc.assert(
      fc.property(solds, (one) => {
        const mail = { ...mailOf(w, one, [sentence]), subject: one.orderId };
        expect(sellerMailOf(mail)).toMatchObject({ what: 'sold', orderId: one.orderId });
      }),
    );
  });
});

describe('a mail that is of no order of the shop', () => {
  const from = [{ name: '', address: 'auto-confirm@amazon.co.jp' }];
  it.each([
    [
      'an own purchase',
      { from, subject: 'ご注文の確認', text: '注文番号：250-1234567-1234567\n商品名：本\n価格：￥500' },
    ],
    ['of several orders', { from, subject: 'x', text: '250-1234567-1234567\n250-1234567-1234568\nSKU：A-1' }],
    ['without a number', { from, subject: 'x', text: 'SKU：A-1\n数量：1' }],
    [
      'from elsewhere',
      {
        from: [{ name: '', address: 'a@amazon.co.jp.example' }],
        subject: 'x',
        text: '注文番号：250-1234567-1234567\nSKU：A',
      },
    ],
  ])('%s', (_, mail) => {
    expect(sellerMailOf(mail)).toBeNull();
  });
});
