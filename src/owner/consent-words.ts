// What is said when a seller comes back from Amazon, and of what Amazon itself shows when it sends nobody back: its codes, as
// others met them (developer-docs; amzn docs#265, #79, #149, models#2186, #2493, #4480).
import type { ShopRefusal } from '../domain/owner/appstore.ts';
import type { ReturnRefusal } from '../domain/owner/consent.ts';
import type { Text } from '../domain/text/text.ts';

const again = { en: 'Nothing was stored. Begin anew.', ja: '何も保存していません。はじめからやり直してください。' };
const withAgain = ({ en, ja }: Text): Text => ({ en: `${en} ${again.en}`, ja: `${ja}${again.ja}` });

export const returnRefusals: Readonly<Record<ReturnRefusal, Text>> = {
  'no-state': withAgain({
    en: 'This address doesn’t come from a connection that was begun here.',
    ja: 'このアドレスは、ここで始めた接続のものではありません。',
  }),
  used: withAgain({
    en: 'This return from Amazon was used already, or is none of ours. Each is good once.',
    ja: 'Amazonからのこの戻りは、すでに使われたか、留守番のものではありません。使えるのは一度だけです。',
  }),
  'other-browser': withAgain({
    en: 'The connection was begun in another browser, in another tab after this one, or under another address. Whoever begins it must come back in the same browser, so that nobody’s shop ends up in somebody else’s watch.',
    ja: 'この接続は、別のブラウザー、あとから開いた別のタブ、または別のアドレスで始められています。ほかの人の店舗とつながるのを防ぐため、始めたブラウザーで戻る必要があります。',
  }),
  late: withAgain({
    en: 'More than 10 minutes have gone by since it was begun.',
    ja: '始めてから10分を過ぎています。',
  }),
  refused: withAgain({
    en: 'Amazon, or the seller there, did not authorise it.',
    ja: 'Amazonで認証されませんでした（取り消されたか、Amazonに断られました）。',
  }),
  'no-code': withAgain({
    en: 'Amazon sent no code along: the authorisation was not finished.',
    ja: 'Amazonからコードが届いていません。認証が完了していません。',
  }),
  'no-seller': withAgain({
    en: 'Amazon did not say which seller it was.',
    ja: 'どの出品者か、Amazonから届いていません。',
  }),
};

/** Why a shop isn't the one for a seller who came from the Appstore; `known` is its seller, `came` the one who came. */
export const shopRefusals: Readonly<Record<ShopRefusal, Text>> = {
  'other-seller': {
    en: 'this shop is the seller {known}, and the one that began at Amazon is {came}',
    ja: 'この店舗の出品者は {known} ですが、Amazonで始めたのは {came} です',
  },
  'other-region': {
    en: 'this shop is in another region of Amazon’s than the one in which the seller {came} began',
    ja: 'この店舗は、出品者 {came} がAmazonで始めた地域の店舗ではありません',
  },
  'watched-already': {
    en: 'the seller {came} is watched already, as another shop',
    ja: '出品者 {came} は、別の店舗としてすでに見守っています',
  },
};

