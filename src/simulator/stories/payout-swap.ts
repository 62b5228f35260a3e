// The payout: e-mail and contact first, then patience, then the deposit account two days before the fortnightly payout.
// Amazon's notice of the changed address goes to the old one, and is the last that Alice gets.
// From first-hand accounts (33,000 and 100,000 US dollars, and some hundred British accounts in 2018).
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: 'Lindenhof 12', city: 'Birkenau am See', postalCode: '69488', country: 'DE' };
const elsewhere = { line1: 'Hafenring 99', city: 'Neustadt-Süd', postalCode: '22113', country: 'DE' };

export const payoutSwap: Story = {
  id: 'payout-swap',
  title: { ja: '入金口座のすり替え', en: 'The payout' },
  cast: [
    { ja: 'アリスは2週間ごとの入金を待っています。', en: 'Alice waits for her fortnightly payout.' },
    { ja: 'マロリーはアリスのメールを盗み読みしています。', en: 'Mallory reads her mail.' },
  ],
  shop: {
    store: 'DE',
    language: 'en',
    sellerId: 'A2ALICEHAUSDE1',
    profile: {
      storeName: 'Alices Haushaltswaren',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'Alice Haushaltswaren GmbH',
      registeredAddress: home,
      contactName: 'Alice Able',
      contactAddress: home,
      depositTail: '3461',
      depositHolder: 'ALICE HAUSHALTSWAREN GMBH',
      otherTails: [],
    },
    listings: 500,
    ordersPerDay: 40,
    skuPrefix: 'HW',
    lines: ['de-kitchen', 'de-tools'],
    fbaShare: 0.45,
    opened: { from: -900, to: 'today' },
    shipsFrom: home,
    payoutDay: 4,
    mailsPerDay: 14,
  },
  timeline: [
    {
      at: day(0).at('21:40'),
      says: {
        ja: 'マロリーがログイン用メールアドレスを自分のものに変えます。Amazonの通知は古いアドレスに届き、これが最後になります。',
        en: 'Mallory changes the sign-in e-mail. Amazon’s notice of it goes to the old address, and is the last to do so.',
      },
      does: [{ deed: 'mail', letter: 'email-changed' }],
    },
    {
      at: day(0).at('22:12'),
      says: {
        ja: 'マロリーが連絡先を、自分の名前と住所に書き換えます。',
        en: 'Mallory puts a name and address of their own in as the contact.',
      },
      does: [{ deed: 'profile', set: { contactName: 'M. Allory', contactAddress: elsewhere } }],
    },
    {
      at: day(0).at('22:30'),
      says: {
        ja: 'マロリーが、購入者の氏名と住所を含むレポートをダウンロードします。',
        en: 'Mallory downloads the reports with the names and addresses of Alice’s buyers.',
      },
      does: [
        {
          deed: 'ask-reports',
          reportTypes: ['GET_FLAT_FILE_ORDER_REPORT_DATA_SHIPPING', 'GET_FLAT_FILE_ORDER_REPORT_DATA_TAX'],
          over: minutes(5),
        },
      ],
    },
    {
      at: day(2).at('03:40'),
      says: {
        ja: '2日後に入金を控え、入金先の口座が差し替えられます。',
        en: 'Two days before the payout, the deposit account is exchanged.',
      },
      does: [
        {
          deed: 'profile',
          set: { depositTail: '9907', depositHolder: 'M ALLORY TRADING', otherTails: ['3461'] },
        },
      ],
    },
    {
      at: day(4).at('10:00'),
      says: {
        ja: '2週間分の売上が、見知らぬ口座へ送金されます。',
        en: 'A fortnight’s sales are paid to an account that Alice has never seen.',
      },
    },
  ],
  lasts: days(5),
  expects: [
    { what: { detector: 'account-notice' }, by: day(0).at('22:15') },
    { what: { severity: 'high' }, by: day(0).at('22:15') },
    { what: { detector: 'contact-changed' }, by: day(1).at('00:12') },
    { what: { detector: 'buyer-data-asked' }, by: day(0).at('23:00') },
    { what: { detector: 'payout-destination-changed' }, by: day(2).at('05:40') },
    { what: { severity: 'critical' }, by: day(2).at('05:40') },
  ],
};
