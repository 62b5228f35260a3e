// The second takeover: Amazon cleaned up and two-step verification stayed off, so a week later they are back, and this
// time in the shop. A flood of subscriptions is to bury the notice.
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: '杉並木5-6-7', city: '常盤台市', state: '栃木県', postalCode: '329-0000', country: 'JP' };

export const secondTakeover: Story = {
  id: 'second-takeover',
  title: { ja: '二度目の乗っ取り', en: 'The second takeover' },
  cast: [
    {
      ja: 'アリスのお店は一度乗っ取られ、パスワードを変えただけで済ませました。',
      en: 'Alice’s shop was taken over once; she changed the password and left it at that.',
    },
    { ja: 'マロリーには、まだアリスのメールが読めます。', en: 'Mallory can still read her mail.' },
  ],
  shop: {
    store: 'JP',
    language: 'ja',
    sellerId: 'A2ALICETWICEJP',
    profile: {
      storeName: 'アリスの紙もの',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'アリス商店',
      registeredAddress: home,
      contactName: 'アリス',
      contactAddress: home,
      depositTail: '655',
      depositHolder: 'ALICE SHOTEN',
      otherTails: [],
    },
    listings: 150,
    ordersPerDay: 8,
    skuPrefix: 'TW',
    lines: ['ja-stationery'],
    fbaShare: 0.2,
    opened: { from: -700, to: -20 },
    shipsFrom: home,
    payoutDay: 9,
    mailsPerDay: 12,
  },
  timeline: [
    {
      at: day(0).at('02:10'),
      says: {
        ja: '夜中に、アリスのログインでゲームパスが買われます。',
        en: 'At night, game passes are bought with Alice’s login.',
      },
      does: [{ deed: 'mail', letter: 'bought-game-pass', count: 3, over: minutes(20) }],
    },
    {
      at: day(0).at('04:00'),
      says: {
        ja: 'Amazonがパスワードを無効にし、注文を取り消します。アリスは新しいパスワードにしますが、2段階認証は無効のままです。',
        en: 'Amazon disables the password and cancels the orders. Alice sets a new one and leaves two-step verification off.',
      },
      does: [{ deed: 'mail', letter: 'recent-changes' }],
    },
    {
      at: day(8).at('01:50'),
      says: {
        ja: '8日後、購読確認のメールが数百通、アリスの受信箱に押し寄せます。',
        en: 'Eight days later, hundreds of subscription mails pour into Alice’s mailbox.',
      },
      does: [{ deed: 'mail', letter: 'subscription', count: 600, over: minutes(60) }],
    },
    {
      at: day(8).at('02:15'),
      says: {
        ja: 'その中に、ログイン用メールアドレスが変更されたというAmazonの通知が1通あります。',
        en: 'Among them is one notice of Amazon’s: the sign-in e-mail was changed.',
      },
      does: [{ deed: 'mail', letter: 'email-changed' }],
    },
    {
      at: day(8).at('02:30'),
      says: {
        ja: '90点の家電が市場価格の5～11％で出品されます。',
        en: '90 pieces of electronics go on sale at 5 to 11 % of the market.',
      },
      does: [
        {
          deed: 'list',
          tag: 'bait',
          count: 90,
          line: 'ja-hot',
          skuPrefix: 'ZX',
          ofMarket: [0.05, 0.11],
          quantity: 30,
          handlingDays: 18,
          over: minutes(30),
        },
      ],
    },
    {
      at: day(8).at('02:50'),
      says: { ja: '注文が入り始めます。', en: 'Orders begin to come in.' },
      does: [{ deed: 'order', tag: 'bait', count: 15, over: minutes(120) }],
    },
  ],
  lasts: days(8) + day(0).at('06:00'),
  expects: [
    { what: { detector: 'buyer-side-order' }, by: day(0).at('03:30') },
    { what: { detector: 'account-notice' }, by: day(0).at('05:00') },
    { what: { severity: 'critical' }, by: day(0).at('05:00') },
    { what: { detector: 'account-notice' }, after: day(7).at('00:00'), by: day(8).at('03:10') },
    { what: { detector: 'mailbox-flood' }, after: day(7).at('00:00'), by: day(8).at('05:00') },
    { what: { detector: 'listing-burst' }, after: day(7).at('00:00'), by: day(8).at('05:00') },
    { what: { severity: 'critical' }, after: day(7).at('00:00'), by: day(8).at('05:00') },
  ],
};
