// A notice: a mail that Amazon truly sent and that says something about the account. Only what it says is kept, never
// the mail.
import type { Instant } from '../clock.ts';
import type { Text } from '../text/text.ts';

/** What a notice can say. `unknown`: genuine, but none of the known ones; shown as such, never guessed. */
export const noticeTypes = [
  'sign-in-email-changed',
  'phone-changed',
  'password-changed',
  'one-time-password',
  'new-sign-in',
  'two-step-changed',
  'deposit-account-changed',
  'charge-card-changed',
  'user-changed',
  'app-authorised',
  'listing-removed',
  'account-at-risk',
  'unauthorised-access',
  'orders-cancelled',
  'buyer-order',
  'seller-order',
  'seller-account-opened',
  'order-progress',
  'listing-changed',
  'deposit-sent',
  'buyer-contact',
  'plan-changed',
  'plan-fee',
  'report-made',
  'change-not-understood',
  'unknown',
] as const;
export type NoticeType = (typeof noticeTypes)[number];

export const noticeNames: Readonly<Record<NoticeType, Text>> = {
  'sign-in-email-changed': { en: 'the sign-in e-mail address was changed', ja: 'ログイン用メールアドレスの変更' },
  'phone-changed': { en: 'the phone number was changed', ja: '携帯電話番号の変更' },
  'password-changed': { en: 'the password was changed or reset', ja: 'パスワードの変更・再設定' },
  'one-time-password': { en: 'a one-time password or code', ja: '確認コード（ワンタイムパスワード）' },
  'new-sign-in': { en: 'a sign-in from a new device', ja: '新しい端末からのログイン' },
  'two-step-changed': { en: 'two-step verification was changed', ja: '2段階認証の変更' },
  'deposit-account-changed': { en: 'the deposit account was changed', ja: '入金先口座の変更' },
  'charge-card-changed': { en: 'the card for charges was changed', ja: '請求用クレジットカードの変更' },
  'user-changed': { en: 'a user was invited or a permission changed', ja: 'ユーザーの招待・権限の変更' },
  'app-authorised': { en: 'an app was given access', ja: 'アプリへのアクセス許可' },
  'listing-removed': { en: 'a listing was removed, or a policy warning', ja: '出品の削除・規約違反の警告' },
  'account-at-risk': { en: 'Amazon has deactivated the account, or may do so', ja: 'アカウントの停止・停止のおそれ' },
  'unauthorised-access': { en: 'Amazon suspects that someone else signed in', ja: '不正アクセスの疑い' },
  'orders-cancelled': { en: 'Amazon cancelled orders', ja: 'Amazonによる注文のキャンセル' },
  'buyer-order': { en: 'an order that this account placed', ja: 'このアカウントで行われた注文' },
  'seller-order': { en: 'an order that the shop received', ja: '店舗に入った注文' },
  'seller-account-opened': { en: 'a seller account was opened', ja: '出品用アカウントの開設' },
  'order-progress': {
    en: 'an order was shipped, delivered, cancelled or refunded',
    ja: '注文の発送・配達・キャンセル・返金',
  },
  'listing-changed': { en: 'a listing was made, confirmed or changed', ja: '出品の登録・確認・変更' },
  'deposit-sent': { en: 'money was sent to the deposit account', ja: '売上金の入金' },
  'buyer-contact': { en: 'a return, a claim or a chargeback', ja: '返品・保証申請・チャージバック' },
  'plan-changed': { en: 'the selling plan was changed', ja: '出品プランの変更' },
  'plan-fee': { en: 'the fee of a selling plan was charged', ja: '出品プランの月間登録料の請求' },
  'report-made': { en: 'a report was made or downloaded', ja: 'レポートの作成・ダウンロード' },
  'change-not-understood': {
    en: 'something about the account changed, which was not understood',
    ja: 'アカウントの変更（内容は読み取れませんでした）',
  },
  unknown: { en: 'a notice of a kind that is not known', ja: '種類のわからないお知らせ' },
};

/** Kinds of which the shape of the subject is kept, so that the owner can look for the mail. */
export const unclearTypes = ['change-not-understood', 'unknown'] as const satisfies readonly NoticeType[];
export type UnclearType = (typeof unclearTypes)[number];

export const isUnclear = (type: NoticeType): type is UnclearType =>
  (unclearTypes as readonly NoticeType[]).includes(type);

/** A notice that was not understood. */
export interface UnclearNotice {
  readonly type: UnclearType;
  readonly at: Instant;
  /** Its subject without names, numbers and titles; what an earlier version kept may be the subject itself. */
  readonly subject: string;
}

/** One notice, as it is kept. */
export interface Notice {
  readonly type: NoticeType;
  /** Natural key: the Message-ID, or a digest of the mail where it has none. */
  readonly key: string;
  /** When Amazon sent it: the mail's own date, never later than its arrival. */
  readonly at: Instant;
  /** The shape of the subject where it was not understood (notices/subject-shape.ts); empty for the others. */
  readonly subject: string;
}
