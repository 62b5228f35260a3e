// What the API can't show, and what the owner is asked instead (TAKEOVERS.md section 4).
import type { Text } from '../domain/text.ts';
import type { Region } from '../domain/marketplace.ts';

const everywhere: readonly Text[] = [
  {
    en: 'The sign-in e-mail address and phone, two-step verification, users and their permissions, connected apps, open sessions, and the return address: no API shows them.',
    ja: 'ログイン用のメールアドレスと電話番号、2段階認証、ユーザーとその権限、連携アプリ、ログイン中の端末、返送先住所は、APIでは見えません。',
  },
];

const outsideEurope: Text = {
  en: 'On this marketplace also the business name and address and the deposit account: only the last digits of past payouts’ accounts are seen.',
  ja: 'このマーケットプレイスでは、事業者名、住所、入金先口座も見えません。過去の入金先口座の末尾だけが見えます。',
};

/** What no audit of an account in this region can see. */
export function neverSeen(region: Region): Text[] {
  return region === 'eu' ? [...everywhere] : [...everywhere, outsideEurope];
}

/** To be answered by looking, each with the way there by menus. */
export const auditQuestions: readonly Text[] = [
  {
    en: 'Is two-step verification on for every user? (Settings > Login settings)',
    ja: '2段階認証は、すべてのユーザーで有効ですか。（設定 > ログイン設定）',
  },
  {
    en: 'When did you last look at the users and their permissions, and do you know every one? (Settings > User permissions)',
    ja: 'ユーザーとその権限を最後に確認したのはいつですか。全員に心当たりがありますか。（設定 > ユーザー権限）',
  },
  {
    en: 'Do you know every connected app? (Apps and services > Manage your apps)',
    ja: '連携しているアプリに、すべて心当たりがありますか。（アプリとサービス > アプリの管理）',
  },
  {
    en: 'Is the deposit account yours, to the last digit? (Settings > Account info > Deposit methods)',
    ja: '入金先口座は、末尾の数字までご自身のものですか。（設定 > 出品用アカウント情報 > 入金方法）',
  },
  {
    en: 'Are the sign-in address and the notification addresses yours? (Settings > Login settings, Notification preferences)',
    ja: 'ログイン用と通知用のメールアドレスは、ご自身のものですか。（設定 > ログイン設定、通知設定）',
  },
  {
    en: 'Does your mailbox forward or filter mail by a rule that you did not make?',
    ja: 'メールボックスに、ご自身で作った覚えのない転送設定や振り分けはありませんか。',
  },
];
