// What no program can see of an account through the Selling Partner API, said so that silence isn't taken for "all is well".
import type { Account } from '../domain/shop/account.ts';
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

const withoutApi: readonly Text[] = [
  {
    en: 'Listings, prices, stock, the business’s details and payouts: this account is watched without API access, so we know only what Amazon’s mails to its owner tell.',
    ja: '出品、価格、在庫、事業者情報、入金：このアカウントはAPIを使わずに見守っているため、Amazonから届くメールで分かることしか分かりません。',
  },
  {
    en: 'What Amazon doesn’t mail, and mails that a filter deletes or forwards before we read them: please answer the question about filters and forwarding.',
    ja: 'Amazonがメールで知らせないこと、そして当方が読む前にフィルターで削除・転送されたメールは分かりません。フィルターと転送についての質問にお答えください。',
  },
];

/** For an account of its region (sellers.getAccount and the Transfers API are European only). */
export function notSeenIn({ region, isMailOnly }: Pick<Account, 'region' | 'isMailOnly'>): readonly Text[] {
  if (isMailOnly) return withoutApi;
  return region === 'eu' ? everywhere : [...everywhere, outsideEurope];
}
