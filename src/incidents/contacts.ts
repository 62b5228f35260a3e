// Who can help besides Amazon, each with where it was found. No customer-service numbers: they change, and a wrong one
// in a mail about a takeover is a gift to the next fraud.
import { findMarketplace } from '../domain/marketplace.ts';
import type { Text } from '../domain/text/text.ts';

export interface Contact {
  readonly name: Text;
  /** A number or an address; shown as text. */
  readonly reach: string;
  readonly source: Text;
}

export const contacts: readonly Contact[] = [
  {
    name: { en: 'Police consultation (Japan)', ja: '警察相談専用電話' },
    reach: '#9110',
    source: { en: 'National Police Agency, Japan', ja: '警察庁' },
  },
  {
    name: { en: 'Consumer hotline (Japan)', ja: '消費者ホットライン' },
    reach: '188',
    source: { en: 'Consumer Affairs Agency, Japan', ja: '消費者庁' },
  },
  {
    name: { en: 'IPA, for organisations (Japan)', ja: 'IPA 情報セキュリティ相談（組織向け）' },
    reach: 'ipa.go.jp/security/support/soudan.html',
    source: { en: 'ipa.go.jp', ja: 'ipa.go.jp' },
  },
  {
    name: { en: 'IPA, for persons (Japan)', ja: 'IPA 情報セキュリティ安心相談窓口（個人向け）' },
    reach: 'ipa.go.jp/security/anshin/',
    source: { en: 'ipa.go.jp', ja: 'ipa.go.jp' },
  },
  {
    name: { en: 'Council of Anti-Phishing Japan: pass on a fake mail', ja: 'フィッシング対策協議会（偽メールの報告）' },
    reach: 'info@antiphishing.jp',
    source: { en: 'antiphishing.jp', ja: 'antiphishing.jp' },
  },
];

/** Those that fit into an alert: phone numbers only, since mail readers make links of everything else. */
export function phoneContacts(marketplaceIds: readonly string[]): readonly Contact[] {
  if (!marketplaceIds.some((id) => findMarketplace(id)?.country === 'JP')) return [];
  return contacts.filter(({ reach }) => /^#?\d+$/.test(reach));
}
