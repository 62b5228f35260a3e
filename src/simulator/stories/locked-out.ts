// Locked out: password and phone go first, at noon of a working day, and the owner can't get in any more. The API's
// authorisation outlives both, so the watch goes on seeing what is done. After a Berlin web shop's own account.
import { day, days, minutes, type Story } from '../story.ts';

const home = { line1: 'Werkhof 3', city: 'Neu Tannrode', postalCode: '14778', country: 'DE' };

export const lockedOut: Story = {
  id: 'locked-out',
  title: { ja: '締め出された出品者', en: 'Locked out' },
  cast: [
    { ja: 'アリスは外出中です。', en: 'Alice is out.' },
    {
      ja: 'ボブは一人で店番をしていて、偽のメールにパスワードを入力してしまいます。',
      en: 'Bob is alone in the office, and types the password into a fake’s page.',
    },
    { ja: 'マロリーは急いでいます。', en: 'Mallory is in a hurry.' },
  ],
  shop: {
    store: 'DE',
    language: 'en',
    sellerId: 'A2ALICETOOLDE1',
    profile: {
      storeName: 'Alices Werkzeugkiste',
      isParticipating: true,
      hasSuspendedListings: false,
      sellingPlan: 'PROFESSIONAL',
      businessName: 'Alices Werkzeugkiste GmbH',
      registeredAddress: home,
      contactName: 'Alice Able',
      contactAddress: home,
      depositTail: '5520',
      depositHolder: 'ALICES WERKZEUGKISTE GMBH',
      otherTails: [],
    },
    listings: 260,
    ordersPerDay: 18,
    skuPrefix: 'WK',
    lines: ['de-tools'],
    fbaShare: 0.2,
    opened: { from: -800, to: 'today' },
    shipsFrom: home,
    payoutDay: 6,
    mailsPerDay: 14,
  },
  timeline: [
    {
      at: day(0).at('11:52'),
      says: {
        ja: 'マロリーがパスワードを変え、続けて電話番号を自分のものに変えます。Amazonが元のアドレスに知らせます。',
        en: 'Mallory changes the password, then the phone number; Amazon tells the address on file.',
      },
      does: [
        { deed: 'mail', letter: 'password-changed' },
        { deed: 'mail', letter: 'phone-changed' },
      ],
    },
    {
      at: day(0).at('12:12'),
      says: {
        ja: 'この店が扱ったことのない調理器具70点が、市場価格の2割前後で出品されます。',
        en: '70 pieces of kitchenware that the shop never sold go on sale at a fifth of their price.',
      },
      does: [
        {
          deed: 'list',
          tag: 'bait',
          count: 70,
          line: 'de-kitchen',
          skuPrefix: 'QX',
          ofMarket: [0.15, 0.25],
          quantity: 40,
          handlingDays: 18,
          over: minutes(40),
        },
      ],
    },
    {
      at: day(0).at('12:40'),
      says: {
        ja: '注文が入り始めます。アリスもボブも、もうログインできません。',
        en: 'Orders come in. Neither Alice nor Bob can sign in.',
      },
      does: [{ deed: 'order', tag: 'bait', count: 60, over: minutes(300) }],
    },
    {
      at: day(0).at('18:05'),
      says: { ja: 'Amazonがアカウントを停止します。', en: 'Amazon closes the shop.' },
      does: [{ deed: 'profile', set: { accountStatus: 'DEACTIVATED', hasSuspendedListings: true } }],
    },
  ],
  lasts: days(1) + day(0).at('08:00'),
  expects: [
    { what: { detector: 'account-notice' }, by: day(0).at('12:00') },
    { what: { severity: 'high' }, by: day(0).at('12:00') },
    { what: { detector: 'listing-burst' }, by: day(0).at('12:45') },
    { what: { severity: 'critical' }, by: day(0).at('12:45') },
    { what: { detector: 'account-status-changed' }, by: day(1).at('00:30') },
  ],
};
