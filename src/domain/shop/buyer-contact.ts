// That a buyer turned to the shop, and about what: never who, never in which words.
import type { Text } from '../text/text.ts';

/** `message`: written about something else, or in words that are not known. */
export const buyerMatters = ['message', 'cancelled', 'missing', 'return', 'claim', 'chargeback'] as const;
export type BuyerMatter = (typeof buyerMatters)[number];

export const buyerMatterNames: Readonly<Record<BuyerMatter, Text>> = {
  message: { en: 'a message', ja: 'メッセージ' },
  cancelled: { en: 'an order that was cancelled', ja: '注文のキャンセル' },
  missing: { en: 'an order that did not arrive', ja: '商品の未着' },
  return: { en: 'a return', ja: '返品' },
  claim: { en: 'an A-to-z claim', ja: 'マーケットプレイス保証の申請' },
  chargeback: { en: 'a chargeback', ja: 'チャージバック' },
};

/** Is it a complaint? Returns are everyday in an honest shop, and counted as such. */
export function isComplaint(matter: BuyerMatter): boolean {
  return matter !== 'message';
}
