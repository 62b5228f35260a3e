// What Amazon's mails say, wording by wording: senders, subjects and texts as they are known, and the mails that speak of
// the same things without telling of a change.
import { describe, expect, it } from '@jest/globals';
import type { NoticeType } from '../../src/domain/mail/notice.ts';
import { recogniseNotice } from '../../src/notices/recognise.ts';

const ja = 'account-update@amazon.co.jp';
const sellerJa = 'seller-notification@amazon.co.jp';
const en = 'account-update@amazon.com';
const sellerEn = 'donotreply@amazon.com';
const de = 'konto-aktualisierung@amazon.de';

const recognise = (address: string, subject: string, text: string) =>
  recogniseNotice({ from: [{ name: '', address }], subject, text });

const told: readonly (readonly [NoticeType, from: string, subject: string, text: string])[] = [
  ['new-sign-in', ja, 'amazon.co.jp: アクションが必要です: サインイン', 'どなたかがサインインしました。'],
  ['new-sign-in', ja, 'amazon.co.jp: サインイン試行', 'パスワードを知っている人がサインインしようとしています。'],
  ['new-sign-in', ja, '新しいデバイスからのログイン', ''],
  ['new-sign-in', en, 'amazon.com: Sign-in', 'Date\nDevice\nLocation'],
  [
    'new-sign-in',
    en,
    'amazon.com, action needed: Sign-in',
    'Someone who knows your password is attempting to sign-in.',
  ],
  ['new-sign-in', en, 'Security alert', 'We noticed a new sign-in to your account.'],
  ['new-sign-in', de, 'amazon.de: Anmeldung', 'Jemand hat sich bei Ihrem Konto angemeldet.'],
  ['new-sign-in', de, 'Sicherheitshinweis', 'Es gab einen Anmeldeversuch für Ihr Konto.'],
  ['one-time-password', ja, 'amazon.co.jp: パスワード回復', 'ご本人でしたら、確認コードは 123456 です。'],
  ['one-time-password', ja, 'Amazonアカウントの確認', '次のワンタイムパスワード（OTP）を入力してください\n123456'],
  ['one-time-password', en, 'amazon.com: Password recovery', 'If this was you, your verification code is: 123456'],
  ['one-time-password', de, 'amazon.de: Passworthilfe', 'Ihr Code lautet 123456'],
  [
    'sign-in-email-changed',
    ja,
    'Amazon.co.jpのアカウントの修正',
    'ご依頼により、登録されているEメールアドレスを変更いたしました。',
  ],
  ['sign-in-email-changed', ja, 'アカウント情報変更のお知らせ', '下記の情報が変更されました。\n・Eメールアドレス'],
  ['sign-in-email-changed', ja, 'アカウント', 'お客様のEメールアドレスが、m@mallory.example に変わりました。'],
  [
    'sign-in-email-changed',
    en,
    'Revision to Your Amazon.com Account',
    'Per your request, we have updated the email address on file.',
  ],
  ['sign-in-email-changed', en, 'Account update', 'The following was changed in your account:\n- E-mail address'],
  [
    'sign-in-email-changed',
    de,
    'Änderungen an Ihrem Amazon-Konto',
    'Wir haben die E-Mail-Adresse Ihres Kontos aktualisiert.',
  ],
  ['phone-changed', ja, 'アカウント情報の更新', '携帯電話番号（末尾12）がアカウントから削除されました。'],
  ['phone-changed', en, 'Account update', 'We removed the phone number ending in 12 from your account.'],
  ['phone-changed', de, 'Ihr Konto', 'Ihrem Konto wurde eine neue Mobiltelefonnummer hinzugefügt.'],
  ['password-changed', ja, 'アカウントについて', '安全のため、お客様のパスワードをリセットしました。'],
  ['password-changed', en, 'Password changed', ''],
  ['password-changed', de, 'Passwortänderung', 'Sie haben Ihr Passwort geändert.'],
  ['two-step-changed', ja, 'パスキーが追加されました', ''],
  ['two-step-changed', ja, 'アカウントの変更', 'アカウントに認証アプリを追加しました。'],
  ['two-step-changed', ja, '「2段階認証」が無効になりました', ''],
  ['two-step-changed', en, 'New authenticator app', 'An authenticator app was enrolled for your account.'],
  ['two-step-changed', en, 'A passkey was created', ''],
  ['two-step-changed', de, 'Neuer Passkey', 'Ein Passkey wurde für Ihr Konto eingerichtet.'],
  ['deposit-account-changed', sellerJa, 'お知らせ', '銀行口座（末尾456）を、新しい口座（末尾123）に置き換えました。'],
  [
    'deposit-account-changed',
    sellerEn,
    'Important changes to your Seller Central account',
    'Your bank account was replaced with one ending in 123.',
  ],
  ['deposit-account-changed', de, 'Ihr Verkäuferkonto', 'Sie haben ein neues Bankkonto hinterlegt.'],
  ['charge-card-changed', sellerEn, 'Update to your seller account', 'The credit card on file was replaced.'],
  ['user-changed', sellerJa, '新しいユーザーがアカウントに追加されました', '山田太郎さんが追加されました。'],
  ['user-changed', sellerEn, 'Important', 'An administrator granted new permissions to Mallory.'],
  ['user-changed', de, 'Sie haben Mallory eingeladen', ''],
  ['app-authorised', sellerJa, '「Reprice Tool」にアカウントへのアクセスを許可しました', ''],
  [
    'app-authorised',
    sellerEn,
    'You authorized Reprice Tool to access your selling account',
    'It can now read your data.',
  ],
  ['app-authorised', de, 'Neue App', 'Sie haben der App Reprice Zugriff auf Ihr Verkäuferkonto gewährt.'],
  [
    'account-at-risk',
    ja,
    'お客様のAmazonアカウントの閉鎖について',
    'アカウントを閉鎖し、未処理のご注文はすべてキャンセルされました。',
  ],
  ['account-at-risk', sellerEn, 'Action required: your account', 'We have placed a temporary hold on your account.'],
  ['account-at-risk', de, 'Ihr Verkäuferkonto', 'Ihr Verkäuferkonto wird in 72 Stunden deaktiviert.'],
  [
    'unauthorised-access',
    ja,
    'お知らせ',
    'アカウントに無断でアクセスされた可能性があります。未発送の注文をすべてキャンセルいたしました。',
  ],
  ['unauthorised-access', en, 'Account alert', 'We believe that someone else signed in to your account.'],
  ['unauthorised-access', de, 'Mitteilung', 'Ein unbefugter Dritter hat möglicherweise auf Ihr Konto zugegriffen.'],
  [
    'orders-cancelled',
    en,
    'Recent changes to your account',
    'We reversed the changes and canceled any pending orders.',
  ],
  ['change-not-understood', sellerEn, 'Your legal name was changed', ''],
  ['change-not-understood', en, 'Changes to your Amazon account', 'Hello Alice,'],
  ['seller-account-opened', sellerJa, '出品用アカウントが開設されました', ''],
  ['seller-account-opened', en, 'Congratulations on your new Amazon seller account', ''],
  ['seller-account-opened', en, 'Your account', 'Your seller account has been created.'],
  ['seller-account-opened', de, 'Ihr Verkäuferkonto wurde eröffnet', ''],
  ['seller-order', sellerEn, 'Sold, ship now: YK-5 OTP token security key', 'Order 111'],
  ['seller-order', de, 'Verkauft, jetzt versenden: Passwort-Buch', ''],
  ['buyer-order', 'auto-confirm@amazon.com', 'Ordered: "New Bank Account Ledger Book"', 'Thanks for your order.'],
  [
    'buyer-order',
    'auto-confirm@amazon.co.jp',
    '注文済み: 「トートバッグ」',
    '* L.L.Bean/エルエルビーン トートバッグ 数量: 1',
  ],
  [
    'order-progress',
    'shipment-tracking@amazon.com',
    'Your Amazon.com order of "Tea cup" and 1 more item has shipped!',
    '-',
  ],
  ['order-progress', 'auto-confirm@amazon.co.jp', '「パスワード手帳」のご注文をキャンセルしました', ''],
  ['order-progress', 'versandbestaetigung@amazon.de', 'Versandt: „Bankkonto geändert“', ''],
  ['order-progress', 'order-update@amazon.co.jp', '受取場所の変更が完了しました', 'ご注文の受取場所を変更しました。'],
  ['order-progress', sellerEn, 'Refund initiated for order 111-1234567-1234567', ''],
];

