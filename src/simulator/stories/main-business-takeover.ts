// The main business: the same attack on an account that is someone's living. Own stock is flipped to merchant
// fulfilment, cheap listings follow, and by morning the intruder has "shipped" some orders and cancelled the rest.
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: '7 Heron Yard', city: 'Larkbridge', state: 'Somerset', postalCode: 'BA9 0AA', country: 'GB' };
const elsewhere = { line1: 'Building 9, Harbour Zone', city: 'Farport', postalCode: '518000', country: 'CN' };

export const mainBusinessTakeover: Story = {
  id: 'main-business-takeover',
  title: { ja: '本業の乗っ取り', en: 'The main business' },
  cast: [
    { ja: 'アリスはこのお店で生計を立てており、今は眠っています。', en: 'Alice lives off this shop, and sleeps.' },
    { ja: 'ボブは日中、アリスのもとで働いています。', en: 'Bob works for her by day.' },
    { ja: 'マロリーは、流出リストでボブのパスワードを見つけました。', en: 'Mallory found Bob’s password on a list.' },
  ],
  shop: {
    store: 'GB',
    language: 'en',
    sellerId: 'A2ALICEHOMEUK1',
    profile: {
      storeName: 'Alice’s Home & Garden',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'Alice Home and Garden Ltd',
      registeredAddress: home,
      contactName: 'Alice Able',
      contactAddress: home,
      depositTail: '118',
      depositHolder: 'ALICE HOME AND GARDEN LTD',
      otherTails: [],
    },
    listings: 1500,
    ordersPerDay: 100,
    skuPrefix: 'AHG',
    lines: ['en-kitchen', 'en-garden'],
    fbaShare: 0.6,
    opened: { from: -1500, to: 'today' },
    shipsFrom: home,
    payoutDay: 5,
  },
  timeline: [
    {
      at: day(0).at('01:32'),
      says: {
        ja: 'マロリーがボブのパスワードでサインインします。',
        en: 'Mallory signs in with Bob’s password.',
      },
    },
    {
      at: day(0).at('01:40'),
      says: {
        ja: '自社のFBA商品が次々に出品者出荷へ切り替わり、発送まで20日、価格は大きく下がります。',
        en: 'One after another, own FBA listings turn merchant-fulfilled, 20 days to ship, far cheaper.',
      },
      does: [
        {
          deed: 'change-offers',
          share: 0.12,
          only: 'fba',
          priceFactor: [0.35, 0.6],
          toMerchant: { quantity: 99, handlingDays: 20 },
          over: minutes(30),
        },
      ],
    },
    {
      at: day(0).at('01:50'),
      says: {
        ja: '220点の家電が市場価格の8～15％で出品されます。',
        en: '220 pieces of electronics go on sale at 8 to 15 % of the market.',
      },
      does: [
        {
          deed: 'list',
          tag: 'bait',
          count: 220,
          line: 'en-hot',
          skuPrefix: 'QW',
          ofMarket: [0.08, 0.15],
          quantity: 50,
          handlingDays: 20,
          over: minutes(75),
        },
      ],
    },
    {
      at: day(0).at('02:15'),
      says: { ja: '夜のうちに注文が集まります。', en: 'Orders gather through the night.' },
      does: [{ deed: 'order', tag: 'bait', count: 90, over: minutes(225) }],
    },
    {
      at: day(0).at('05:00'),
      says: {
        ja: 'マロリーは一部の注文を、追跡番号なしで「発送済み」にします。',
        en: 'Mallory marks some of the orders as shipped, without a tracking number.',
      },
      does: [{ deed: 'ship-falsely', tag: 'bait', share: 0.5, from: elsewhere, over: minutes(40) }],
    },
    {
      at: day(0).at('06:30'),
      says: { ja: '残りの注文はすべてキャンセルされます。', en: 'The rest of the orders are cancelled.' },
      does: [{ deed: 'cancel', tag: 'bait', share: 1, reason: 'NO_INVENTORY', over: minutes(20) }],
    },
  ],
  lasts: days(1),
  expects: [
    { what: { detector: 'listing-burst' }, by: day(0).at('02:20') },
    { what: { detector: 'price-below-market' }, by: day(0).at('02:50') },
    { what: { severity: 'critical' }, by: day(0).at('02:50') },
    { what: { detector: 'seller-cancellation-spike' }, by: day(0).at('07:30') },
  ],
};
