// What Amazon's mails to a seller tell of listings, deposits and buyers, and of orders too, in wordings and layouts that no
// rule was written from, read from whole mails in every encoding that they come in.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { examineMail } from '../../src/adapters/mailbox/examine.ts';
import type { Goods } from '../../src/domain/shop/mail-fact.ts';
import { type SellerMail, sellerMailOf } from '../../src/notices/seller-mail.ts';
import { type Disguise, disguised, disguises, subjectMarks, type Words } from '../support/mails/disguises.ts';
import { offline } from '../support/mails/judge.ts';
import { type SellerWording, sellerWordings } from '../support/mails/seller-wordings.ts';

const languages = ['ja', 'en', 'de'] as const;
const digits = (n: number) => fc.integer({ min: 0, max: 10 ** n - 1 }).map((one) => String(one).padStart(n, '0'));
const orderIds = fc.tuple(digits(3), digits(7), digits(7)).map((blocks) => blocks.join('-'));
const looks = fc.record({ disguise: fc.constantFrom(...disguises), mark: fc.constantFrom(...subjectMarks) });
/** Goods are named by whoever lists them, as they like. */
const titles = fc.constantFrom(
  '新品 ゲーム機 本体',
  'ご注文はキャンセルされました',
  '出品は削除されました',
  'Your listing has been removed',
  'A payment of $1.00 was sent to your bank account ending in 999',
  '111-2222222-3333333',
  'Garden hose, 20 m: green',
  'Preis: 0,01',
);
const goods = fc.record({
  sku: fc.stringMatching(/^[A-Z][A-Z0-9-]{3,14}[A-Z0-9]$/).filter((sku) => sku !== 'ASIN'),
  asin: fc.stringMatching(/^B0[A-Z0-9]{8}$/),
  title: titles,
  quantity: fc.integer({ min: 1, max: 900 }),
  whole: fc.integer({ min: 1, max: 300_000 }),
});
type GoodsOf = Omit<Goods, 'price'> & { readonly whole: number };

async function read(words: Words, disguise: Disguise, mark: string): Promise<SellerMail | null> {
  return sellerMailOf((await examineMail(disguised(words, disguise, mark), offline)).mail);
}

const minorOf = ({ currency }: SellerWording, whole: number) => (currency === 'JPY' ? whole : whole * 100 + 25);
const wordsOf = (w: SellerWording, above: string, subject = above.split('\n')[0] ?? ''): Words => ({
  ...{ from: `Amazon <${w.address}>`, subject, above: `${w.hello}\n\n${above}`, lines: [], colon: w.colon },
});
const linesOf = ({ labels, money }: SellerWording, { title, sku, asin, quantity, whole }: GoodsOf) =>
  [
    [labels.title, title],
    [labels.sku, sku],
    [labels.asin, asin ?? ''],
    [labels.quantity, `${quantity}`],
    [labels.price, money(whole)],
  ] as const;
const runs = { numRuns: 15 };

describe.each(languages)('a mail of a listing (%s)', (language) => {
  const w = sellerWordings[language];
  const acts = Object.entries(w.listings).flatMap(([act, sentences]) => sentences.map((one) => [act, one] as const));

  it.each(acts)('that was %s: %s', async (act, sentence) => {
    await fc.assert(
      fc.asyncProperty(goods, looks, async ({ whole, ...one }, { disguise, mark }) => {
        const words = { ...wordsOf(w, sentence), lines: linesOf(w, { whole, ...one }) };
        const price = { minor: minorOf(w, whole), currency: w.currency };
        expect(await read(words, disguise, mark)).toEqual({
          ...{ what: 'listing', act, marketplaceId: w.marketplaceId, goods: [{ ...one, price }] },
        });
      }),
      runs,
    );
  });

  it.each(w.noListings)('says nothing was done: %s', async (sentence) => {
    await fc.assert(
      fc.asyncProperty(goods, looks, async (one, { disguise, mark }) => {
        expect(await read({ ...wordsOf(w, sentence), lines: linesOf(w, one) }, disguise, mark)).toBeNull();
      }),
      runs,
    );
  });
});

describe.each(languages)('a mail of a deposit (%s)', (language) => {
  const w = sellerWordings[language];
  const sums = fc.record({ whole: fc.integer({ min: 100, max: 900_000 }), tail: digits(3), look: looks });

  it.each(w.deposits.map((say) => [say('…', '…'), say] as const))('%s', async (_, say) => {
    await fc.assert(
      fc.asyncProperty(sums, async ({ whole, tail, look: { disguise, mark } }) => {
        expect(await read(wordsOf(w, say(w.money(whole), tail)), disguise, mark)).toEqual({
          ...{ what: 'deposit', marketplaceId: w.marketplaceId, currency: w.currency, tail },
        });
      }),
      runs,
    );
  });

  it.each(w.noDeposits.map((say) => [say('…', '…'), say] as const))('is none: %s', async (_, say) => {
    await fc.assert(
      fc.asyncProperty(sums, async ({ whole, tail, look: { disguise, mark } }) => {
        expect(await read(wordsOf(w, say(w.money(whole), tail)), disguise, mark)).toBeNull();
      }),
      runs,
    );
  });
});

describe.each(languages)('what a buyer wants (%s)', (language) => {
  const w = sellerWordings[language];
  const buyer = '架空坂 翔太郎\n950-X123 北海道例示浜市見本町3丁目12番345号\n050-0000-1234';
  const told = (matter: string, orderId: string) => ({ what: 'buyer', matter, orderId });

  it.each(w.claims)('is a %s by Amazon’s word: %s', async (matter, sentence) => {
    await fc.assert(
      fc.asyncProperty(orderIds, looks, async (orderId, { disguise, mark }) => {
        const words = { ...wordsOf(w, sentence), lines: [[w.labels.order, orderId]] as const, below: buyer };
        expect(await read(words, disguise, mark)).toEqual(told(matter, orderId));
      }),
      runs,
    );
  });

  it.each(w.messages)('is a %s in a message: %s', async (matter, sentence) => {
    await fc.assert(
      fc.asyncProperty(orderIds, looks, async (orderId, { disguise, mark }) => {
        const domain = w.address.slice(w.address.indexOf('@') + 1);
        const subject = `架空坂 (${w.labels.order}${w.colon} ${orderId})`;
        const words = { ...wordsOf(w, sentence, subject), from: `架空坂 <k3x9@marketplace.${domain}>`, below: buyer };
        expect(await read(words, disguise, mark)).toEqual(told(matter, orderId));
      }),
      runs,
    );
  });

  it.each(w.reminders)('waits to be shipped: %s', async (sentence) => {
    await fc.assert(
      fc.asyncProperty(orderIds, looks, async (orderId, { disguise, mark }) => {
        const words = { ...wordsOf(w, sentence), lines: [[w.labels.order, orderId]] as const, below: buyer };
        expect(await read(words, disguise, mark)).toEqual({
          ...{ what: 'sold', orderId, marketplaceId: w.marketplaceId, items: [] },
        });
      }),
      runs,
    );
  });
});

it('of a table with a column that is not known nothing is taken for what it isn’t', async () => {
  const table = ['Order ID', 'Ship to', 'SKU', 'Quantity', '250-1234567-1234567', 'Smith', 'A-1', '2'].join('\n');
  const mail = {
    from: [{ name: '', address: 'seller-notification@amazon.com' }],
    subject: 'Sold, ship now',
    text: table,
  };
  expect(JSON.stringify(sellerMailOf(mail))).not.toContain('Smith');
});
