// The healthy shop: weeks of ordinary trade, with a buyer's change of mind, an empty shelf and a repricer at work.
// Whatever is said about it above `low` is a false alarm.
import { day, days, type Story } from '../story.ts';

const home = { line1: '若葉町4-5-6', city: '桐生台市', state: '神奈川県', postalCode: '259-0000', country: 'JP' };

export const healthyShop: Story = {
  id: 'healthy-shop',
  title: { ja: '健康なお店', en: 'The healthy shop' },
  cast: [
    { ja: 'アリスは台所用品と文房具を売っています。', en: 'Alice sells kitchenware and stationery.' },
    { ja: 'ボブが荷造りをします。', en: 'Bob packs the parcels.' },
  ],
  shop: {
    store: 'JP',
    language: 'ja',
    sellerId: 'A2ALICEKURASHI',
    profile: {
      storeName: 'アリスの暮らし道具',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'アリス商店',
      registeredAddress: home,
      contactName: 'アリス',
      contactAddress: home,
      depositTail: '402',
      depositHolder: 'ALICE SHOTEN',
      otherTails: [],
    },
    listings: 800,
    ordersPerDay: 30,
    skuPrefix: 'KD',
    lines: ['ja-kitchen', 'ja-stationery'],
    fbaShare: 0.55,
    opened: { from: -1100, to: 'today' },
    shipsFrom: home,
    payoutDay: 6,
    mailsPerDay: 25,
    // her parcel service's program
    reportsAsked: [{ reportType: 'GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING', at: day(0).at('06:00') }],
  },
  timeline: [
    {
      at: day(0).at('09:00'),
      says: {
        ja: 'いつもの一日です。ボブが昨日の注文を梱包します。',
        en: 'A day like any other. Bob packs yesterday’s orders.',
      },
    },
    {
      at: day(1).at('14:00'),
      says: {
        ja: 'アリスが棚の一部の価格を、市場に合わせて5％ほど見直します。',
        en: 'Alice moves some of her prices by 5 % or so, after the market.',
      },
      does: [{ deed: 'change-offers', share: 0.08, priceFactor: [0.94, 1.05], over: 2 * 3_600_000 }],
    },
    {
      at: day(1).at('20:30'),
      says: {
        ja: 'アリスの受信箱には、本物のお知らせに混じって偽のAmazonメールも届きます。',
        en: 'Fakes of Amazon come to Alice’s mailbox as to everyone’s, beside the real notices.',
      },
      does: [
        { deed: 'mail', letter: 'fake-locked', count: 3, over: 5 * 3_600_000 },
        { deed: 'mail', letter: 'fake-notice', count: 2, over: 5 * 3_600_000 },
      ],
    },
    {
      at: day(2).at('18:00'),
      says: { ja: '今日も、何も起きませんでした。', en: 'Again, nothing happened.' },
    },
  ],
  lasts: days(3),
  expects: 'nothing above low',
};
