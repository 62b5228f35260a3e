// The morning after: nobody reads the alert. Orders are marked as shipped under one tracking number for all, the buyers
// find out, their complaints come in, and Amazon takes the account away. What comes late is still told.
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: '川沿町2-3-4', city: '白浜見市', state: '静岡県', postalCode: '439-0000', country: 'JP' };
const elsewhere = { line1: 'Dock 4, Harbour Zone', city: 'Farport', postalCode: '518000', country: 'CN' };

export const morningAfter: Story = {
  id: 'morning-after',
  title: { ja: '乗っ取りの翌朝から', en: 'The morning after' },
  cast: [
    { ja: 'アリスは旅行中で、メールを見ていません。', en: 'Alice is travelling and doesn’t read her mail.' },
    { ja: 'マロリーは、注文の代金が振り込まれるのを待ちます。', en: 'Mallory waits for the orders to be paid out.' },
    { ja: '購入者たちは、届かない荷物を待っています。', en: 'The buyers wait for parcels that never come.' },
  ],
  shop: {
    store: 'JP',
    language: 'ja',
    sellerId: 'A2ALICEKAWAZOI',
    profile: {
      storeName: 'アリスの川沿い雑貨店',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'アリス雑貨',
      registeredAddress: home,
      contactName: 'アリス',
      contactAddress: home,
      depositTail: '771',
      depositHolder: 'ALICE ZAKKA',
      otherTails: [],
    },
    listings: 200,
    ordersPerDay: 12,
    skuPrefix: 'KZ',
    lines: ['ja-kitchen', 'ja-stationery'],
    fbaShare: 0.3,
    opened: { from: -900, to: 'today' },
    shipsFrom: home,
    payoutDay: 8,
  },
  timeline: [
    {
      at: day(0).at('01:10'),
      says: {
        ja: 'マロリーが60点の家電を、市場価格の2～3割で出品します。',
        en: 'Mallory lists 60 pieces of electronics at 20 to 30 % of the market.',
      },
      does: [
        {
          deed: 'list',
          tag: 'bait',
          count: 60,
          line: 'ja-hot',
          skuPrefix: 'RT',
          ofMarket: [0.2, 0.3],
          quantity: 20,
          handlingDays: 18,
          over: minutes(40),
        },
      ],
    },
    {
      at: day(0).at('01:40'),
      says: { ja: '夜のうちに70件の注文が入ります。', en: '70 orders come in through the night.' },
      does: [{ deed: 'order', tag: 'bait', count: 70, over: minutes(300) }],
    },
    {
      at: day(0).at('07:30'),
      says: {
        ja: 'マロリーはすべての注文を、同じ追跡番号で「発送済み」にします。',
        en: 'Mallory marks every order as shipped, all under one tracking number.',
      },
      does: [{ deed: 'ship-falsely', tag: 'bait', share: 1, from: elsewhere, tracking: 'the-same', over: minutes(30) }],
    },
    {
      at: day(1).at('09:00'),
      says: { ja: '購入者の低い評価が相次ぎます。', en: 'One bad rating after another comes in.' },
    },
    {
      at: day(2).at('10:00'),
      says: { ja: 'Amazonがアカウントを「停止のおそれあり」とします。', en: 'Amazon calls the account at risk.' },
      does: [{ deed: 'profile', set: { accountStatus: 'AT_RISK' } }],
    },
    {
      at: day(3).at('10:00'),
      says: { ja: 'Amazonがアカウントを停止します。', en: 'Amazon deactivates the account.' },
      does: [{ deed: 'profile', set: { accountStatus: 'DEACTIVATED', hasSuspendedListings: true } }],
    },
  ],
  lasts: days(3) + day(0).at('20:00'),
  expects: [
    { what: { detector: 'listing-burst' }, by: day(0).at('02:00') },
    { what: { severity: 'critical' }, by: day(0).at('03:00') },
    { what: { detector: 'shipped-without-tracking' }, by: day(0).at('09:00') },
    { what: { detector: 'complaint-wave' }, by: day(2).at('06:00') },
    { what: { detector: 'account-status-changed' }, by: day(2).at('18:00') },
  ],
};
