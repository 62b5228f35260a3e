// Mailboxes as they are: two sellers in one, an alias, a provider that marks subjects, another marketplace's language, mails in
// the wrong order or in two folders, and forwarding that breaks the signature. What of it becomes the shop's.
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { SellerSource } from '../../src/adapters/amazon/port.ts';
import { createMailboxes } from '../../src/adapters/mailbox/index.ts';
import { hourMs } from '../../src/domain/clock.ts';
import { withNotices } from '../../src/mailboxes/notice-source.ts';
import { MemoryState } from '../../src/replay/memory-state.ts';
import type { StoredMail } from '../../src/simulator/mailbox/imap/mailbox.ts';
import { observe } from '../../src/watch/observe.ts';
import { anAccount, japan } from '../support/factories.ts';
import { startImapDouble } from '../support/imap-double.ts';
import { disguised, disguises } from '../support/mails/disguises.ts';
import { offline } from '../support/mails/judge.ts';
import { fails, mailBytes, passes } from '../support/mails/mail.ts';

const now = Date.UTC(2026, 10, 22, 12);
const account = anAccount({ isMailOnly: true, marketplaceIds: [japan] });
const mailboxes = createMailboxes({ inbox: '', ...offline });
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => mailboxes.close());

const bare: SellerSource = {
  // biome-ignore lint/correctness/useYield: it has nothing
  async *pull() {
    throw new Error('not asked');
  },
};

type Tongue = 'ja' | 'en' | 'de';
const words = {
  ja: {
    from: 'Amazon.co.jp <seller-notification@amazon.co.jp>',
    sold: ['注文確定 - 商品を発送してください', 'ご注文が確定しました。'],
    cancelled: ['ご注文はキャンセルされました', '購入者により、次のご注文がキャンセルされました。'],
    labels: ['注文番号', 'SKU', '数量', '価格'],
    price: '￥1,200',
    colon: '：',
  },
  en: {
    from: 'Amazon.com <seller-notification@amazon.com>',
    sold: ['Sold, ship now', 'You have made a sale.'],
    cancelled: ['Order cancelled', 'This order was cancelled by the buyer.'],
    labels: ['Order ID', 'SKU', 'Quantity', 'Price'],
    price: '$12.00',
    colon: ':',
  },
  de: {
    from: 'Amazon.de <seller-notification@amazon.de>',
    sold: ['Verkauft, jetzt versenden', 'Ihr Artikel wurde verkauft.'],
    cancelled: ['Bestellung storniert', 'Diese Bestellung wurde vom Käufer storniert.'],
    labels: ['Bestellnummer', 'SKU', 'Menge', 'Preis'],
    price: '12,00 €',
    colon: ':',
  },
} as const;

interface Spec {
  readonly tongue?: Tongue;
  readonly what?: 'sold' | 'cancelled';
  readonly order: string;
  readonly at?: number;
  readonly to?: string;
  readonly mark?: string;
  readonly isBroken?: true;
  readonly extra?: readonly (readonly [string, string])[];
  readonly disguise?: (typeof disguises)[number];
}

function letter({ tongue = 'ja', what = 'sold', order, at = now - hourMs, ...more }: Spec): StoredMail {
  const w = words[tongue];
  const domain = /@([\w.]+)/.exec(w.from)?.[1] ?? '';
  const [subject, above] = w[what];
  const [id, sku, quantity, price] = w.labels;
  const goods = [[sku, 'BOOK-1'] as const, [quantity, '2'] as const, [price, w.price] as const];
  const raw = disguised(
    {
      ...{ from: w.from, to: more.to ?? 'alice@example.com', subject, above, colon: w.colon },
      lines: [[id, order], ...(what === 'sold' ? goods : []), ...(more.extra ?? [])],
      messageId: `${what}-${order}@${domain}`,
      date: new Date(at).toUTCString(),
      headers: [
        `Authentication-Results: ${more.isBroken ? fails(domain) : passes(domain)}`,
        'Received: from out.example.org (out.example.org [192.0.2.7]) by mx.example.net with ESMTPS; Sun, 22 Nov 2026 02:11:04 +0000',
        `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=k1; h=from:subject; bh=AAAA; b=BBBB`,
      ],
    },
    more.disguise ?? 'plain',
    more.mark,
  );
  return { uid: 1, receivedAt: at, raw: () => raw };
}

const numbered = (mails: readonly StoredMail[]) => mails.map((mail, i) => ({ ...mail, uid: i + 1 }));

async function read(
  inbox: readonly StoredMail[],
  other: readonly StoredMail[] = [],
  of = account,
  { isClosed, ...more }: { readonly onlyTo?: string; readonly isClosed?: true } = {},
) {
  const folders = { 'All Mail': { use: '\\All', mails: () => numbered(other), ...(isClosed && { isClosed }) } };
  const server = await startImapDouble({ mailbox: { uidValidity: 1, mails: () => numbered(inbox), folders } });
  ends.push(() => server.close());
  const { name, settings } = server.mailbox;
  const state = new MemoryState();
  const options = { clock: { now: () => now, sleep: async () => {} }, trustedServers: null, judged: new Map() };
  const source = withNotices(bare, of.id, [mailboxes.open({ name, settings: { ...settings, ...more } })], {
    ...options,
    bounced: async () => null,
    desk: null,
  });
  await observe(state, 'notices', of.marketplaceIds, source.pull({ part: 'notices', since: now - 24 * hourMs }), now);
  const told = state.changes.flatMap((change) =>
    change.kind === 'order-placed' || change.kind === 'order-cancelled' ? [[change.kind, change.order] as const] : [],
  );
  return { state, told, kept: JSON.stringify(state.changes) };
}

