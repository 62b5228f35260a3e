// What no program can see of an account through the Selling Partner API, said so that silence isn't taken for "all is well".
import type { Region } from '../domain/marketplace.ts';
import type { Text } from '../domain/text/text.ts';

const everywhere: readonly Text[] = [
  {
    en: 'Sign-in e-mail and phone, two-step verification, sessions, users and their permissions, authorised apps: no API shows them.',
    ja: 'ログイン用のメールアドレスと電話番号、2段階認証、ログイン中の端末、ユーザーと権限、認証済みアプリは、APIでは見えません。',
  },
  {
    en: 'The return address and the notification addresses: no API shows them.',
    ja: '返送先住所と通知の送信先は、APIでは見えません。',
  },
];

const outsideEurope: Text = {
  en: 'Business name, address, contact and the current deposit account: Amazon shows them to programs only in Europe. Here only the account tail of past payouts can be compared.',
  ja: '事業者名、住所、連絡先、現在の入金先口座は、Amazonが欧州以外では公開していません。比較できるのは、過去の入金先口座の末尾だけです。',
};

/** For an account of this region (sellers.getAccount and the Transfers API are European only). */
export function notSeenIn(region: Region): readonly Text[] {
  return region === 'eu' ? everywhere : [...everywhere, outsideEurope];
}
