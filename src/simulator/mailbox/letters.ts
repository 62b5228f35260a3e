// What is written to the owner, as data: Amazon's notices (after TAKEOVERS' first-hand accounts and Amazon's own help),
// fakes of them, and everybody else's mail.

import type { Letter, Sender } from './letter.ts';
import { sellerLetters } from './seller-letters.ts';

type Both = Readonly<Record<'ja' | 'en', Letter>>;

const account: Sender = { kind: 'amazon', user: 'account-update' };
const selling: Sender = { kind: 'amazon', user: 'seller-notification' };
const ordering: Sender = { kind: 'amazon', user: 'auto-confirm' };
const other = (from: string): Sender => ({ kind: 'other', from });

const help = {
  ja: ['ヘルプ', 'https://{shop}/gp/help/customer/display.html'],
  en: ['Help', 'https://{shop}/help'],
} as const;

export const letters = {
  ...sellerLetters,
  'email-changed': {
    ja: {
      sender: account,
      subject: 'Eメールアドレスが変更されました',
      text: '{name} 様\n\nお客様のアカウントのEメールアドレスが変更されました。お心当たりがない場合は、カスタマーサービスまでご連絡ください。',
      link: help.ja,
    },
    en: {
      sender: account,
      subject: 'Changes to your Amazon account',
      text: 'Hello {name},\n\nThe e-mail address on your account was changed. If you did not make this change, contact Customer Service.',
      link: help.en,
    },
  },
  'password-changed': {
    ja: {
      sender: account,
      subject: 'パスワードが変更されました',
      text: '{name} 様\n\nお客様のアカウントのパスワードが変更されました。お心当たりがない場合は、カスタマーサービスまでご連絡ください。',
      link: help.ja,
    },
    en: {
      sender: account,
      subject: 'Your password was changed',
      text: 'Hello {name},\n\nThe password of your account was changed. If you did not make this change, contact Customer Service.',
      link: help.en,
    },
  },
  'phone-changed': {
    ja: {
      sender: account,
      subject: '携帯電話番号が変更されました',
      text: '{name} 様\n\nお客様のアカウントに登録されている携帯電話番号が変更されました。お心当たりがない場合は、カスタマーサービスまでご連絡ください。',
      link: help.ja,
    },
    en: {
      sender: account,
      subject: 'Your mobile number was changed',
      text: 'Hello {name},\n\nThe mobile number on your account was changed. If you did not make this change, contact Customer Service.',
      link: help.en,
    },
  },
  'new-sign-in': {
    ja: {
      sender: account,
      subject: '{store}：サインインのお知らせ',
      text: '{name} 様\n\n新しい端末からサインインがありました。お心当たりがない場合はパスワードを変更してください。',
      link: help.ja,
    },
    en: {
      sender: account,
      subject: '{store}: Sign-in from a new device',
      text: 'Hello {name},\n\nSomeone signed in to your account from a new device. If this wasn’t you, change your password.',
      link: help.en,
    },
  },
  'one-time-code': {
    ja: {
      sender: account,
      subject: '1回限りのAmazonアカウント仮パスワード',
      text: 'サインインのために、次のコードを入力してください：{code}\nこのコードを誰にも教えないでください。',
    },
    en: {
      sender: account,
      subject: '{store}: Password Assistance',
      text: 'Your verification code is {code}. Do not share it with anyone.',
    },
  },
  'deposit-changed': {
    ja: {
      sender: selling,
      subject: '銀行口座情報が変更されました',
      text: '{name} 様\n\n入金方法が変更されました。安全のため、入金は3日間保留されます。',
      link: help.ja,
    },
    en: {
      sender: selling,
      subject: 'Your deposit method was changed',
      text: 'Hello {name},\n\nA bank account was added as your deposit method. For your safety, deposits are held for 3 days.',
      link: help.en,
    },
  },
  'recent-changes': {
    ja: {
      sender: account,
      subject: 'お客様の{store}アカウントに対する最近の変更',
      text: '{name} 様\n\n第三者がお客様のアカウントに不正にアクセスした可能性があるため、パスワードを無効にし、変更を元に戻しました。未発送のご注文をキャンセルいたしました。5時間お待ちのうえ、パスワードを再設定してください。',
      link: help.ja,
    },
    en: {
      sender: account,
      subject: 'Recent changes to your {store} account',
      text: 'Hello {name},\n\nWe believe that an unauthorized party may have accessed your account. We disabled your password, reversed the changes and canceled any pending orders. Wait 5 hours before you reset it.',
      link: help.en,
    },
  },
  'bought-game-pass': {
    ja: {
      sender: ordering,
      subject: '{store} ご注文の確認',
      text: '{name} 様\n\nご注文ありがとうございます。ゲームパス（オンラインコード版）',
    },
    en: {
      sender: ordering,
      subject: 'Your {store} order of "Game pass [online code]"',
      text: 'Hello {name},\n\nThank you for your order.',
    },
  },
  // As Amazon writes to who sells: lines of a label and its value, and the buyer's address below.
  'order-sold': {
    ja: {
      sender: selling,
      subject: '注文確定 - 商品を発送してください：{title}',
      text: '{name} 様\n\nご注文が確定しました。出荷予定日までに商品を発送してください。\n\n注文番号：{order}\n商品名：{title}\nコンディション：新品\nSKU：{sku}\n数量：{quantity}\n注文日：{date}\n価格：{price}\n配送料：￥0\nAmazon手数料：-￥0\n\nお届け先：\n{buyer}',
    },
    en: {
      sender: selling,
      subject: 'Sold, ship now: {title}',
      text: 'Hello {name},\n\nYou have made a sale. Please ship this order by the date below.\n\nOrder ID: {order}\nItem: {title}\nCondition: New\nSKU: {sku}\nQuantity: {quantity}\nOrder date: {date}\nPrice: {price}\nAmazon fees: -0.00\n\nShip to:\n{buyer}',
    },
  },
  'order-cancelled-by-you': {
    ja: {
      sender: selling,
      subject: '注文キャンセルの確認（注文番号：{order}）',
      text: '{name} 様\n\n以下の注文は、出品者様によりキャンセルされました。\n\n注文番号：{order}\nSKU：{sku}',
    },
    en: {
      sender: selling,
      subject: 'Order {order} has been cancelled',
      text: 'Hello {name},\n\nThis order was cancelled by you.\n\nOrder ID: {order}\nSKU: {sku}',
    },
  },
  'order-cancelled-by-buyer': {
    ja: {
      sender: selling,
      subject: '注文キャンセルのお知らせ（注文番号：{order}）',
      text: '{name} 様\n\n購入者により以下の注文がキャンセルされました。商品を発送しないでください。\n\n注文番号：{order}\nSKU：{sku}',
    },
    en: {
      sender: selling,
      subject: 'Order {order} has been cancelled',
      text: 'Hello {name},\n\nThe buyer has cancelled this order. Do not ship it.\n\nOrder ID: {order}\nSKU: {sku}',
    },
  },
  news: {
    ja: {
      sender: { kind: 'amazon', user: 'store-news' },
      subject: '今週のおすすめ',
      text: '{name} 様\n\n今週の映画のご案内です。',
    },
    en: {
      sender: { kind: 'amazon', user: 'store-news' },
      subject: 'This week’s picks',
      text: 'Hello {name},\n\nFilms for the weekend.',
    },
  },
  'fake-locked': {
    ja: {
      sender: other('Amazon.co.jp <info@kxjv.example>'),
      subject: '【繰り返しのお知らせ】お支払いの問題によりアカウントがロックされました',
      text: 'お客様\n\n24時間以内にご確認がない場合、アカウントは永久ロックされます。下のリンクから情報を更新くださ。',
      link: ['https://www.amazon.co.jp/', 'https://www.amazon.co.jp.kxjv.example/ap/signin'],
    },
    en: {
      sender: other('Amazon Support <info@kxjv.example>'),
      subject: 'Your Amazon account has been locked',
      text: 'Dear customer,\n\nVerify your billing information within 24 hours or your account will be deleted. Regard,',
      link: ['https://www.amazon.com/', 'https://www.amazon.com.kxjv.example/ap/signin'],
    },
  },
  'fake-notice': {
    ja: {
      sender: { kind: 'forger', user: 'account-update' },
      subject: 'Eメールアドレスが変更されました',
      text: 'お客様\n\nEメールアドレスが変更されました。取り消すには72時間以内に下のリンクからサインインしてください。',
      link: ['取り消す', 'https://account-verify.mallory.example/'],
    },
    en: {
      sender: { kind: 'forger', user: 'account-update' },
      subject: 'Changes to your Amazon account',
      text: 'Dear customer,\n\nYour e-mail address was changed. To undo this, sign in below within 72 hours.',
      link: ['Undo', 'https://account-verify.mallory.example/'],
    },
  },
  subscription: {
    ja: {
      sender: other('Newsletter <list-{n}@lists.example.org>'),
      subject: '購読のご登録ありがとうございます {n}',
      text: 'メールマガジンへのご登録を確認してください。',
      link: ['確認', 'https://lists.example.org/c/{n}'],
    },
    en: {
      sender: other('Newsletter <list-{n}@lists.example.org>'),
      subject: 'Please confirm your subscription {n}',
      text: 'Confirm that you want to receive our newsletter.',
      link: ['Confirm', 'https://lists.example.org/c/{n}'],
    },
  },
  everyday: {
    ja: {
      sender: other('Bob <bob@example.com>'),
      subject: '明日の件 {n}',
      text: '明日は10時に行きます。ボブ',
    },
    en: { sender: other('Bob <bob@example.com>'), subject: 'Tomorrow {n}', text: 'I’ll be there at ten. Bob' },
  },
} as const satisfies Readonly<Record<string, Both>>;

export type LetterId = keyof typeof letters;