const first = '250-1111111-1111111';
const second = '250-2222222-2222222';
const items = [{ sku: 'BOOK-1', asin: null, quantity: 2, unitPrice: { minor: 1_200, currency: 'JPY' } }];

describe('a mailbox', () => {
  it('of two marketplaces gives each account what is of its own', async () => {
    const mails = [letter({ order: first }), letter({ order: second, tongue: 'en' })];
    expect((await read(mails)).told.map(([, { orderId }]) => orderId)).toEqual([first]);
    const american = anAccount({ isMailOnly: true, marketplaceIds: ['ATVPDKIKX0DER'] });
    expect((await read(mails, [], american)).told.map(([, { orderId }]) => orderId)).toEqual([second]);
  });

  it('of two sellers of one marketplace gives both sellers’ orders, as docs/mailbox.md says', async () => {
    const mails = [letter({ order: first, to: 'alice@example.com' }), letter({ order: second, to: 'bob@example.com' })];
    expect((await read(mails)).told).toHaveLength(2);
  });

  it('of two sellers gives each account its own where the address that Amazon writes to is named', async () => {
    const mails = [
      letter({ order: first, to: 'Alice <Alice@example.com>' }),
      letter({ order: second, to: 'bob@example.com' }),
    ];
    const orders = async (onlyTo: string) =>
      (await read(mails, mails, account, { onlyTo })).told.map(([, { orderId }]) => orderId);
    expect(await orders('alice@example.com')).toEqual([first]);
    expect(await orders('bob@example.com')).toEqual([second]);
    expect(await orders('carol@example.com')).toEqual([]);
  });

  it('is read whatever alias a mail came to', async () => {
    expect((await read([letter({ order: first, to: 'books+amazon@alias.example.net' })])).told).toHaveLength(1);
  });

  it.each(['[spam?] ', '***SPAM*** ', '【迷惑メール?】', '[EXT] '])(
    'is read where its provider marks subjects: %s',
    async (mark) => {
      const { told } = await read([letter({ order: first, mark })]);
      expect(told).toEqual([['order-placed', expect.objectContaining({ orderId: first, items })]]);
    },
  );

  it.each(['en', 'de'] as const)('is read in the language of the marketplace: %s', async (tongue) => {
    const ids = { en: 'ATVPDKIKX0DER', de: 'A1PA6795UKMFR9' };
    const of = anAccount({ isMailOnly: true, marketplaceIds: [ids[tongue]] });
    const { told } = await read([letter({ order: first, tongue })], [], of);
    const [price] = told.flatMap(([, order]) => order.items.map(({ unitPrice }) => unitPrice?.minor));
    expect(price).toBe(1_200);
  });

  it('may tell of an order by a business: its lines more are passed over, and nothing of them is kept', async () => {
    const extra = [
      ['購入者', '架空商事株式会社 架空坂'],
      ['発注番号', 'PO-2026-0042'],
      ['区分', '法人（Amazonビジネス）'],
    ] as const;
    for (const disguise of disguises) {
      const { told, kept } = await read([letter({ order: first, extra, disguise })]);
      expect(told).toEqual([['order-placed', expect.objectContaining({ orderId: first, items })]]);
      expect(kept).not.toMatch(/架空|PO-2026/);
    }
  });

  it('gives an order and its end once, in whatever order their mails lie and however often', async () => {
    const sold = letter({ order: first, at: now - 3 * hourMs });
    const ended = letter({ order: first, what: 'cancelled', at: now - 2 * hourMs });
    for (const mails of [
      [sold, ended],
      [ended, sold],
      [ended, sold, ended, sold],
    ]) {
      const { told } = await read(mails);
      expect(told.map(([kind]) => kind)).toEqual(['order-placed', 'order-cancelled']);
    }
  });

  it('gives a mail that lies in two folders once', async () => {
    const mail = letter({ order: first });
    const { told, state } = await read([mail], [mail, letter({ order: second })]);
    expect(told.map(([, { orderId }]) => orderId).sort()).toEqual([first, second]);
    expect(state.changes.filter(({ kind }) => kind === 'notice-received')).toHaveLength(2);
  });

  it('of which only the inbox may be read gives what lies there, and says nothing of the rest', async () => {
    const mails = [letter({ order: first })];
    const { told, state } = await read(mails, [letter({ order: second })], account, { isClosed: true });
    expect(told.map(([, { orderId }]) => orderId)).toEqual([first]);
    expect(state.changes.map(({ kind }) => kind)).not.toContain('mail-vanished');
  });

  it('that a company shares gives the shop’s orders, whoever they are addressed to and whatever else lies there', async () => {
    const others = Array.from({ length: 200 }, (_, i) => ({
      uid: 1,
      receivedAt: now - hourMs - i * 1_000,
      raw: () => mailBytes({ from: `Carol <carol${i}@example.org>`, text: '250-3333333-3333333' }),
    }));
    const { told, kept } = await read([...others, letter({ order: first, to: 'sales@example.com' })]);
    expect(told.map(([, { orderId }]) => orderId)).toEqual([first]);
    expect(kept).not.toMatch(/carol|sales@|333333/i);
  });

  it('whose mails were forwarded so that the signature broke gives no order: it is counted as a fake', async () => {
    const { told, state } = await read([letter({ order: first, isBroken: true })]);
    expect(told).toEqual([]);
    expect(state.changes.map(({ kind }) => kind)).toEqual(['phishing-received', 'mail-counted']);
  });
});
