// What a mail wants of its reader: something of his is at stake, or something is to be done. Weak by itself, as every shop
// writes so; it counts where a mail is about Amazon and its sender says no name. Held against folded text.
import { skeleton } from './fold.ts';

const matters: readonly RegExp[] = [
  /\byour\s(?:[\w-]+\s){0,3}(?:account|order|membership|subscription|refund|reimbursement|package|parcel|payment|disbursement|payout|listing|asin|brand|inventory|identity|deposit\smethod|gift\scard|rewards?|points|delivery|purchase|authori[sz]ation|access|shipment|appeal)\b/u,
  /\b(?:claim|verify|confirm|appeal|restore|re-?authori[sz]e|re-?activate|renew|respond|cancel|update|upload|submit|complete|sign\sin|log\sin)\b[^.\n]{0,40}\b(?:within|now|here|today|account|documents?|information|details|role|access|brand|claim|below|method|before)\b/u,
  /\b(?:suspended|suppressed|deactivated|on\shold|expire[sd]?|declined|rejected|(?:was|were|been)\sremoved|new\sdevice|signed\sin|winner|selected|survey|charged|unauthori[sz]ed)\b/u,
  /(?:ご?確認(?:が必要|して|を|ください|のお願い)|ご?更新|ご?提出|お?手続き|停止|保留|制限|失効|期限|当選|招待|ご?登録|返金|再配達|お届け|お?支払い?(?:方法|が|を|に)|ご注文|サインイン|ログイン|本人確認|警告|違反|できませんでした|受け取る)/u,
  /\b(?:bestatigen|aktualisieren|einreichen|(?:uber)?prufung|erforderlich|gesperrt|stornier\w+|bestellung|rechnung|erstattung|bestatigt)\b/u,
];

/** A lure says soon what it wants. */
const searched = 3_000;

/** Is something asked of the reader, or told of what is his? */
export function hasMatter(text: string): boolean {
  const plain = skeleton(text.slice(0, searched));
  return matters.some((pattern) => pattern.test(plain));
}
