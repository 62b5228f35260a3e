// What to do about a mail, by verdict, in both languages. No link to Amazon, ever: the owner goes there by their own way.
import type { MailVerdict } from '../domain/mail/mail-check.ts';
import type { Text } from '../domain/text/text.ts';

export const adviceWords = {
  'dont-click': {
    en: 'Don’t click anything in it, don’t open its files, don’t answer it.',
    ja: 'リンクや添付ファイルは開かず、返信もしないでください。',
  },
  'message-centre': {
    en: 'See whether the same message is in your account: Amazon, Account > Message Centre. If it is not there, it is not from Amazon. Type the address yourself or use your own bookmark.',
    ja: '同じお知らせが「アカウントサービス > メッセージセンター」にあるか確認してください。なければAmazonからのものではありません。アドレスは自分で入力するか、ブックマークを使ってください。',
  },
  'if-password': {
    en: 'If you typed a password into it: change that password, there and everywhere it was reused, starting with your mailbox. Turn on two-step verification.',
    ja: 'パスワードを入力してしまった場合は、そのパスワードと、使い回している全サービスのパスワードを変更してください。メールのパスワードが最優先です。2段階認証も有効にしてください。',
  },
  'if-card': {
    en: 'If you typed a card number: call the number that is printed on the card.',
    ja: 'カード番号を入力してしまった場合は、カードの裏面に書かれた番号に電話してください。',
  },
  report: {
    en: 'You may report it: forward it as an attachment to reportascam@amazon.com, in Japan also to info@antiphishing.jp.',
    ja: '報告する場合は、添付ファイルとしてreportascam@amazon.comに転送してください。日本では、フィッシング対策協議会（info@antiphishing.jp）にも報告できます。',
  },
  'own-way': {
    en: 'Do what it says only by your own way: type the address yourself, or use your bookmark.',
    ja: '手続きが必要な場合も、リンクではなく、自分でアドレスを入力するかブックマークから進めてください。',
  },
  'not-you': {
    en: 'If it tells of something that you did not do, act at once: change the password of your mailbox, then of Amazon, and turn on two-step verification.',
    ja: '身に覚えのない内容であれば、すぐに対応してください。メールのパスワード、次にAmazonのパスワードを変更し、2段階認証を有効にしてください。',
  },
  'attach-it': {
    en: 'To have it checked in full, save the mail as a file (.eml) and check that file.',
    ja: '詳しく確認するには、メールをファイル（.eml）として保存し、そのファイルを確認してください。',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type AdviceKey = keyof typeof adviceWords;

const byVerdict: Readonly<Record<MailVerdict, readonly AdviceKey[]>> = {
  genuine: ['own-way', 'not-you'],
  phishing: ['dont-click', 'if-password', 'if-card', 'message-centre', 'report'],
  suspicious: ['dont-click', 'message-centre', 'if-password', 'if-card'],
  'not-amazon': [],
};

export function adviceFor(verdict: MailVerdict, { isPasted }: { readonly isPasted: boolean }): AdviceKey[] {
  return [...byVerdict[verdict], ...(isPasted && verdict !== 'phishing' ? (['attach-it'] as const) : [])];
}
