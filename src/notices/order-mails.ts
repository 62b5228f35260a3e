// Mails about orders, told by sender and by how the subject is built, never by the title in it: what the shop sold, what
// this login bought, and what became of either since.
import type { NoticeType } from '../domain/mail/notice.ts';
import type { Voice } from './senders.ts';

/** Amazon's own words before a title: what stands behind the mark is the title. */
const sold =
  /^(?:注文確定|売れました|(?:商品が|出品商品が?)[^:]{0,12}売れ|(?:ご?注文の?)?商品を(?:発送|出荷)してください|(?:発送|出荷)してください|出荷の?お願い|sold[,:!-]|(?:you(?:'ve| have)\s(?:a\snew\s(?:order|sale)|sold|made\sa\ssale))|new\sorder\b|verkauft[,:!-]|(?:sie\shaben\s)?(?:einen?\s)?neuer?\sbestellung\seingegangen|neue\sbestellung|jetzt\sversenden)|(?:注文確定|商品を発送してください|売れました)|has\ssold$/u;
const placed =
  /^(?:(?:your\s)?order(?:ed)?[:!]|order\s(?:confirm|received|placed)|注文済み|注文確認|bestellt[:!]|bestellbestatigung|bestelleingang)|ご注文(?:の確認|ありがとう|を(?:承|受|確認)|内容の確認|確定)|ご注文いただ|thank(?:s|\syou)\sfor\s(?:your\s)?order|your\s(?:amazon(?:\.[a-z.]{2,6})?\s)?order\s(?:of|confirmation|has\sbeen\s(?:placed|received|confirmed)|with\samazon)|^your\s(?:amazon(?:\.[a-z.]{2,6})?\s)order\b|(?:amazon(?:\.[a-z.]{2,6})?での)?ご注文\s?(?:◇|#|\d|$)|(?:vielen\s)?dank\sfur\sihre\sbestellung|ihre\s(?:amazon(?:\.de)?[\s-])?bestellung\s(?:von|bei|◇|#|\d)|bestellung\s(?:bestatigt|eingegangen)/u;
const moved =
  /\b(?:shipped|dispatched|delivered|delivery|deliver|out\sfor|arriv\w+|on\s(?:its|the)\sway|delayed|cancel\w*|refund\w*|returns?|returned|pick(?:ed)?[\s-]?up|pickup|ready\sfor|tracking|package|parcel|shipment|shipping|replacement\sitem|exchange)\b|発送|出荷|配送|配達|お届け|到着|キャンセル|取り?消|返金|返品|交換品|受取(?!口座|人|先)|受け取(?!口座)|集荷|遅延|遅れ|ロッカー|置き配|荷物|再配達|\b(?:versandt|versendet|verschickt|geliefert|lieferung|zugestellt|zustellung|unterwegs|storniert|stornierung|erstattet|erstattung|rucksendung|paket|sendung|abholbereit|abholung|verspatet)\b/u;
export const orderNumber = /(?<![\d-])\d{3}-\d{7}-\d{7}(?![\d-])/u;
const ofOrder =
  /\b(?:orders?|ordered|item|items|package|parcel|delivery|shipment|shipped|delivered|refund)\b|注文|商品|荷物|お届け|発送|配送|配達|返金|返品|受取|\b(?:bestellung|bestellt|paket|artikel|lieferung|sendung|erstattung|versandt|geliefert|zugestellt)\b/u;

/**
 * Which mail about an order it is; null where it is about none.
 * @param subject folded, quotations replaced by a gap
 */
export function orderMail(subject: string, text: string, voice: Voice): NoticeType | null {
  const matter = subject.replace(
    /^\s*(?:\[[^\]]{0,20}\]|【[^】]{0,20}】|re:|fwd?:)?\s*(?:(?:www\.)?amazon(?:\.[a-z.]{2,6})?\s?[:：]?\s*(?=\S))?/u,
    '',
  );
  // A title behind the mark is nobody's statement.
  const head = matter.split(/[:：]\s|[:：]$|[:：]/u)[0] ?? '';
  if (sold.test(matter)) return 'seller-order';
  const isMoved = moved.test(head) || moved.test(afterGap(matter));
  if (voice === 'orders')
    return isMoved || !(placed.test(matter) || placed.test(text.slice(0, 300))) ? 'order-progress' : 'buyer-order';
  if (isMoved && (ofOrder.test(head) || orderNumber.test(matter)) && !isAboutAll(matter)) return 'order-progress';
  return placed.test(matter) && !isMoved ? 'buyer-order' : null;
}

/** Behind the title: "Your order of ◇ has shipped!" */
const afterGap = (matter: string) => matter.slice(matter.lastIndexOf('◇') + 1).slice(0, 80);

/** Not one order but the account's: Amazon cleans up after a stranger. */
const isAboutAll = (matter: string) =>
  /(?:未発送|すべて|全て|全)の?ご?注文|\b(?:all|any|unshipped|pending)\s(?:\w+\s)?orders\b|\b(?:alle|samtliche)\s(?:\w+\s)?bestellungen\b|アカウント|\baccount\b|\bkonto\b/u.test(
    matter,
  );