const untold: readonly (readonly [from: string, subject: string, text: string])[] = [
  [sellerJa, '【要対応】2段階認証を設定してください', '設定をお願いします。すでに有効にしている場合、対応は不要です。'],
  [sellerJa, '銀行口座情報の更新のお願い', '銀行口座が登録されていないため、売上金をお支払いできません。'],
  [sellerJa, '銀行口座の登録方法が変わりました', '銀行口座の登録方法を変更しました。'],
  [sellerJa, '【ニュース】アカウント健全性ダッシュボードの新機能', 'ウェビナーへどうぞ。'],
  [
    ja,
    'アカウントに関する重要なお知らせ',
    'プライム会費の改定です。\n不正アクセスを防ぐため、2段階認証のご利用をお勧めしています。',
  ],
  [ja, 'お知らせ', '第三者による不正アクセスの被害が増えています。'],
  [ja, 'お知らせ', '「パスワードが変更されました」というメールが届いた場合は、ご連絡ください。'],
  ['shipment-tracking@amazon.co.jp', 'お届け時に必要なワンタイムパスワード', '配達員にお伝えください: 123456'],
  [sellerEn, 'Your app authorization will expire in 30 days', 'Renew it in Seller Central.'],
  [sellerEn, 'Action required: update your bank account', 'Your bank account could not be verified.'],
  [sellerEn, 'Two-Step Verification will be required', 'From May, it will be enabled for all sellers.'],
  [sellerEn, 'Changes to the deposit method policy', 'We have updated our policy on bank accounts.'],
  [en, 'Keep your account safe', 'If your e-mail address was changed without you, contact us.'],
  [
    en,
    'Your Prime membership fee',
    'We recommend two-step verification to prevent unauthorized access to your account.',
  ],
  [de, 'Bitte aktualisieren Sie Ihre Bankverbindung', 'Ihre Bankverbindung konnte nicht bestätigt werden.'],
  [de, 'Ihr Konto', 'Wenn Sie glauben, dass jemand Ihr Passwort geändert hat, melden Sie sich.'],
];

describe('a mail of Amazon’s own', () => {
  it.each(told)('tells of %s: %s "%s" "%s"', (type, from, subject, text) => {
    expect(recognise(from, subject, text)).toBe(type);
  });

  it.each(untold)('tells of no change: %s "%s" "%s"', (from, subject, text) => {
    expect(['unknown', 'order-progress']).toContain(recognise(from, subject, text));
  });
});

describe('words that Amazon only passes on', () => {
  it.each(['abc@marketplace.amazon.co.jp', 'gift@gc.email.amazon.co.jp', 'cs-reply@amazon.com'])(
    'are no notice: %s',
    (from) => {
      expect(recognise(from, 'Eメールアドレスが変更されました', 'Your password was changed.')).toBeNull();
    },
  );
});
