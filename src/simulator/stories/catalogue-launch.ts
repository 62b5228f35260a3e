// The launch: 180 new listings in one working day, in a line that the shop has always sold, at the market's prices.
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: '3 Orchard Row', city: 'Swallowmere', state: 'Kent', postalCode: 'TN30 0AA', country: 'GB' };

export const catalogueLaunch: Story = {
  id: 'catalogue-launch',
  title: { ja: '新カタログの公開', en: 'The new catalogue' },
  cast: [
    { ja: 'アリスは今年の新商品を公開します。', en: 'Alice puts this year’s catalogue on sale.' },
    { ja: 'ボブが写真を撮りました。', en: 'Bob took the pictures.' },
  ],
  shop: {
    store: 'GB',
    language: 'en',
    sellerId: 'A2ALICELAUNCH1',
    profile: {
      storeName: 'Alice’s Kitchen Shelf',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'Alice Kitchen Shelf Ltd',
      registeredAddress: home,
      contactName: 'Alice Able',
      contactAddress: home,
      depositTail: '550',
      depositHolder: 'ALICE KITCHEN SHELF LTD',
      otherTails: [],
    },
    listings: 600,
    ordersPerDay: 35,
    skuPrefix: 'AKS',
    lines: ['en-kitchen'],
    fbaShare: 0.5,
    opened: { from: -900, to: 'today' },
    shipsFrom: home,
    payoutDay: 9,
  },
  timeline: [
    {
      at: day(0).at('09:30'),
      says: {
        ja: 'アリスが今年の新商品180点を、一日かけて市場なみの価格で出品します。',
        en: 'Over the day, Alice lists this year’s 180 new goods, priced like everybody else’s.',
      },
      does: [
        {
          deed: 'list',
          tag: 'new-catalogue',
          count: 180,
          line: 'en-kitchen',
          skuPrefix: 'AKS26',
          ofMarket: [0.95, 1.12],
          quantity: 12,
          handlingDays: 2,
          over: minutes(480),
        },
      ],
    },
    {
      at: day(0).at('17:30'),
      says: { ja: '公開が終わりました。', en: 'The catalogue is out.' },
    },
  ],
  lasts: days(2),
  expects: 'nothing above low',
};