export const consentWords = {
  beginAtAmazon: {
    en: 'nothing was begun: choose the shop of that seller, or begin at Amazon as the seller of this shop',
    ja: '何も始めていません。その出品者の店舗を選ぶか、この店舗の出品者としてAmazonで始めてください',
  },
  saidBy: { en: 'Amazon says: {said}', ja: 'Amazonの説明：{said}' },
  gone: withAgain({
    en: 'The shop or the application is gone meanwhile.',
    ja: '店舗またはアプリが、その間に削除されました。',
  }),
  otherSeller: {
    en: 'Nothing was stored: this shop is the seller {known}, and the one that authorised is {came}. Sign in at Amazon as the primary user of {known}.',
    ja: '何も保存していません。この店舗の出品者は {known} ですが、認証したのは {came} です。Amazonに {known} のメインユーザーでログインしてください。',
  },
  begunForOther: {
    en: 'Nothing was stored: it was begun in the Appstore as the seller {known}, and the one that authorised is {came}. Begin anew there, without changing the account at Amazon meanwhile.',
    ja: '何も保存していません。アプリストアで始めた出品者は {known} ですが、認証したのは {came} です。途中でAmazonのアカウントを切り替えずに、アプリストアからやり直してください。',
  },
  unproven: {
    en: 'Nothing was stored: Amazon does not confirm that this authorisation is of the seller {came}: {why}. The application needs the role Product Listing.',
    ja: '何も保存していません。この認証が出品者 {came} のものだと、Amazonで確かめられませんでした：{why}。アプリには「商品リスティング」のロールが必要です。',
  },
  codeRefused: {
    en: 'Nothing was stored: Amazon does not take the code. It is good for 5 minutes and once (a reload or a link scanner uses it up), and only with the very address to return to that is registered. Begin anew.',
    ja: '何も保存していません。Amazonがコードを受け付けません。コードは5分以内に一度だけ有効です（再読み込みやリンクの自動確認でも使われます）。また、登録した戻り先のアドレスと一致する必要があります。はじめからやり直してください。',
  },
  notTaken: {
    en: 'Nothing was stored. The sign-in that there was goes on. {why}',
    ja: '何も保存していません。今までの接続をそのまま使います。{why}',
  },
  watchedAlready: withAgain({
    en: 'This seller’s shop is watched already.',
    ja: 'この出品者の店舗は、すでに見守っています。',
  }),
  invitationGone: {
    en: 'Nothing was stored: the invitation was used meanwhile, taken back, or its time is over. Ask for a new one.',
    ja: '何も保存していません。招待は、その間に使われたか、取り消されたか、期限が切れました。新しい招待を頼んでください。',
  },
  onlyHere: {
    en: 'It leads to this computer alone: for others, RUSUBAN_CONSOLE_URL has to be a public https address.',
    ja: 'このコンピューターでしか開けません。ほかの人に渡すには、RUSUBAN_CONSOLE_URL に公開の https アドレスが必要です。',
  },
  thanks: {
    en: 'Thank you: {shop} is connected. You may close this page.',
    ja: 'ありがとうございます。「{shop}」を接続しました。このページは閉じてかまいません。',
  },
  connected: {
    en: 'Connected: {shop}. Every recipient is told.',
    ja: '「{shop}」を接続しました。すべての送り先にお知らせします。',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What Amazon shows on a page of its own, from which it sends nobody back. */
export const amazonsCodes: readonly { readonly codes: string; readonly means: Text }[] = [
  {
    codes: 'MD1000',
    means: {
      en: 'Amazon doesn’t find the application there: it is a draft and isn’t said to be one (or the other way round), the application id is wrong (it begins with amzn1.sp.solution and is not the client id), or the page is that of another region.',
      ja: 'そのページではアプリが見つかりません。下書きの指定が実際と違うか、アプリID（amzn1.sp.solution で始まり、クライアントIDとは別）の誤り、または別の地域のページです。',
    },
  },
  {
    codes: 'MD5100, MD5200',
    means: {
      en: 'The application isn’t open to sellers of this region, or its registration isn’t finished. Seen where the page of Europe was opened for an American application, and the other way round.',
      ja: 'アプリがこの地域の出品者に公開されていないか、登録が完了していません。欧州のページを北米のアプリで開いたとき（またはその逆）にも出ます。',
    },
  },
  {
    codes: 'MD5101',
    means: {
      en: 'The address to return to isn’t registered for the application, to the letter.',
      ja: '戻り先のアドレスが、アプリに登録したものと一字一句同じではありません。',
    },
  },
  {
    codes: 'MD5110',
    means: { en: 'The address to return to has a # in it.', ja: '戻り先のアドレスに # が含まれています。' },
  },
  {
    codes: 'SPDC8143',
    means: {
      en: 'Only the primary user of the seller’s account can authorise.',
      ja: '認証できるのは、出品用アカウントのメインユーザーだけです。',
    },
  },
  {
    codes: 'CONSENT_LIMIT_REACHED',
    means: {
      en: 'An application that isn’t in the Appstore can be authorised by 25 sellers. Take back authorisations that nobody needs, or list it.',
      ja: 'アプリストアに掲載していないアプリを認証できるのは25出品者までです。不要な認証を取り消すか、掲載してください。',
    },
  },
];
