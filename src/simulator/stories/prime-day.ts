// Prime Day: eight times the orders, own prices down by a fifth to a third, more changes of mind and empty shelves.
// It looks like much of an attack and is none.
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: '青葉町7-8-9', city: '千草市', state: '埼玉県', postalCode: '369-0000', country: 'JP' };

export const primeDay: Story = {
  id: 'prime-day',
  title: { ja: 'プライムデー', en: 'Prime Day' },
  cast: [
    { ja: 'アリスは何週間もかけてセールの準備をしてきました。', en: 'Alice has prepared for the sale for weeks.' },
    { ja: 'ボブは夜通し荷造りをします。', en: 'Bob packs through the night.' },
  ],
  shop: {
    store: 'JP',
    language: 'ja',
    sellerId: 'A2ALICEPRIMEJP',
    profile: {
      storeName: 'アリスの台所',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'アリス商店',
      registeredAddress: home,
      contactName: 'アリス',
      contactAddress: home,
      depositTail: '733',
      depositHolder: 'ALICE SHOTEN',
      otherTails: [],
    },
    listings: 700,
    ordersPerDay: 30,
    skuPrefix: 'PD',
    lines: ['ja-kitchen', 'ja-stationery'],
    fbaShare: 0.5,
    opened: { from: -1000, to: 'today' },
    shipsFrom: home,
    payoutDay: 8,
  },
  timeline: [
    {
      at: day(0).at('00:00'),
      says: {
        ja: 'セール開始。アリスは商品の7割を20～30％値下げし、注文はふだんの8倍になります。',
        en: 'The sale begins. Alice takes 20 to 30 % off seven in ten goods, and orders come eight times as often.',
      },
      does: [
        { deed: 'change-offers', share: 0.7, priceFactor: [0.7, 0.8], over: minutes(20), until: day(2).at('00:00') },
        { deed: 'surge', factor: 8, until: day(2).at('00:00'), buyerCancels: 0.035, stockOuts: 0.01 },
      ],
    },
    {
      at: day(1).at('11:00'),
      says: {
        ja: '売り切れが出て、いくつかの注文をお断りします。考え直す購入者もいます。',
        en: 'Some shelves are empty and some orders must be turned down. Some buyers change their minds.',
      },
    },
    {
      at: day(2).at('00:00'),
      says: { ja: 'セール終了。価格が元に戻ります。', en: 'The sale is over, and the prices are back.' },
    },
  ],
  lasts: days(3),
  expects: 'nothing above low',
};
