// The buyer side of the same login: bought at night with the stored card, and nothing of it in the selling account.
// From a first-hand account in Japan: game passes, then Amazon's notice that it cancelled them.
import { day, minutes, type Story } from '../story.ts';

const home = { line1: '楓町2-3-4', city: '若苗市', state: '静岡県', postalCode: '438-0000', country: 'JP' };

export const buyerSide: Story = {
  id: 'buyer-side',
  title: { ja: '同じログインでの買い物', en: 'The buyer side' },
  cast: [
    {
      ja: 'アリスは同じログインで、お店も自分の買い物もしています。2段階認証は使っていません。',
      en: 'Alice sells and buys with one login, without two-step verification.',
    },
    {
      ja: 'マロリーは、アリスのパスワードを偽のサインイン画面で手に入れました。',
      en: 'Mallory has her password from a fake sign-in page.',
    },
  ],
  shop: {
    store: 'JP',
    language: 'ja',
    sellerId: 'A2ALICEBUYSIDE',
    profile: {
      storeName: 'アリスの文具店',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'アリス商店',
      registeredAddress: home,
      contactName: 'アリス',
      contactAddress: home,
      depositTail: '274',
      depositHolder: 'ALICE SHOTEN',
      otherTails: [],
    },
    listings: 120,
    ordersPerDay: 6,
    skuPrefix: 'BG',
    lines: ['ja-stationery'],
    fbaShare: 0.2,
    opened: { from: -700, to: -20 },
    shipsFrom: home,
    payoutDay: 9,
    mailsPerDay: 12,
  },
  timeline: [
    {
      at: day(0).at('01:20'),
      says: {
        ja: 'マロリーがサインインします。確認コードのメールが続けて届きます。',
        en: 'Mallory signs in; mails with one-time codes come one after another.',
      },
      does: [{ deed: 'mail', letter: 'one-time-code', count: 4, over: minutes(12) }],
    },
    {
      at: day(0).at('01:45'),
      says: {
        ja: 'アリスが眠っている間に、登録カードでゲームパスが買われます。出品用のAPIには何も出ません。',
        en: 'While Alice sleeps, game passes are bought with her stored card. The selling API shows nothing of it.',
      },
      does: [{ deed: 'mail', letter: 'bought-game-pass', count: 5, over: minutes(25) }],
    },
    {
      at: day(0).at('03:05'),
      says: {
        ja: 'Amazonが不正アクセスに気づき、パスワードを無効にして注文を取り消します。',
        en: 'Amazon notices, disables the password and cancels the orders.',
      },
      does: [{ deed: 'mail', letter: 'recent-changes' }],
    },
  ],
  lasts: day(0).at('09:00'),
  expects: [
    { what: { detector: 'one-time-password-burst' }, by: day(0).at('01:40') },
    { what: { severity: 'high' }, by: day(0).at('01:40') },
    { what: { detector: 'buyer-side-order' }, by: day(0).at('02:20') },
    { what: { detector: 'account-notice' }, by: day(0).at('03:15') },
    { what: { severity: 'critical' }, by: day(0).at('03:15') },
  ],
};
