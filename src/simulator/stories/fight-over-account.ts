// A fight over the account: the sign-in address changes hands again and again within two days, and only mails tell of it.
import { day, type Story } from '../story.ts';
import { buyerSide } from './buyer-side.ts';

export const fightOverAccount: Story = {
  id: 'fight-over-account',
  title: { ja: 'アカウントの奪い合い', en: 'A fight over the account' },
  cast: [
    {
      ja: 'アリスはメールで異変に気づき、アドレスを元に戻します。',
      en: 'Alice sees a mail, and takes her address back.',
    },
    { ja: 'マロリーは、まだ中に入れます。', en: 'Mallory can still get in.' },
  ],
  shop: { ...buyerSide.shop, sellerId: 'A2ALICEFIGHTJP', skuPrefix: 'FG' },
  timeline: [
    {
      at: day(0).at('02:40'),
      says: {
        ja: 'マロリーがログイン用のメールアドレスを自分のものに変えます。Amazonが元のアドレスに知らせます。',
        en: 'Mallory puts an e-mail address of her own in its place; Amazon tells the old one.',
      },
      does: [{ deed: 'mail', letter: 'email-changed' }],
    },
    {
      at: day(0).at('11:15'),
      says: { ja: 'アリスが元のアドレスに戻します。', en: 'Alice puts hers back.' },
      does: [{ deed: 'mail', letter: 'email-changed' }],
    },
    {
      at: day(0).at('23:30'),
      says: {
        ja: 'その夜、アドレスがもう一度変えられます。',
        en: 'That night it is changed once more.',
      },
      does: [{ deed: 'mail', letter: 'email-changed' }],
    },
  ],
  lasts: day(1).at('08:00'),
  expects: [
    { what: { detector: 'account-notice' }, by: day(0).at('02:50') },
    { what: { severity: 'high' }, by: day(0).at('02:50') },
    { what: { severity: 'critical' }, by: day(0).at('11:30') },
  ],
};
