// The forgotten seller: a dormant account, taken over at night, sells electronics that do not exist.
// From first-hand accounts of the 2017 wave in Japan: more than 20 orders, all cancelled on the buyers.
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: '花見町1-2-3', city: '山吹市', state: '長野県', postalCode: '399-0000', country: 'JP' };

export const forgottenSeller: Story = {
  id: 'forgotten-seller',
  title: { ja: '忘れられた出品者', en: 'The forgotten seller' },
  cast: [
    {
      ja: 'アリスは古本を売るために出品用アカウントを開き、1冊売れたきり、1年間見ていません。',
      en: 'Alice opened the account to sell old books, sold one, and has not looked for a year.',
    },
    { ja: 'マロリーは、アリスのパスワードを2ドルで買いました。', en: 'Mallory bought her password for two dollars.' },
  ],
  shop: {
    store: 'JP',
    language: 'ja',
    sellerId: 'A2ALICEBOOKS01',
    profile: {
      storeName: 'アリスの古本',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'アリス',
      registeredAddress: home,
      contactName: 'アリス',
      contactAddress: home,
      depositTail: '181',
      depositHolder: 'ALICE',
      otherTails: [],
    },
    listings: 6,
    ordersPerDay: 0,
    skuPrefix: 'HON',
    lines: ['ja-old-books'],
    fbaShare: 0,
    repricedShare: 0,
    opened: { from: -420, to: -400 },
    shipsFrom: home,
    payoutDay: 9,
  },
  timeline: [
    {
      at: day(0).at('23:04'),
      says: {
        ja: 'マロリーが、漏えいしたパスワードでアリスの出品用アカウントにサインインします。APIには何も出ません。',
        en: 'Mallory signs in to Alice’s selling account with a leaked password. The API shows nothing of it.',
      },
    },
    {
      at: day(0).at('23:20'),
      says: {
        ja: '300点の人気の家電やゲーム機が、市場価格の5～11％で、出品者出荷として次々に出品されます。',
        en: '300 popular electronics go on sale one after another, at 5 to 11 % of the market, shipped by the seller.',
      },
      does: [
        {
          deed: 'list',
          tag: 'bait',
          count: 300,
          line: 'ja-hot',
          skuPrefix: 'ZX',
          ofMarket: [0.05, 0.11],
          quantity: 30,
          handlingDays: 18,
          over: minutes(55),
        },
      ],
    },
    {
      at: day(0).at('23:50'),
      says: { ja: '注文が入り始めます。', en: 'Orders begin to come in.' },
      does: [{ deed: 'order', tag: 'bait', count: 27, over: minutes(330) }],
    },
    {
      at: day(1).at('06:10'),
      says: {
        ja: 'マロリーは購入者の情報を手に入れ、すべての注文をキャンセルします。',
        en: 'Mallory has the buyers’ data and cancels every order.',
      },
      does: [{ deed: 'cancel', tag: 'bait', share: 1, reason: 'NO_INVENTORY', over: minutes(25) }],
    },
  ],
  lasts: days(1) + day(0).at('08:00'),
  expects: [
    { what: { detector: 'listing-burst' }, by: day(0).at('23:50') },
    { what: { detector: 'price-below-market' }, by: day(1).at('00:20') },
    { what: { severity: 'critical' }, by: day(1).at('00:20') },
    { what: { detector: 'seller-cancellation-spike' }, by: day(1).at('07:30') },
  ],
};
