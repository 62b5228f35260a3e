// What Amazon's mails tell of listings: that one was made, changed, taken off or hidden. Read of the subject and of what
// stands above the lines that name the goods, never of a title.
import type { Goods, ListingAct } from '../domain/shop/mail-fact.ts';

export interface ListingTold {
  readonly act: ListingAct;
  readonly goods: readonly Goods[];
}

const topic =
  /出品|商品|在庫|\blistings?\b|\bproducts?\b|\boffers?\b|\bitems?\b|\bangebote?s?\b|\bartikel[ns]?\b|\bprodukte?s?\b|\bannonces?\b|\bofertas?\b|\bofferte?\b/u;
/** What may be, is asked for or failed is not done. */
const notDone =
  /してください|できます|できません|できませんでした|する場合|される場合|可能性|エラー|失敗|\b(?:may|might|will|would|can|could|cannot|if|not|unless|please|how to|unable|failed|want|request\w*|about to)\b|bitte|konnen|konnte|mochten|\bwird\b|werden (?:kann|konnen|soll)|falls|wenn|nicht|fehler/u;

/** In the order in which they are tried: what is hidden or gone is often called changed as well. */
const acts: readonly (readonly [act: ListingAct, says: RegExp])[] = [
  [
    'hidden',
    /非表示|検索(?:結果)?(?:から|に)(?:除外|表示され(?:なく|ません))|出品(?:が|を|は)?(?:停止|無効)|無効に(?:なり|し|され)|非アクティブ|販売(?:を|が)?停止|\b(?:suppressed|inactive|deactivated|blocked|hidden|paused)\b|unterdruckt|deaktiviert|gesperrt|inaktiv|ausgeblendet/u,
  ],
  [
    'removed',
    /削除(?:され|しました|いたしました|の(?:お知らせ|確認|完了)|済|完了|$)|取り下げ(?:られ|ました|の)|出品(?:が|を)?(?:終了|取り消)|\b(?:removed|deleted|closed|ended|withdrawn|taken (?:down|off))\b|geloscht|entfernt|beendet|geschlossen|zuruckgezogen|supprime|eliminad|rimoss/u,
  ],
  [
    'created',
    /(?:出品|商品|sku)[^、。]{0,12}(?:完了|登録|追加|作成|開始|受け?付け|受付|確認(?!が必要)|承認|掲載|公開)|出品(?:され|しました|いたしました|中に)|新(?:しい|規)(?:の)?(?:商品|出品)|販売(?:が|を|中に|の)?(?:開始|可能|なりました)|\b(?:created|confirmed|live|published|(?:is|are|now) (?:\w+ )?(?:active|available|buyable|for sale|on sale)|added|listed|new (?:listing|offer|product|item))\b|\b(?:listing|offer) confirmation\b|erstellt|eingestellt|angelegt|gelistet|bestatigt|bestatigung|veroffentlicht|hinzugefugt|jetzt (?:aktiv|online|live|verfugbar|angeboten|zum verkauf)|\bneues (?:angebot|produkt)\b|\bneuer artikel\b|\bonline\b/u,
  ],
  [
    'changed',
    /変更(?:され|しました|いたしました|の(?:お知らせ|確認|完了)|済|完了)|更新(?:され|しました|いたしました|の(?:お知らせ|確認|完了)|済|完了)|\b(?:changed|updated|edited|modified|revised|(?:price|listing|offer) (?:change|update))\b|geandert|aktualisiert|angepasst|\b(?:preis)?anderung\b/u,
  ],
];

/** @param lead clauses, folded */
export function listingIn(lead: readonly string[], goods: readonly Goods[]): ListingTold | null {
  if (goods.length === 0 || !lead.some((clause) => topic.test(clause))) return null;
  for (const clause of lead) {
    if (notDone.test(clause)) continue;
    const said = acts.find(([, says]) => says.test(clause));
    if (said) return { act: said[0], goods };
  }
  return null;
}
