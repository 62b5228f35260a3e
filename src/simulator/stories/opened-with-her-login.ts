// A stranger registers as a seller with a login that sells nothing: only Amazon's mail tells of it.
import { day, type Story } from '../story.ts';
import { forgottenByMail } from './forgotten-by-mail.ts';

export const openedWithHerLogin: Story = {
  ...forgottenByMail,
  id: 'opened-with-her-login',
  title: { ja: '知らないうちに開かれた店', en: 'A shop opened with her login' },
  cast: [
    {
      ja: 'アリスは昔アカウントを開いたきり、何も売っていません。見守っているのはメールだけです。',
      en: 'Alice opened an account long ago and sells nothing. Only her mail is watched.',
    },
    { ja: 'マロリーは、アリスのパスワードを持っています。', en: 'Mallory has her password.' },
  ],
  timeline: [
    {
      at: day(0).at('22:10'),
      says: {
        ja: 'マロリーが出品用アカウントの登録を済ませます。',
        en: 'Mallory completes the registration as a seller.',
      },
      does: [{ deed: 'mail', letter: 'seller-opened' }],
    },
  ],
  lasts: day(1).at('06:00'),
  expects: [
    { what: { detector: 'account-notice' }, by: day(0).at('22:20') },
    { what: { severity: 'high' }, by: day(0).at('22:20') },
  ],
};
