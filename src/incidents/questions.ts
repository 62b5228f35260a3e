// What only the owner can answer: no API shows sign-in, users, two-step verification or, outside the EU, the bank.
import type { Text } from '../domain/text.ts';

/** Asked at the end of every audit. */
export const questions: readonly Text[] = [
  {
    en: 'Is two-step verification on for every user, with an authenticator app? (Settings > Login Settings)',
    ja: '2段階認証は、すべてのユーザーで認証アプリを使って有効になっていますか？（設定 > ログイン設定）',
  },
  {
    en: 'When did you last look at the user permissions, and do you know every user there? (Settings > User Permissions)',
    ja: 'ユーザー権限を最後に確認したのはいつですか？登録されている全員に心当たりがありますか？（設定 > ユーザー権限）',
  },
  {
    en: 'Do you know every app that is authorised? (Apps and Services > Manage Your Apps)',
    ja: '認証済みのアプリすべてに心当たりがありますか？（アプリとサービス > アプリの管理）',
  },
  {
    en: 'Are the sign-in e-mail address and phone number yours, and do you read that mailbox? (Settings > Login Settings)',
    ja: 'ログイン用のメールアドレスと電話番号はご自身のものですか？そのメールは日頃から読んでいますか？（設定 > ログイン設定）',
  },
  {
    en: 'Do the last digits of the deposit account match your bank account, and is no other one stored? (Settings > Account Info > Deposit Methods)',
    ja: '入金先口座の末尾の番号はご自身の口座と一致していますか？他の口座が登録されていませんか？（設定 > 出品用アカウント情報 > 入金方法）',
  },
  {
    en: 'Are business name, address and return address still yours? (Settings > Account Info)',
    ja: '事業者名、住所、返送先はご自身のもののままですか？（設定 > 出品用アカウント情報）',
  },
  {
    en: 'Do the notification addresses lead to you? (Settings > Notification Preferences)',
    ja: '通知の送信先はご自身のアドレスになっていますか？（設定 > 通知設定）',
  },
  {
    en: 'Does your mailbox forward or filter anything that you didn’t set up?',
    ja: 'メールに、設定した覚えのない転送やフィルターはありませんか？',
  },
  {
    en: 'Is the password used for Amazon used nowhere else?',
    ja: 'Amazonのパスワードを他のサービスで使い回していませんか？',
  },
];

/** What no API shows, said in every audit so that nothing looks checked that wasn't. */
export const notSeen: readonly Text[] = [
  {
    en: 'Sign-in e-mail address, phone, password and two-step verification.',
    ja: 'ログイン用のメールアドレス・電話番号・パスワード・2段階認証の状態',
  },
  {
    en: 'Who signed in, when and from where; users and their permissions; authorised apps.',
    ja: 'ログインの履歴、ユーザーと権限、認証済みのアプリ',
  },
  {
    en: 'Return address, notification addresses and shipping templates.',
    ja: '返送先、通知先、配送テンプレート',
  },
  {
    en: 'Outside the EU: business name, registered address and the deposit account (only the last digits of past payouts).',
    ja: 'EU以外では、事業者名・登録住所・入金先口座（過去の入金先の末尾番号のみ確認できます）',
  },
];
