// The forgotten seller on the Professional plan, watched by the API and the mailbox together: the mail shows the sign-in that
// no API does, the API the listings that no order has told of yet, and an order that both tell of is one.
import type { Story } from '../story.ts';
import { day } from '../story.ts';
import { forgottenSeller } from './forgotten-seller.ts';

const { shop, timeline, expects } = forgottenSeller;

export const forgottenBothWays: Story = {
  ...forgottenSeller,
  id: 'forgotten-both-ways',
  title: { ja: '忘れられた出品者（APIとメール）', en: 'The forgotten seller, by API and mail' },
  shop: { ...shop, mailsPerDay: 3, mailsOrders: true },
  timeline: [
    ...timeline.filter(({ at }) => at < day(0).at('23:10')),
    {
      at: day(0).at('23:10'),
      says: {
        ja: 'マロリーがログイン用メールアドレスを変更します。APIには何も出ませんが、Amazonからアリスに通知が届きます。',
        en: 'Mallory changes the sign-in e-mail. The API shows nothing of it, but Amazon writes to Alice.',
      },
      does: [{ deed: 'mail', letter: 'email-changed' }],
    },
    ...timeline.filter(({ at }) => at >= day(0).at('23:10')),
  ],
  expects: [
    ...(expects === 'nothing above low' ? [] : expects),
    { what: { detector: 'account-notice' }, by: day(0).at('23:15') },
  ],
};
