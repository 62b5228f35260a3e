// Notices as Amazon words them, one or more of each type: for tests, the evaluation and the generated mailbox.
import type { NoticeType } from '../../../src/domain/mail/notice.ts';

export interface NoticeText {
  readonly type: NoticeType;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

const jp = 'Amazon.co.jp <account-update@amazon.co.jp>';
const seller = 'Amazon Services Japan <seller-notification@amazon.co.jp>';
const us = 'Amazon.com <account-update@amazon.com>';
const central = 'Amazon Seller Central <donotreply@amazon.com>';

const rows: readonly (readonly [NoticeType, string, string, string])[] = [
  [
    'unauthorised-access',
    jp,
    '[重要] Amazon.co.jp よりお客様のアカウントについてのお知らせ',
    '第三者がお客様のアカウントに不正にアクセスした可能性があるため、パスワードを無効にしました。ご注文の返金を行いました。',
  ],
  [
    'orders-cancelled',
    jp,
    'お客様のAmazon.co.jpアカウントに対する最近の変更',
    'パスワードを無効にし、変更を元に戻しました。未発送のご注文をキャンセルいたしました。5時間お待ちください。',
  ],
  ['password-changed', jp, 'パスワードの変更が完了しました', 'アリス様 お客様のパスワードが変更されました。'],
  [
    'password-changed',
    us,
    'Revision to Your Amazon.com Account',
    'Your password has been changed. If you did not make this change, contact us.',
  ],
  [
    'sign-in-email-changed',
    jp,
    'Eメールアドレスが変更されました',
    'アリス様 アカウントのEメールアドレスが変更されました。',
  ],
  ['sign-in-email-changed', us, 'Changes to your Amazon account', 'The e-mail address on your account was changed.'],
  ['phone-changed', jp, '携帯電話番号が追加されました', 'お客様のアカウントに携帯電話番号が追加されました。'],
  ['phone-changed', us, 'Your mobile phone number was changed', 'Your phone number was changed.'],
  [
    'one-time-password',
    jp,
    '1回限りのAmazonアカウント仮パスワード',
    'ログインのために、次のコードを入力してください：123456',
  ],
  ['one-time-password', us, 'amazon.com: Password Assistance', 'Your verification code is 123456.'],
  ['new-sign-in', jp, 'Amazon.co.jp：サインインのお知らせ', '新しい端末からサインインがありました。'],
  [
    'new-sign-in',
    us,
    'amazon.com: Sign-in attempt',
    'Someone signed in from a new device. If this wasn’t you, act now.',
  ],
  ['two-step-changed', jp, '2段階認証が無効になりました', 'お客様のアカウントの2段階認証が無効になりました。'],
  ['two-step-changed', us, 'Two-Step Verification settings', 'Two-Step Verification was disabled for your account.'],
  [
    'deposit-account-changed',
    seller,
    '銀行口座情報が変更されました',
    '入金方法が変更されました。入金は3日間保留されます。',
  ],
  ['deposit-account-changed', central, 'Your deposit method was changed', 'Bank account ending in 123 was added.'],
  ['charge-card-changed', seller, 'クレジットカード情報の更新', '出品用アカウントの請求方法が更新されました。'],
  ['user-changed', seller, 'ユーザー権限が変更されました', 'ユーザーが追加されました。'],
  ['user-changed', central, 'You have invited a new user to your seller account', 'User permissions were changed.'],
  ['app-authorised', seller, 'アプリが承認されました', '開発者にアクセスを許可しました。'],
  ['app-authorised', central, 'Developer application authorized', 'An app was given access.'],
  ['account-at-risk', seller, '出品用アカウントの一時停止', 'お客様のアカウントは72時間以内に停止されます。'],
  [
    'account-at-risk',
    central,
    'Your Amazon seller account has been deactivated',
    'Your selling privileges have been removed.',
  ],
  ['listing-removed', seller, '出品情報の削除について', 'ポリシー違反のため出品を削除しました。'],
  ['listing-removed', central, 'Notice: policy warning', 'A listing was removed.'],
  ['seller-order', seller, '注文確定 - 商品を発送してください', '注文番号 250-1234567-1234567'],
  [
    'buyer-order',
    'Amazon.co.jp <auto-confirm@amazon.co.jp>',
    'Amazon.co.jp ご注文の確認',
    'アリス様 ご注文ありがとうございます。',
  ],
  [
    'buyer-order',
    'Amazon.com <auto-confirm@amazon.com>',
    'Your Amazon.com order of "Book"',
    'Hello Alice, thank you for your order.',
  ],
  ['seller-account-opened', central, 'Welcome to Seller Central', 'Your selling account was created.'],
  [
    'order-progress',
    'Amazon.com <shipment-tracking@amazon.com>',
    'Your Amazon.com order of "Password book" has shipped',
    'It arrives on Monday.',
  ],
  [
    'listing-changed',
    seller,
    '出品完了のお知らせ',
    'アリス様 次の商品の出品が完了しました。\nSKU：A-1\n商品名：パスワード管理の本',
  ],
  ['listing-changed', central, 'Your listing is live', 'Hello Alice, this listing was created.\nSKU: A-1\nItem: Book'],
  ['deposit-sent', seller, '売上金のお振り込みのお知らせ', 'アリス様 末尾123の口座に￥4,560を振り込みました。'],
  ['deposit-sent', central, 'Your payment is on the way', 'We sent $45.60 to your bank account ending in 123.'],
  ['buyer-contact', central, 'Return request for order 111-2222222-3333333', 'The buyer has requested a return.'],
  ['plan-changed', seller, '出品プランの変更', 'アリス様 出品プランが小口出品から大口出品に変更されました。'],
  ['plan-changed', central, 'Your selling plan was changed', 'Your selling plan was upgraded to Professional.'],
  ['plan-fee', seller, '月間登録料のお支払い', 'アリス様 大口出品の月間登録料がクレジットカードに請求されました。'],
  [
    'plan-fee',
    central,
    'Your Professional selling plan',
    'Your card was charged for the Professional selling plan subscription.',
  ],
  ['report-made', seller, '注文レポートの準備ができました', 'アリス様 レポートをダウンロードできます。'],
  ['report-made', central, 'Your order report is ready', 'It can be downloaded for 30 days.'],
  [
    'change-not-understood',
    jp,
    'お客様のAmazon.co.jpアカウントに対する最近の変更',
    'アリス様 詳しくはヘルプをご覧ください。',
  ],
  ['unknown', jp, 'プライム会員のみなさまへ', '今月の映画のご案内です。'],
];

export const noticeTexts: readonly NoticeText[] = rows.map(([type, from, subject, text]) => ({
  type,
  from,
  subject,
  text,
}));
