// The forgotten seller as it mostly is: an Individual plan, which can't authorise the API. All that anyone can see of the
// takeover is what Amazon mails to the owner: the orders of the night, and their cancellations in the morning.

import type { Story } from '../story.ts';
import { day } from '../story.ts';
import { forgottenSeller } from './forgotten-seller.ts';

const { shop } = forgottenSeller;

export const forgottenByMail: Story = {
  ...forgottenSeller,
  id: 'forgotten-by-mail',
  title: { ja: '忘れられた出品者（メールだけ）', en: 'The forgotten seller, by mail alone' },
  cast: [
    {
      ja: 'アリスは古本を売るために小口出品のアカウントを開き、1冊売れたきり、1年間見ていません。小口出品ではAPIを使えません。',
      en: 'Alice opened an account on the Individual plan to sell old books, sold one, and has not looked for a year. That plan has no API.',
    },
    { ja: 'マロリーは、アリスのパスワードを2ドルで買いました。', en: 'Mallory bought her password for two dollars.' },
  ],
  shop: {
    ...shop,
    profile: { ...shop.profile, sellingPlan: 'INDIVIDUAL' },
    mailsPerDay: 3,
    mailsOrders: true,
  },
  expects: [
    // Before the tenth order: one comes every twelve minutes.
    { what: { severity: 'high' }, by: day(1).at('01:50') },
    { what: { detector: 'seller-cancellation-spike' }, by: day(1).at('07:30') },
  ],
};
