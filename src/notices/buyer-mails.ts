// What a buyer wants of the shop, by the kind alone: from Amazon's own notices of returns and claims, and from messages that
// it passes on. No word of a buyer leaves here.
import type { BuyerMatter } from '../domain/shop/buyer-contact.ts';
import { fold } from './fold.ts';
import { ownLines } from './grammar/cut.ts';
import { clausesOf } from './labelled-lines.ts';

/** Told to who sells: by the sender, or since it speaks of the buyer. */
const toSeller = /^(?:seller|atoz|a-to-z|cb-|chargeback|payments-|marketplace|guarantee|claims)[\w.+-]{0,60}@/u;
const ofBuyer = /購入者|お客様から|\b(?:the |your )?(?:buyer|customer)s?\b|\bkaufers?\b|\bkunden?\b/u;

const claims: readonly (readonly [matter: BuyerMatter, says: RegExp])[] = [
  [
    'chargeback',
    /チャージバック|支払い?(?:の)?異議|\bcharge-?\s?back\b|\bpayment dispute\b|ruckbuchung|ruckbelastung|kreditkarteneinspruch/u,
  ],
  [
    'claim',
    /マーケットプレイス保証|a-?to-?z|aから?z|a[- ]bis[- ]z|\b(?:guarantee|garantie)\s?(?:claim|antrag)|保証(?:の)?申請|garantieantrag/u,
  ],
  [
    'return',
    /返品(?:の)?(?:リクエスト|依頼|申請|希望|承認|受付|のお知らせ)|返品を(?:希望|申請|リクエスト|依頼)|\breturn (?:request|authori[sz]ation|initiated|merchandise)\w*|\b(?:wants?|asks?|asked|requested|would like) (?:\w+ ){0,3}return\b|\brequested a return\b|rucksendeantrag|rucksendung(?:santrag)?\b.{0,40}(?:beantragt|angefordert|anfrage|genehmigung)|ruckgabe.{0,40}(?:beantragt|angefordert)|(?:beantragt|angefordert)\b.{0,20}ruck(?:sendung|gabe)/u,
  ],
];
/** Closed, or only explained: that is no new claim. */
const isOver =
  /終了|取り下げ|却下|解決|ポリシー|\b(?:closed|withdrawn|denied|resolved|policy|webinar)\b|abgeschlossen|abgelehnt|zuruckgezogen|richtlinie/u;

/** What Amazon itself says that a buyer wants; null where it says nothing of that. @param lead clauses, folded */
export function claimIn(lead: readonly string[], address: string): BuyerMatter | null {
  if (!toSeller.test(address) && !lead.some((clause) => ofBuyer.test(clause))) return null;
  const told = lead.filter((clause) => !isOver.test(clause));
  return claims.find(([, says]) => told.some((clause) => says.test(clause)))?.[0] ?? null;
}

const messages: readonly (readonly [matter: BuyerMatter, says: RegExp])[] = [
  [
    'missing',
    /届(?:か|き|い)(?:ない|ません|てい?ない|てい?ません|てませ)|未着|未配達|まだ(?:来|届|到着)|到着し(?:ない|ていない|ていません|ません)|いつ(?:届|発送|到着)|(?:発送|出荷)(?:され|して)(?:い?ない|い?ません)|追跡(?:番号)?(?:が|は).{0,12}(?:無|な[いく]|でき|動)|配達済み?(?:に|と).{0,20}(?:ない|ません)|\b(?:not|never|n't|hasn'?t|haven'?t|didn'?t|still)\b.{0,40}\b(?:arriv\w*|receiv\w*|deliver\w*|ship\w*|come|came|here|got)\b|\bwhere(?:'s| is| are)\b.{0,20}\b(?:my|our|the|it)\b|\b(?:missing|lost|non-?delivery|undelivered)\b|\b(?:no|invalid|wrong) tracking\b|\b(?:nicht|nie|noch kein\w*)\b.{0,40}\b(?:angekommen|erhalten|eingetroffen|geliefert|bekommen|zugestellt|versandt|verschickt|da)\b|\bwo (?:ist|bleibt|bleiben)\b|\bpas (?:encore )?(?:recu|arrive|livre)|\bno (?:he recibido|ha llegado)|\bnon (?:ho ricevuto|e arrivat)/u,
  ],
  ['cancelled', /キャンセル|取り消(?:し|され)|\bcancel\w*|\bstorn\w+|\bannul\w+|\bcancelad[oa]\b|\bcancelar\b/u],
  [
    'return',
    /返品|返送|\breturns?\b|\brucksend\w*|\bruckgabe\b|\bzuruck(?:schicken|senden|geben)\b|\bretour\w*|\bdevoluc/u,
  ],
];

const messageLimit = 4_000;

/** Of what a buyer complains in a message that Amazon passes on. What is quoted of earlier ones is not theirs. */
export function buyerMessageIn(subject: string, text: string): BuyerMatter {
  const clauses = clausesOf([subject, ...ownLines(text, messageLimit)].map((line) => fold(line)).join('\n'));
  return messages.find(([, says]) => clauses.some((clause) => says.test(clause.slice(0, 500))))?.[0] ?? 'message';
}
